import type { IDataObject } from 'n8n-workflow';
import type { MetricName, MetricValues } from '../../shared/analytics/analytics';
import type { RestliQuery } from '../restli';
import { isNumber } from './shareStatistics';

interface PageStatistics {
	resource: string;
	query: RestliQuery;
	names: readonly MetricName[];
	toValues(element: IDataObject): MetricValues;
}

/**
 * Views of the page itself. Brands have a resource of their own.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/page-statistics
 */
export function pageStatistics(organization: string): PageStatistics {
	const isBrand = organization.startsWith('urn:li:organizationBrand:');
	return {
		resource: isBrand ? 'brandPageStatistics' : 'organizationPageStatistics',
		query: isBrand ? { q: 'brand', brand: organization } : { q: 'organization', organization },
		names: ['profileViews', 'uniqueProfileViews'],
		toValues: pageValues,
	};
}

/** Pure. */
export function pageValues({ totalPageStatistics }: IDataObject): MetricValues {
	const { views } = (totalPageStatistics ?? {}) as IDataObject;
	const { allPageViews } = (views ?? {}) as IDataObject;
	const { pageViews, uniquePageViews } = (allPageViews ?? {}) as IDataObject;
	return {
		...(isNumber(pageViews) ? { profileViews: pageViews } : {}),
		...(isNumber(uniquePageViews) ? { uniqueProfileViews: uniquePageViews } : {}),
	};
}
