/**
 * The daily counters that jobs of a connection use up first: resource and method, as the client
 * names them. LinkedIn tells of them only when they are used up.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/rate-limits
 */
export const BUCKETS: string[] = [
	'posts:POST',
	'posts:GET',
	'posts:FINDER',
	'images:POST',
	'videos:POST',
	'documents:POST',
	'socialActions:POST',
	'socialActions:GET',
	'reactions:POST',
	'organizationalEntityShareStatistics:FINDER',
	'organizationalEntityFollowerStatistics:FINDER',
	'organizationPageStatistics:FINDER',
	'memberCreatorPostAnalytics:FINDER',
	'leadFormResponses:FINDER',
	'leadFormResponses:GET',
];
