import type { ApiVersion } from './platform';

/**
 * Every version of a network's API that this package calls, with the day from which the vendor no
 * longer serves it. A test fails when one of them is within 60 days of its end.
 */
export const API_VERSIONS = {
	/**
	 * https://learn.microsoft.com/en-us/linkedin/marketing/versioning (a year after the release, in
	 * the middle of the month; the day is not announced yet)
	 */
	linkedIn: { name: 'LinkedIn API', version: '202609', sunset: '2027-09-15' },
	/** https://developers.facebook.com/docs/graph-api/changelog/versions (no end announced) */
	metaGraph: { name: 'Graph API', version: 'v26.0' },
	/** https://docs.x.com/changelog (the path names the version; no end announced) */
	x: { name: 'X API', version: 'v2' },
} as const satisfies Record<string, ApiVersion>;

/** Days until a version ends; undefined while no end is announced. */
export function daysUntilSunset(api: ApiVersion, now: number): number | undefined {
	if (!api.sunset) return undefined;
	return Math.floor((Date.parse(api.sunset) - now) / 86_400_000);
}
