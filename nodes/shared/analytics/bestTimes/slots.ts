import { DateTime } from 'luxon';

/** A time of the week as clocks show it; a part that does not matter is absent. */
export interface Slot {
	/** 1 is Monday, 7 Sunday. */
	readonly weekday?: number;
	readonly hour?: number;
}

export type SlotKind = 'weekdayAndHour' | 'hour' | 'weekday';

/** A post and how well it has done, by one measure for all posts of the account. */
export interface RatedPost {
	readonly publishedAt: string;
	readonly rate: number;
}

/**
 * A slot and how its posts did, as a multiple of what those at all other times did: 1 is as well as
 * they. It is pulled towards 1 the more the fewer posts stand in the slot.
 */
export interface RatedSlot extends Slot {
	readonly posts: number;
	readonly rate: number;
}

/** So many posts as good as the others are thought to stand in every slot beside its own. */
export const PULL_POSTS = 5;
/** A slot with fewer posts is chance. */
export const FEWEST_IN_SLOT = 3;

/** The slot of an instant, by the clocks of a time zone: summer time or not does not matter. */
export function slotOf(publishedAt: string, zone: string, kind: SlotKind): Slot {
	const { weekday, hour } = DateTime.fromISO(publishedAt, { zone });
	if (kind === 'hour') return { hour };
	return kind === 'weekday' ? { weekday } : { weekday, hour };
}

/** The slots with enough posts, best first. */
export function rateSlots(posts: readonly RatedPost[], zone: string, kind: SlotKind): RatedSlot[] {
	const bySlot = new Map<string, { slot: Slot; own: RatedPost[] }>();
	for (const post of posts) {
		const slot = slotOf(post.publishedAt, zone, kind);
		const key = `${slot.weekday ?? ''}:${slot.hour ?? ''}`;
		const known = bySlot.get(key) ?? { slot, own: [] };
		known.own.push(post);
		bySlot.set(key, known);
	}
	return [...bySlot.values()]
		.filter(({ own }) => own.length >= FEWEST_IN_SLOT)
		.map(({ slot, own }) => ({ ...slot, posts: own.length, rate: rateOf(own, posts) }))
		.sort(bestFirst);
}

/** Where the others have nothing to compare with, the account as a whole has. */
function rateOf(own: readonly RatedPost[], all: readonly RatedPost[]): number {
	const others = all.filter((post) => !own.includes(post));
	const usual = medianRate(others) || medianRate(all);
	const multiple = usual === 0 ? 1 : medianRate(own) / usual;
	return (multiple * own.length + PULL_POSTS) / (own.length + PULL_POSTS);
}

const medianRate = (posts: readonly RatedPost[]): number => median(posts.map(({ rate }) => rate));

const bestFirst = (one: RatedSlot, other: RatedSlot): number =>
	other.rate - one.rate ||
	other.posts - one.posts ||
	(one.weekday ?? 0) - (other.weekday ?? 0) ||
	(one.hour ?? 0) - (other.hour ?? 0);

/** The middle of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
	if (values.length === 0) return 0;
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Longer than it takes until a time of the week comes that the clocks have once left out. */
const DAYS_AHEAD = 15;

/**
 * When the clocks of a time zone next show a slot after a moment, as ISO 8601 with offset. An hour
 * that is left out when the clocks are set forward is not such a time: the next one is.
 */
export function nextTimeOf(slot: Slot, zone: string, now: number): string | null {
	const start = DateTime.fromMillis(now, { zone });
	const times = Array.from({ length: DAYS_AHEAD }, (_, days) => {
		const day = start.startOf('day').plus({ days });
		return slot.hour === undefined ? day : day.set({ hour: slot.hour });
	});
	const next = times.find(
		(time) =>
			time > start &&
			(slot.weekday === undefined || time.weekday === slot.weekday) &&
			(slot.hour === undefined || time.hour === slot.hour),
	);
	return next?.toISO({ suppressMilliseconds: true }) ?? null;
}
