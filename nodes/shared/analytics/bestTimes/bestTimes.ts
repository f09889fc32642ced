import { Info } from 'luxon';
import type { PostReading } from '../capability';
import type { Measure } from './measure';
import { chooseMeasure } from './measure';
import type { RatedPost, RatedSlot, SlotKind } from './slots';
import { FEWEST_IN_SLOT, median, nextTimeOf, PULL_POSTS, rateSlots } from './slots';

/** Numbers of younger posts still grow. */
export const SETTLED_AFTER_HOURS = 24;

export interface BestTimesQuestion {
	/** IANA name: the clocks that count. */
	readonly zone: string;
	/** How many posts with numbers there must be for a verdict. */
	readonly needed: number;
	/** How many times are given of each kind. */
	readonly limit: number;
	readonly now: number;
}

/** A time at which posts have done better than at all others, and when it comes next. */
export type BestTime = {
	weekday?: string;
	/** `09:00`: the hour that begins then. */
	hour?: string;
	posts: number;
	/** 1.25: a quarter better than at all other times, after the pull towards them. */
	rate: number;
	next: string | null;
};

export type BestTimes = {
	timeZone: string;
	enough: boolean;
	posts: { read: number; used: number; needed: number; tooYoung: number; withoutNumbers: number };
	period: { from: string; to: string } | null;
	/** Weekday and hour together; empty without a verdict, as are the others. */
	best: BestTime[];
	bestHours: BestTime[];
	bestWeekdays: BestTime[];
	method: { measure: string | null; accountMedian: number | null; explanation: string };
	message: string;
};

type PastPost = Pick<PostReading, 'publishedAt' | 'values'>;

/** The times at which an account's own posts have done best. Pure. */
export function bestTimesOf(readings: readonly PastPost[], question: BestTimesQuestion): BestTimes {
	const settledBefore = question.now - SETTLED_AFTER_HOURS * 3_600_000;
	const settled = readings.filter(
		({ publishedAt }) => publishedAt !== null && Date.parse(publishedAt) <= settledBefore,
	);
	const measure = chooseMeasure(settled.map(({ values }) => values));
	const counted = measure ? measured(settled, measure) : [];
	const usual = median(counted.map(({ rate }) => rate));
	const enough = counted.length >= question.needed && usual > 0;
	const timesOf = (kind: SlotKind) =>
		enough ? toTimes(rateSlots(counted, question.zone, kind), question) : [];
	const best = {
		best: timesOf('weekdayAndHour'),
		bestHours: timesOf('hour'),
		bestWeekdays: timesOf('weekday'),
	};
	const dates = counted.map(({ publishedAt }) => publishedAt).sort();
	const posts = {
		read: readings.length,
		used: counted.length,
		needed: question.needed,
		tooYoung: readings.filter(({ publishedAt }) => publishedAt !== null).length - settled.length,
		withoutNumbers: settled.length - counted.length,
	};
	return {
		timeZone: question.zone,
		enough,
		posts,
		period: dates.length > 0 ? { from: dates[0], to: dates[dates.length - 1] } : null,
		...best,
		method: methodOf(measure, question.zone, counted.length > 0 ? usual : null),
		message: messageOf(posts, { usual, best: [...best.best, ...best.bestHours] }),
	};
}

function measured(posts: readonly PastPost[], measure: Measure): RatedPost[] {
	return posts.flatMap(({ publishedAt, values }) => {
		const rate = measure.of(values);
		return publishedAt === null || rate === undefined ? [] : [{ publishedAt, rate }];
	});
}

function toTimes(slots: readonly RatedSlot[], { zone, limit, now }: BestTimesQuestion): BestTime[] {
	return slots
		.filter(({ rate }) => rate > 1)
		.slice(0, limit)
		.map(({ weekday, hour, posts, rate }) => ({
			...(weekday === undefined ? {} : { weekday: WEEKDAYS[weekday - 1] }),
			...(hour === undefined ? {} : { hour: `${String(hour).padStart(2, '0')}:00` }),
			posts,
			rate: Math.round(rate * 100) / 100,
			next: nextTimeOf({ weekday, hour }, zone, now),
		}));
}

const WEEKDAYS = Info.weekdays('long', { locale: 'en' });

function methodOf(
	measure: Measure | undefined,
	zone: string,
	accountMedian: number | null,
): BestTimes['method'] {
	const formula = measure?.formula ?? null;
	return {
		measure: formula,
		accountMedian,
		explanation: `Each post counts with ${formula ?? 'its engagement'}. A time gets the median of its posts, divided by the median of the posts at all other times, and pulled towards 1 as if ${PULL_POSTS} more posts as good as the others stood there. Times with fewer than ${FEWEST_IN_SLOT} posts, and posts of the last ${SETTLED_AFTER_HOURS} hours, are left out. Weekdays and hours are those of ${zone}.`,
	};
}

function messageOf(
	{ used, needed }: BestTimes['posts'],
	{ usual, best }: { usual: number; best: readonly BestTime[] },
): string {
	if (used < needed) {
		return `There are ${used} posts with numbers, and ${needed} are needed: no verdict.`;
	}
	if (usual === 0) return 'Most posts have no engagement at all: no verdict.';
	return best.length > 0
		? `From ${used} posts.`
		: `From ${used} posts: no time has done better than the others.`;
}
