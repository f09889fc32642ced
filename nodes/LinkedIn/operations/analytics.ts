import { analyticsOperations } from '../../shared/analytics/analyticsOperations';
import type { AnalyticsCapability } from '../../shared/analytics/capability';
import { accountMetrics, readDays, readWhole } from '../analytics/account';
import { MAX_DAYS_PER_CALL, REPORTING_ZONE } from '../analytics/days';
import { readPosts } from '../analytics/posts';
import { selectedAuthor } from '../authors';
import type { LinkedInApi } from '../connection';
import { authorField, postField } from '../fields';
import { LINKEDIN } from '../platform';

/** https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations */
export const linkedInAnalytics: AnalyticsCapability<LinkedInApi> = {
	platform: LINKEDIN,
	accountFields: [authorField],
	postField,
	reportingZone: REPORTING_ZONE,
	maxDaysPerCall: MAX_DAYS_PER_CALL,
	accountMetrics,
	account: async (context) => {
		const { urn, name } = await selectedAuthor(context);
		return { id: urn, name };
	},
	readPosts,
	readDays,
	readWhole,
};

export const analyticsOperationsOfLinkedIn = analyticsOperations(linkedInAnalytics);
