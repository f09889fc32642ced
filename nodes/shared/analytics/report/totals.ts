import type { MetricName } from '../analytics';
import type { Combine } from '../capability';
import type { Adds } from './adds';
import { addsOf, reasonOf } from './adds';
import type { Change } from './change';
import { changeOf } from './change';
import type { ReportedAccount } from './reported';

/** A number added up over accounts, and over which. */
export type Total = {
	metric: string;
	/** The network whose accounts were added up; null for those of all networks. */
	platform: string | null;
	value: number;
	/** Labels of the accounts in it. */
	accounts: string[];
	/** Labels of the accounts that have no such number: they are not in it, not even as 0. */
	without: string[];
	/** Over the accounts that have the number in both periods; null where none has. */
	change: (Change & { accounts: string[] }) | null;
};

/** Whether a metric adds up, and why. */
export type MetricRule = { metric: string; adds: Adds; why: string };

export interface Totals {
	totals: Total[];
	metrics: MetricRule[];
}

/** Adds up what is comparable. Pure. */
export function totalsOf(accounts: readonly ReportedAccount[]): Totals {
	const rules = metricNames(accounts).map((metric): MetricRule => {
		const combine = commonCombine(accounts, metric);
		const adds = addsOf(metric, combine);
		return { metric, adds, why: reasonOf(adds, combine) };
	});
	return { totals: rules.flatMap((rule) => totalsOfMetric(accounts, rule)), metrics: rules };
}

/** What people look at first. */
const HEADLINES: readonly MetricName[] = [
	'views',
	'impressions',
	'reach',
	'engagements',
	'likes',
	'comments',
	'shares',
	'followers',
	'newFollowers',
	'clicks',
	'profileViews',
];

/** Every metric that at least one account has a value of, those first that are looked at first. */
export function metricNames(accounts: readonly ReportedAccount[]): MetricName[] {
	const names = [...new Set(accounts.flatMap(({ now }) => Object.keys(now.metrics)))];
	return [
		...HEADLINES.filter((name) => names.includes(name)),
		...names.filter((name) => !HEADLINES.includes(name)),
	];
}

/** How a metric is combined where it has a value; what does not add up somewhere adds up nowhere. */
function commonCombine(
	accounts: readonly ReportedAccount[],
	metric: MetricName,
): Combine | undefined {
	const others = accounts
		.filter(({ now }) => now.metrics[metric] !== undefined)
		.map(({ combine }) => combine[metric])
		.filter((way) => way !== 'sum');
	return others.length > 0 ? others[0] : 'sum';
}

function totalsOfMetric(
	accounts: readonly ReportedAccount[],
	{ metric, adds }: MetricRule,
): Total[] {
	if (adds === 'no') return [];
	if (adds === 'everywhere') return totalOf(accounts, metric, null);
	const platforms = [...new Set(accounts.map(({ platform }) => platform))];
	return platforms.flatMap((platform) =>
		totalOf(
			accounts.filter((account) => account.platform === platform),
			metric,
			platform,
		),
	);
}

function totalOf(
	accounts: readonly ReportedAccount[],
	metric: MetricName,
	platform: string | null,
): Total[] {
	const having = accounts.filter(({ now }) => now.metrics[metric] !== undefined);
	if (having.length === 0) return [];
	return [
		{
			metric,
			platform,
			value: sum(having.map(({ now }) => now.metrics[metric] ?? 0)),
			accounts: having.map(({ label }) => label),
			without: accounts.filter((one) => !having.includes(one)).map(({ label }) => label),
			change: changeOfTotal(having, metric),
		},
	];
}

function changeOfTotal(having: readonly ReportedAccount[], metric: MetricName): Total['change'] {
	const pairs = having.flatMap(({ label, now, previous }) => {
		const [value, before] = [now.metrics[metric], previous?.metrics[metric]];
		return value === undefined || before === undefined ? [] : [{ label, value, before }];
	});
	if (pairs.length === 0) return null;
	const change = changeOf(
		sum(pairs.map(({ value }) => value)),
		sum(pairs.map(({ before }) => before)),
	);
	return { ...change, accounts: pairs.map(({ label }) => label) };
}

const sum = (values: readonly number[]): number =>
	values.reduce((total, value) => total + value, 0);
