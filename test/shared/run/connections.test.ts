import { noteRefusal } from '../../../nodes/shared/http/refusals';
import { openConnections } from '../../../nodes/shared/run/connections';
import { fakeN8n } from '../../support/fakeN8n';

const MINUTE = 60_000;
const param = <T>(_name: string, fallback: T) => fallback;

/** A node whose connections are numbered; `opened` lists the items that they were opened with. */
function setUp({ hasOAuth2 = true, fails = (_count: number) => false } = {}) {
	const { n8n } = fakeN8n();
	const opened: number[] = [];
	const connectionOf = openConnections(n8n, {
		hasOAuth2: () => hasOAuth2,
		connect: async (_n8n, itemIndex, { maxWaitMs }) => {
			opened.push(itemIndex);
			const number = opened.length;
			if (fails(number)) throw new Error(`refused ${number}`);
			return { number, maxWaitMs };
		},
	});
	const connect = async (item: number, maxWaitMs = 1) =>
		(await connectionOf(item, param, { maxWaitMs })).number;
	return { n8n, opened, connect };
}

describe('openConnections', () => {
	afterEach(() => void jest.useRealTimers());

	it('opens one connection for all items that sign in with OAuth2, as n8n does with the first item', async () => {
		const { connect, opened } = setUp();
		expect(await Promise.all([2, 0, 1].map(async (item) => await connect(item)))).toEqual([1, 1, 1]);
		expect(opened).toEqual([0]);
	});

	it('opens one for each item whose token may come from an expression', async () => {
		const { connect, opened } = setUp({ hasOAuth2: false });
		await Promise.all([2, 0, 1].map(async (item) => await connect(item)));
		expect(opened).toEqual([2, 0, 1]);
	});

	it('opens one for each wait that items ask for', async () => {
		const { connect } = setUp();
		expect([await connect(0, 1), await connect(1, 2), await connect(2, 1)]).toEqual([1, 2, 1]);
	});

	it('opens it anew when the access was refused, since n8n has renewed it then', async () => {
		const { connect, n8n } = setUp();
		await connect(0);
		noteRefusal(n8n);
		expect([await connect(1), await connect(2)]).toEqual([2, 2]);
	});

	it('opens it anew after a minute, since somebody may have connected the credential anew', async () => {
		jest.useFakeTimers({ now: 0, doNotFake: ['nextTick'] });
		const { connect } = setUp();
		await connect(0);
		jest.setSystemTime(MINUTE - 1);
		expect(await connect(1)).toBe(1);
		jest.setSystemTime(MINUTE);
		expect(await connect(2)).toBe(2);
	});

	it('gives each item an error of its own, and opens it for those after it', async () => {
		const { connect } = setUp({ fails: (count) => count < 3 });
		const results = await Promise.allSettled([connect(0), connect(1)]);
		expect(results.map((result) => 'reason' in result && String(result.reason))).toEqual([
			'Error: refused 1',
			'Error: refused 2',
		]);
		expect([await connect(2), await connect(3)]).toEqual([3, 3]);
	});
});
