import type { MetricName, MetricValues } from '../analytics';

/** How well a post has done, as one number that is made the same way for each post. */
export interface Measure {
	/** `(reactions + comments + shares) / impressions`. */
	readonly formula: string;
	/** Undefined for a post that lacks one of the numbers. */
	of(values: MetricValues): number | undefined;
}

/** What people do with a post: the network's own count, or the richest sum that it has. */
const ACTS: ReadonlyArray<readonly MetricName[]> = [
	['engagements'],
	['reactions', 'comments', 'shares'],
	['likes', 'comments', 'shares'],
	['reactions', 'comments'],
	['likes', 'comments'],
];

/** How often it was shown. */
const SHOWN: readonly MetricName[] = ['impressions', 'views', 'reach'];

const RATES = ACTS.flatMap((acts) => SHOWN.map((shown) => measureOf(acts, shown)));
const COUNTS = ACTS.map((acts) => measureOf(acts));

/** A measure that has nearly as many posts as another is taken for what it says. */
const NEARLY = 0.9;

/**
 * The measure for the posts of an account: the best rate that most posts have, or a plain count
 * where the network does not say how often posts were shown. Undefined where no post has either.
 */
export function chooseMeasure(posts: readonly MetricValues[]): Measure | undefined {
	const rate = widest(RATES, posts);
	const count = widest(COUNTS, posts);
	return rate && coverage(rate, posts) * 2 >= coverage(count ?? rate, posts) ? rate : count;
}

function widest(measures: readonly Measure[], posts: readonly MetricValues[]): Measure | undefined {
	const most = Math.max(...measures.map((measure) => coverage(measure, posts)));
	if (most === 0) return undefined;
	return measures.find((measure) => coverage(measure, posts) >= most * NEARLY);
}

const coverage = (measure: Measure, posts: readonly MetricValues[]): number =>
	posts.filter((values) => measure.of(values) !== undefined).length;

function measureOf(acts: readonly MetricName[], shown?: MetricName): Measure {
	const sum = acts.join(' + ');
	const dividend = acts.length > 1 && shown ? `(${sum})` : sum;
	return {
		formula: shown ? `${dividend} / ${shown}` : dividend,
		of: (values) => {
			const parts = acts.map((name) => values[name]);
			if (!parts.every((part): part is number => part !== undefined)) return undefined;
			const done = parts.reduce((total, part) => total + part, 0);
			if (shown === undefined) return done;
			const times = values[shown];
			// A post that nobody was shown says nothing about its time.
			return times === undefined || times <= 0 ? undefined : done / times;
		},
	};
}
