import { FACEBOOK } from '../../../../nodes/Facebook/platform';
import type { AnalyticsCapability } from '../../../../nodes/shared/analytics/capability';
import type { Period } from '../../../../nodes/shared/analytics/period';
import { daysOf } from '../../../../nodes/shared/analytics/period';
import { readAccountReport } from '../../../../nodes/shared/analytics/report/readAccountReport';
import type { RunContext } from '../../../../nodes/shared/contract/operation';
import { inputError } from '../../../../nodes/shared/http/failure';
import { openJournal } from '../../../../nodes/shared/run/journal';
import { fakeN8n, NODE } from '../../../support/fakeN8n';
import { BEFORE, NOW } from './support';

/** A network that has a like and two people on each day, and only tells people of whole periods. */
const capability: AnalyticsCapability<undefined> = {
	platform: FACEBOOK,
	accountFields: [],
	postField: { displayName: 'Post', name: 'post', type: 'string', default: '' },
	reportingZone: 'UTC',
	maxDaysPerCall: 10,
	accountMetrics: [
		{ network: 'n_likes', name: 'likes', combine: 'sum' },
		{ network: 'n_people', name: 'reach', combine: 'unique' },
	],
	account: async () => await Promise.resolve({ id: '7', name: 'Ada' }),
	readPosts: async () => await Promise.resolve([]),
	readDays: async (_context, period) =>
		await Promise.resolve({
			values: { n_likes: Object.fromEntries(daysOf(period).map((day) => [day, 1])) },
			refused: {},
			raw: [{ from: period.from }],
		}),
	readWhole: async (_context, { to }) =>
		await Promise.resolve(to === NOW.to ? { n_people: 5 } : ({} as Record<string, number>)),
};

const { n8n } = fakeN8n();
const context: RunContext<undefined> = {
	n8n,
	api: undefined,
	itemIndex: 0,
	journal: openJournal(n8n, 0)(0),
	afterRun: (work) => work(),
	param: <T>(_name: string, fallback: T) => fallback,
};

const read = async (compare: boolean, of = capability) =>
	await readAccountReport(context, of, { period: NOW, compare });

describe('readAccountReport', () => {
	it('has both periods and what has changed between them', async () => {
		const { json, reported } = await read(true);
		expect(json).toMatchObject({
			account: { id: '7', name: 'Ada' },
			period: NOW,
			metrics: { likes: 28, reach: 5 },
			previous: { period: BEFORE, metrics: { likes: 28 } },
			change: { likes: { previous: 28, difference: 0, percent: 0 } },
		});
		expect(json.change).not.toHaveProperty('reach');
		expect(json).not.toHaveProperty('raw');
		expect(reported).toMatchObject({
			label: `${FACEBOOK.title}: Ada`,
			combine: { likes: 'sum', reach: 'unique' },
		});
	});

	it('reads nothing of the period before when nothing is compared', async () => {
		const asked: Period[] = [];
		const readDays: typeof capability.readDays = async (own, period) => {
			asked.push(period);
			return await capability.readDays(own, period);
		};
		const { json } = await read(false, { ...capability, readDays });
		expect(json).toMatchObject({ previous: null, change: {} });
		expect(asked.map(({ from }) => from)).toEqual(['2026-11-01', '2026-11-11', '2026-11-21']);
	});

	it('goes on where the network no longer has the period before, and says so', async () => {
		const readDays: typeof capability.readDays = async (own, period) => {
			if (period.to < NOW.from)
				throw inputError(NODE, { field: 'From', happened: 'It is gone', fix: 'Choose later.' });
			return await capability.readDays(own, period);
		};
		const report = await read(true, { ...capability, readDays });
		expect(report.json).toMatchObject({
			metrics: { likes: 28 },
			previous: null,
			previousProblem: 'It is gone. Choose later.',
			change: {},
		});
	});

	it('does not take a defect for a period that is gone', async () => {
		const readWhole: typeof capability.readWhole = async (_context, { to }) => {
			if (to < NOW.from) throw new TypeError('undefined is not a function');
			return await Promise.resolve({});
		};
		await expect(read(true, { ...capability, readWhole })).rejects.toThrow(TypeError);
	});
});
