import { noteServerTime, toServerTime } from '../../../nodes/shared/http/serverClock';

const NOW = Date.parse('2026-11-20T10:00:00Z');

describe('toServerTime', () => {
	it('is the local time while nothing is known of the network', () => {
		expect(toServerTime('unheard-of', NOW)).toBe(NOW);
	});

	it('follows the last Date header of each network', () => {
		noteServerTime('late', 'Fri, 20 Nov 2026 09:58:00 GMT', NOW);
		noteServerTime('early', 'Fri, 20 Nov 2026 10:00:30 GMT', NOW);
		expect(toServerTime('late', NOW)).toBe(NOW - 120_000);
		expect(toServerTime('early', NOW + 5000)).toBe(NOW + 35_000);
		noteServerTime('late', 'Fri, 20 Nov 2026 10:00:00 GMT', NOW);
		expect(toServerTime('late', NOW)).toBe(NOW);
	});

	it.each([undefined, '', 'yesterday'])('learns nothing from the header %j', (header) => {
		noteServerTime('odd', 'Fri, 20 Nov 2026 10:00:30 GMT', NOW);
		noteServerTime('odd', header, NOW);
		expect(toServerTime('odd', NOW)).toBe(NOW + 30_000);
	});
});
