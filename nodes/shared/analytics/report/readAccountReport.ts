import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../../contract/operation';
import { asThrown, failureOf } from '../../http/failure';
import type { Account } from '../../publish/draft';
import type { AccountNumbers } from '../accountNumbers';
import { readAccountNumbers } from '../accountNumbers';
import type { AnalyticsCapability } from '../capability';
import type { Period } from '../period';
import { previousPeriod } from '../period';
import { changesOf } from './change';
import type { PeriodNumbers, ReportedAccount } from './reported';

/** An account as it goes into a report, and as an item of its own. */
export interface AccountReport {
	readonly account: Account;
	readonly reported: ReportedAccount;
	readonly json: IDataObject;
	/** The network's answers about the period. */
	readonly raw: IDataObject;
	/** Why there is no period before although it was asked for. */
	readonly previousProblem: string | undefined;
}

/** Reads the numbers of an account over a period, and over the one before it if wanted. */
export async function readAccountReport<Api>(
	context: RunContext<Api>,
	capability: AnalyticsCapability<Api>,
	{ period, compare }: { period: Period; compare: boolean },
): Promise<AccountReport> {
	const { platform } = capability;
	const { id, name } = await capability.account(context);
	const now = await readAccountNumbers(context, capability, period);
	const { numbers, problem } = compare ? await readBefore(context, capability, period) : NOTHING;
	const previous = numbers ? withoutRaw(numbers) : null;
	return {
		account: { id, name },
		reported: {
			platform: platform.id,
			label: `${platform.title}: ${name}`,
			now,
			previous,
			combine: now.combine,
		},
		json: {
			platform: platform.id,
			account: { id, name },
			...withoutRaw(now),
			previous,
			...(problem === undefined ? {} : { previousProblem: problem }),
			change: previous ? changesOf(now.metrics, previous.metrics) : {},
		} as unknown as IDataObject,
		raw: now.raw,
		previousProblem: problem,
	};
}

const withoutRaw = ({ period, metrics, unavailable }: PeriodNumbers): PeriodNumbers => ({
	period,
	metrics,
	unavailable,
});

/** The numbers of the period before, or why there are none. */
interface Before {
	readonly numbers?: AccountNumbers;
	readonly problem?: string;
}

const NOTHING: Before = {};

/** Networks keep numbers for different times: what is gone is no reason to have no report. */
async function readBefore<Api>(
	context: RunContext<Api>,
	capability: AnalyticsCapability<Api>,
	period: Period,
): Promise<Before> {
	try {
		return { numbers: await readAccountNumbers(context, capability, previousPeriod(period)) };
	} catch (error) {
		const failure = failureOf(error);
		if (!failure) throw asThrown(error);
		return { problem: `${failure.happened}. ${failure.advice}` };
	}
}
