import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { MetricName } from './analytics';
import { ACCOUNT_METRICS, unavailableOf } from './analytics';
import type { AccountMetric, AnalyticsCapability, Combine, DailyValues } from './capability';
import { joinDays, valuesOfPeriod } from './combine';
import type { Period } from './period';
import { splitPeriod } from './period';
import type { PeriodNumbers } from './report/reported';

/** The days of a period and what was asked about them. */
export interface AccountDays {
	readonly days: DailyValues;
	readonly accountMetrics: readonly AccountMetric[];
	readonly asked: readonly MetricName[];
	/** The network's answers, and its reasons for what it refused. */
	readonly raw: IDataObject;
}

/** Reads the days of an account, in as many calls as the network's longest period asks for. */
export async function readAccountDays<Api>(
	context: RunContext<Api>,
	capability: AnalyticsCapability<Api>,
	period: Period,
): Promise<AccountDays> {
	const parts: DailyValues[] = [];
	for (const part of splitPeriod(period, capability.maxDaysPerCall)) {
		parts.push(await capability.readDays(context, part));
	}
	const days = joinDays(parts);
	const accountMetrics =
		typeof capability.accountMetrics === 'function'
			? await capability.accountMetrics(context)
			: capability.accountMetrics;
	return {
		days,
		accountMetrics,
		asked: [...ACCOUNT_METRICS, ...accountMetrics.map(({ name }) => name)],
		raw: { refused: days.refused, answers: days.raw },
	};
}

/** The numbers of an account over a period as a whole, and how each is made of its days. */
export interface AccountNumbers extends PeriodNumbers {
	readonly combine: Readonly<Record<string, Combine>>;
	readonly raw: IDataObject;
}

export async function readAccountNumbers<Api>(
	context: RunContext<Api>,
	capability: AnalyticsCapability<Api>,
	period: Period,
): Promise<AccountNumbers> {
	const { days, accountMetrics, asked, raw } = await readAccountDays(context, capability, period);
	const whole = await capability.readWhole(context, period);
	const metrics = valuesOfPeriod(accountMetrics, days, { period, whole });
	return {
		period,
		metrics,
		unavailable: unavailableOf(asked, metrics),
		combine: Object.fromEntries(accountMetrics.map(({ name, combine }) => [name, combine])),
		raw,
	};
}
