import { DateTime } from 'luxon';
import type { AccountMetric, DailyValues } from '../../shared/analytics/capability';
import type { Period } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import { selectedAuthor } from '../authors';
import type { LinkedInApi } from '../connection';
import { REPORTING_ZONE } from './days';
import { readMemberDays, readMemberWhole } from './member';
import { MEMBER_ACCOUNT_METRICS, ORGANIZATION_METRICS } from './metrics';
import { readOrganizationDays, readOrganizationWhole } from './organization';

/** Statistics of organizations reach back so far. */
const MONTHS_KEPT = 12;

export async function accountMetrics(
	context: RunContext<LinkedInApi>,
): Promise<readonly AccountMetric[]> {
	const { kind } = await selectedAuthor(context);
	return kind === 'member' ? MEMBER_ACCOUNT_METRICS : ORGANIZATION_METRICS;
}

/** Values of each day of the author: a member's own posts, or a page and its posts. */
export async function readDays(
	context: RunContext<LinkedInApi>,
	period: Period,
): Promise<DailyValues> {
	const { kind, urn } = await selectedAuthor(context);
	if (kind === 'member') return await readMemberDays(context, period);
	assertKept(context, period);
	return await readOrganizationDays(context, urn, period);
}

/** What the whole period has and its days do not. */
export async function readWhole(
	context: RunContext<LinkedInApi>,
	period: Period,
): Promise<Record<string, number>> {
	const { kind, urn } = await selectedAuthor(context);
	return kind === 'member'
		? await readMemberWhole(context, period)
		: await readOrganizationWhole(context, urn, period);
}

function assertKept({ n8n }: RunContext<LinkedInApi>, { from }: Period) {
	const oldest = DateTime.now().setZone(REPORTING_ZONE).minus({ months: MONTHS_KEPT }).toISODate();
	if (oldest === null || from >= oldest) return;
	throw inputError(n8n.getNode(), {
		field: 'From',
		happened: `LinkedIn keeps the statistics of pages for ${MONTHS_KEPT} months; 'From' is ${from}`,
		fix: `Choose ${oldest} or a later day.`,
	});
}
