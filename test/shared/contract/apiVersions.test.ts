import { API_VERSIONS, daysUntilSunset } from '../../../nodes/shared/contract/apiVersions';
import type { ApiVersion } from '../../../nodes/shared/contract/platform';

const versions = Object.entries(API_VERSIONS) as Array<[string, ApiVersion]>;

describe('the API versions in use', () => {
	it.each(versions)('%s works for at least another 60 days', (_id, api) => {
		const days = daysUntilSunset(api, Date.now()) ?? Infinity;
		expect(days).toBeGreaterThan(60);
	});

	it.each(versions)(
		'%s names its version, and its end as a date if one is announced',
		(_id, api) => {
			expect(api.version).toMatch(/^v?\d+/);
			expect(api.sunset ?? '2099-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
		},
	);

	it('count down to the announced end in whole days', () => {
		const api: ApiVersion = { name: 'API', version: 'v1', sunset: '2027-01-21' };
		expect(daysUntilSunset(api, Date.parse('2027-01-20T00:00:00Z'))).toBe(1);
		expect(daysUntilSunset(api, Date.parse('2027-01-22T00:00:00Z'))).toBe(-1);
		expect(daysUntilSunset({ name: 'API', version: 'v1' }, 0)).toBeUndefined();
	});
});
