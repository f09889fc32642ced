import type { FakeTrigger } from './world';
import { World, deliveryOf, newAddress } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => await pause(ms),
}));

let pause: (ms: number) => Promise<void> = async () => await new Promise(() => {});
const NOW = Date.parse('2026-11-20T00:00:00Z');
const MINUTE = 60_000;

beforeEach(() => {
	pause = async () => await new Promise(() => {});
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => jest.restoreAllMocks());

const after = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(NOW + ms);

/** A host and guests, active. */
async function sharing(guests: Array<{ isTest?: boolean }>) {
	const world = new World();
	const [host, ...others] = [{}, ...guests].map((options) =>
		world.trigger({ address: newAddress(), ...options }),
	);
	for (const trigger of [host, ...others]) await trigger.activate();
	return { world, host, guests: others };
}

const receivedBy = (triggers: FakeTrigger[]) => triggers.map(({ received }) => received);

describe('the host of a list', () => {
	it("passes a delivery on with Meta's signature, and everybody starts once", async () => {
		const { world, host, guests } = await sharing([{}, {}]);
		expect(await world.happen('1', 'feed', 'a')).toBe(200);
		expect(await world.happen('1', 'feed', 'a')).toBe(200);
		expect(receivedBy([host, ...guests])).toEqual([['a'], ['a'], ['a']]);
	});

	it('passes nothing on that Meta has not signed', async () => {
		const { world, host, guests } = await sharing([{}]);
		const url = world.subscriptions.get('page')?.callbackUrl ?? '';
		expect(await world.deliver(url, deliveryOf('1', 'feed', 'a'), 'guess')).toBe(401);
		expect(await world.deliver(guests[0].address, deliveryOf('1', 'feed', 'a'), 'guess')).toBe(401);
		expect(receivedBy([host, ...guests])).toEqual([[], []]);
	});

	it('asks Meta to come again while a guest is down, and nobody gets anything twice', async () => {
		const { world, host, guests } = await sharing([{}, {}]);
		guests[0].isUp = false;
		expect(await world.happen('1', 'feed', 'a')).toBe(503);
		expect(await world.happen('1', 'feed', 'a')).toBe(503);
		guests[0].isUp = true;
		expect(await world.happen('1', 'feed', 'a')).toBe(200);
		expect(receivedBy([host, ...guests])).toEqual([['a'], ['a'], ['a']]);
	});

	it.each([
		['an error', { status: 500, body: 'no' }, 503],
		['the 200 of an n8n that is starting', { status: 200, body: 'n8n is starting up' }, 503],
		['the 404 of an n8n that is starting', { status: 404, body: 'Cannot POST' }, 503],
	])('takes %s for a delivery that was missed', async (_, instead, status) => {
		const { world, guests } = await sharing([{}]);
		guests[0].instead = instead;
		expect(await world.happen('1', 'feed', 'a')).toBe(status);
		guests[0].instead = undefined;
		expect(await world.happen('1', 'feed', 'a')).toBe(200);
		expect(guests[0].received).toEqual(['a']);
	});

	it('gives up on a guest that does not answer in time for Meta', async () => {
		const { world, host, guests } = await sharing([{}]);
		const pauses: number[] = [];
		const answer = world.http.bind(world);
		world.http = async (request) =>
			request.url === guests[0].address ? await new Promise(() => {}) : await answer(request);
		pause = async (ms) => void pauses.push(ms);
		expect(await world.happen('1', 'feed', 'a')).toBe(503);
		expect(pauses).toEqual([4_500]);
		expect(host.received).toEqual(['a']);
	});

	it('goes on without a guest that is gone for two minutes, or down for thirty', async () => {
		const { world, guests } = await sharing([{}]);
		guests[0].isUp = false;
		expect(await world.happen('1', 'feed', 'a')).toBe(503);
		after(29 * MINUTE);
		expect(await world.happen('1', 'feed', 'b')).toBe(503);
		after(31 * MINUTE);
		expect(await world.happen('1', 'feed', 'c')).toBe(200);
		Object.assign(guests[0], { isUp: true, isRegistered: false });
		await world.happen('1', 'feed', 'd');
		await world.settled();
		after(34 * MINUTE);
		expect(await world.happen('1', 'feed', 'e')).toBe(200);
		guests[0].isRegistered = true;
		await world.happen('1', 'feed', 'f');
		await world.settled();
		expect(guests[0].received).toEqual(['f']);
		guests[0].isUp = false;
		expect(await world.happen('1', 'feed', 'g')).toBe(503);
	});

	it('waits for a guest that was down and is starting, but not for one that fails in turns', async () => {
		const { world, guests } = await sharing([{}]);
		guests[0].isUp = false;
		expect(await world.happen('1', 'feed', 'a')).toBe(503);
		after(10 * MINUTE);
		guests[0].instead = { status: 404, body: 'Cannot POST' };
		expect(await world.happen('1', 'feed', 'b')).toBe(503);
		for (let minute = 11; minute < 30; minute++) {
			after(minute * MINUTE);
			guests[0].instead = minute % 2 ? { status: 500, body: '' } : { status: 404, body: '' };
			expect(await world.happen('1', 'feed', 'c')).toBe(503);
		}
		after(31 * MINUTE);
		expect(await world.happen('1', 'feed', 'd')).toBe(200);
	});

	it('serves tests, and never makes Meta repeat anything for them', async () => {
		const { world, guests } = await sharing([{ isTest: true }]);
		await world.happen('1', 'feed', 'a');
		await world.settled();
		expect(guests[0].received).toEqual(['a']);
		guests[0].isUp = false;
		expect(await world.happen('1', 'feed', 'b')).toBe(200);
	});

	it('goes on passing on what Meta repeats at its earlier address, as a guest', async () => {
		const { world, host, guests } = await sharing([{}]);
		const before = world.subscriptions.get('page')?.callbackUrl ?? '';
		host.isUp = false;
		await guests[0].restart();
		host.isUp = true;
		expect(await world.deliver(before, deliveryOf('1', 'feed', 'a'))).toBe(200);
		expect(receivedBy([host, ...guests])).toEqual([['a'], ['a']]);
	});
});

describe('items that have to be completed', () => {
	it('come again at the trigger that could not complete them, and only there', async () => {
		const world = new World();
		let works = false;
		const host = world.trigger({ address: newAddress() });
		const guest = world.trigger({
			address: newAddress(),
			complete: async (unseen) => {
				if (!works) throw new Error('not readable yet');
				return unseen.map((item) => ({ ...item, id: `${item.id} completed` }));
			},
		});
		await host.activate();
		await guest.activate();
		expect(await world.happen('1', 'feed', 'a')).toBe(503);
		works = true;
		expect(await world.happen('1', 'feed', 'a')).toBe(200);
		expect(await world.happen('1', 'feed', 'a')).toBe(200);
		expect(receivedBy([host, guest])).toEqual([['a'], ['a completed']]);
	});
});
