import { analyticsOperations } from '../../shared/analytics/analyticsOperations';
import type { AnalyticsCapability } from '../../shared/analytics/capability';
import {
	MAX_DAYS_PER_CALL,
	POSTS_FIELD,
	readDays,
	readProfile,
	readWhole,
	REPORTING_ZONE,
} from '../analytics/account';
import { ACCOUNT_METRICS_OF_X } from '../analytics/metrics';
import { readPosts } from '../analytics/posts';
import type { XApi } from '../connection';
import { postField } from '../fields';
import { X } from '../platform';

/** https://docs.x.com/x-api/fundamentals/metrics */
export const xAnalytics: AnalyticsCapability<XApi> = {
	platform: X,
	accountFields: [],
	postField,
	reportingZone: REPORTING_ZONE,
	maxDaysPerCall: MAX_DAYS_PER_CALL,
	accountMetrics: ACCOUNT_METRICS_OF_X,
	periodFields: [POSTS_FIELD],
	account: async ({ api }) => {
		const { id, username } = await api.me();
		return { id, name: username };
	},
	readPosts,
	readDays,
	readWhole,
	readMore: readProfile,
};

export const analyticsOperationsOfX = analyticsOperations(xAnalytics);
