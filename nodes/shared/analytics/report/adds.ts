import type { MetricName } from '../analytics';
import type { Combine } from '../capability';

/** Over which accounts the values of a metric may be added up. */
export type Adds = 'everywhere' | 'within-network' | 'no';

/** What means the same on every network: single acts of people on posts, and seconds. */
const SAME_EVERYWHERE: readonly MetricName[] = [
	'likes',
	'reactions',
	'comments',
	'shares',
	'saves',
	'watchTimeSeconds',
];

/**
 * Whether a metric may be added up over accounts: what does not even add up over days does not add
 * up over accounts either, and what each network counts in its own way adds up within one only.
 */
export function addsOf(name: MetricName, combine: Combine | undefined): Adds {
	if (combine !== 'sum') return 'no';
	return SAME_EVERYWHERE.includes(name) ? 'everywhere' : 'within-network';
}

const WHY_NOT: Readonly<Record<Exclude<Combine, 'sum'>, string>> = {
	last: 'It is a level, not a count of events: the same people may be behind several accounts.',
	unique: 'It counts people once or is a rate: the same people may be behind several accounts.',
};

/** Why a metric adds up as it does, for people. */
export function reasonOf(adds: Adds, combine: Combine | undefined): string {
	if (adds === 'everywhere') return 'It means the same on every network.';
	if (adds === 'within-network') return 'Each network counts it in its own way.';
	return combine === undefined || combine === 'sum'
		? 'It is not known how it adds up.'
		: WHY_NOT[combine];
}
