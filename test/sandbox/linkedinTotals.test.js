'use strict';

const { enc, startLinkedIn } = require('./linkedinClient');

const DAY = 86_400_000;

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
beforeAll(async () => {
	world = await startLinkedIn();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const end = Math.floor(Date.now() / DAY) * DAY;
const range = `timeRange:(start:${end - 7 * DAY},end:${end})`;

/** @param {string} resource @param {string} page @param {string} intervals */
async function elements(resource, page, intervals) {
	const path = `${resource}&timeIntervals=(${intervals})`.replace('PAGE', enc(page));
	const reply = await world.get(path, world.tokens.community, 'FINDER');
	expect(reply.status).toBe(200);
	return reply.json.elements;
}

describe('statistics of a range', () => {
	const SHARES =
		'organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=PAGE';
	const VIEWS = 'organizationPageStatistics?q=organization&organization=PAGE';

	it('come for each day with the granularity DAY', async () => {
		const days = await elements(VIEWS, world.fern, `${range},timeGranularityType:DAY`);
		expect(days).toHaveLength(7);
	});

	it('of posts come for the range as a whole without a granularity, those of pages do not', async () => {
		const [whole, ...more] = await elements(SHARES, world.fern, range);
		expect(more).toEqual([]);
		expect(whole.timeRange).toEqual({ start: end - 7 * DAY, end });
		const days = await elements(SHARES, world.fern, `${range},timeGranularityType:DAY`);
		const viewsOf = (/** @type {any} */ each) => each.totalShareStatistics.impressionCount;
		const sum = days.reduce((/** @type {number} */ all, each) => all + viewsOf(each), 0);
		expect(viewsOf(whole)).toBe(sum);
		expect(sum).toBeGreaterThan(0);
		const path = `${VIEWS}&timeIntervals=(${range})`.replace('PAGE', enc(world.fern));
		expect((await world.get(path, world.tokens.community, 'FINDER')).status).toBe(400);
	});

	it('of a brand have a resource of their own', async () => {
		const brand = `urn:li:organizationBrand:${world.seed.brands.fernLabs.id}`;
		const days = await elements(
			'brandPageStatistics?q=brand&brand=PAGE',
			brand,
			`${range},timeGranularityType:DAY`,
		);
		expect(days).toHaveLength(7);
	});
});
