import { analyticsOperations } from '../../shared/analytics/analyticsOperations';
import type { AnalyticsCapability } from '../../shared/analytics/capability';
import { MAX_DAYS_PER_CALL, readDays, REPORTING_ZONE } from '../analytics/account';
import { readWhole } from '../analytics/whole';
import { BREAKDOWN_FIELD, readBreakdown } from '../analytics/breakdown';
import { DEMOGRAPHICS_FIELD, readDemographics } from '../analytics/demographics';
import { ACCOUNT_METRICS_OF_INSTAGRAM } from '../analytics/metrics';
import { readPosts } from '../analytics/posts';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { accountField, postField } from '../fields';
import { INSTAGRAM } from '../platform';

/** https://developers.facebook.com/docs/instagram-platform/insights */
export const instagramAnalytics: AnalyticsCapability<InstagramApi> = {
	platform: INSTAGRAM,
	accountFields: [accountField],
	postField,
	reportingZone: REPORTING_ZONE,
	maxDaysPerCall: MAX_DAYS_PER_CALL,
	accountMetrics: ACCOUNT_METRICS_OF_INSTAGRAM,
	periodFields: [BREAKDOWN_FIELD, DEMOGRAPHICS_FIELD],
	account: async (context) => {
		const { id, username } = await selectedAccount(context);
		return { id, name: username };
	},
	readPosts,
	readDays,
	readWhole,
	readMore: async (context, period) => ({
		...(await readBreakdown(context, period)),
		...(await readDemographics(context)),
	}),
};

export const analyticsOperationsOfInstagram = analyticsOperations(instagramAnalytics);
