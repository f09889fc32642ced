import { analyticsOperations } from '../../shared/analytics/analyticsOperations';
import type { AnalyticsCapability } from '../../shared/analytics/capability';
import { MAX_DAYS_PER_CALL, readDays, readWhole, REPORTING_ZONE } from '../analytics/page';
import { PAGE_METRICS } from '../analytics/metrics';
import { readPosts } from '../analytics/posts';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField, postField } from '../fields';
import { FACEBOOK } from '../platform';

/** https://developers.facebook.com/docs/graph-api/reference/insights */
export const facebookAnalytics: AnalyticsCapability<FacebookApi> = {
	platform: FACEBOOK,
	accountFields: [pageField],
	postField,
	reportingZone: REPORTING_ZONE,
	maxDaysPerCall: MAX_DAYS_PER_CALL,
	accountMetrics: PAGE_METRICS,
	account: async (context) => {
		const { id, name } = await selectedPage(context);
		return { id, name };
	},
	readPosts,
	readDays,
	readWhole,
};

export const analyticsOperationsOfFacebook = analyticsOperations(facebookAnalytics);
