import { NodeOperationError } from 'n8n-workflow';
import { askMember } from '../../../nodes/Meta/trigger/askMember';
import { addressOf, readCallback, writeCallback } from '../../../nodes/Meta/trigger/callback';
import { signRequest } from '../../../nodes/Meta/trigger/memberMessages';
import { APP, World, deliveryOf, newAddress } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise(() => {}),
}));

const KEY = { appSecret: APP.secret, object: 'page' } as const;

const listOf = (world: World) =>
	readCallback(world.subscriptions.get('page')?.callbackUrl ?? '', KEY)?.map(
		({ address }) => address,
	);

const other = (path: string) => `https://other.example.com/webhook/${path}/webhook`;

async function errorOf(work: Promise<unknown>): Promise<NodeOperationError> {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	expect(error).toBeInstanceOf(NodeOperationError);
	return error as NodeOperationError;
}

/** Triggers of one app, active in this order. */
async function sharing(count: number, options: { fields?: string[][] } = {}) {
	const world = new World();
	const triggers = Array.from({ length: count }, (_, index) =>
		world.trigger({ address: newAddress(), fields: options.fields?.[index] }),
	);
	for (const trigger of triggers) await trigger.activate();
	return { world, triggers };
}

describe('a trigger that is the first of its app', () => {
	it('registers its address and installs the app on its Pages', async () => {
		const world = new World();
		const trigger = world.trigger({ address: newAddress(), pages: ['1', '2'], fields: ['feed'] });
		await trigger.activate();
		expect(listOf(world)).toEqual([trigger.address]);
		expect([...world.pages]).toEqual([
			['1', ['feed']],
			['2', ['feed']],
		]);
		expect(await trigger.restart()).toBe(false);
	});

	it('leaves nothing behind where there was nothing, and what was there where there was', async () => {
		const world = new World();
		world.pages.set('2', ['videos', 'feed']);
		const trigger = world.trigger({
			address: newAddress(),
			pages: ['1', '2'],
			fields: ['feed', 'mention'],
		});
		await trigger.activate();
		expect(world.pages.get('2')).toEqual(['videos', 'feed', 'mention']);
		await trigger.deactivate();
		expect(world.subscriptions.size).toBe(0);
		expect([...world.pages]).toEqual([['2', ['videos', 'feed']]]);
		expect(trigger.saved).toEqual({});
	});

	it('remembers the ID behind an alias, and nothing secret', async () => {
		const world = new World();
		const trigger = world.trigger({ address: newAddress(), pages: ['alias'] });
		await trigger.activate();
		expect(trigger.saved.subscription).toMatchObject({ pages: ['1'] });
		expect(JSON.stringify(trigger.saved)).not.toContain(APP.secret);
	});

	it('puts the Pages back when Meta cannot verify its address', async () => {
		const world = new World();
		world.pages.set('1', ['videos']);
		const trigger = world.trigger({ address: newAddress() });
		await expect(world.methodsOf(trigger).create()).rejects.toMatchObject({
			context: { socialOps: { code: '2200' } },
		});
		expect([...world.pages]).toEqual([['1', ['videos']]]);
		expect(trigger.saved).toEqual({});
	});

	it('touches no callback when a Page refuses the app', async () => {
		const world = new World();
		world.refusePages = new Error('(#200) permission');
		const trigger = world.trigger({ address: newAddress() });
		await expect(trigger.activate()).rejects.toThrow('permission');
		expect(world.subscriptions.size).toBe(0);
	});

	it.each([
		['the callback is switched off', { active: false }],
		['a field is missing', { fields: [] }],
	])('joins again when %s', async (_, change) => {
		const { world, triggers } = await sharing(1);
		const before = world.subscriptions.get('page');
		world.subscriptions.set('page', {
			callbackUrl: '',
			active: true,
			fields: [],
			...before,
			...change,
		});
		expect(await triggers[0].restart()).toBe(true);
		expect(world.subscriptions.get('page')).toMatchObject({ active: true, fields: ['feed'] });
	});

	it('joins again when the app is off a Page', async () => {
		const { world, triggers } = await sharing(1);
		world.pages.delete('1');
		expect(await triggers[0].restart()).toBe(true);
		expect(world.pages.get('1')).toEqual(['feed']);
	});
});

describe("an address that is somebody else's", () => {
	const FOREIGN = 'https://elsewhere.example.com/hooks';

	function withForeign(fields = ['feed']) {
		const world = new World();
		world.subscriptions.set('page', { callbackUrl: FOREIGN, fields, active: true });
		world.pages.set('1', ['feed']);
		return world;
	}

	it('is named and left as it is', async () => {
		const world = withForeign();
		const trigger = world.trigger({ address: newAddress() });
		const error = await errorOf(trigger.activate());
		expect(error.message).toContain('another address');
		expect(error.description).toContain(FOREIGN);
		await trigger.deactivate();
		expect(world.writes).toEqual([]);
	});

	it.each([
		[
			'a list signed by another app',
			writeCallback([{ address: FOREIGN, isTest: false }], { ...KEY, appSecret: 'x' }),
		],
		['the address of a trigger without a list', other('else')],
		['no address', ''],
	])('is %s, too', async (_, callbackUrl) => {
		const world = withForeign();
		world.subscriptions.set('page', { callbackUrl, fields: ['feed'], active: false });
		const error = await errorOf(world.trigger({ address: newAddress() }).activate());
		expect(error.message).toContain('another address');
		expect(world.writes).toEqual([]);
	});

	it('is replaced when the user says so, together with its fields', async () => {
		const world = withForeign(['videos']);
		const trigger = world.trigger({ address: newAddress(), takeOver: true });
		await trigger.activate();
		expect(listOf(world)).toEqual([trigger.address]);
		expect(world.subscriptions.get('page')?.fields).toEqual(['feed']);
		await trigger.deactivate();
		expect(world.pages.get('1')).toEqual(['feed']);
	});

	it('keeps the installation of the Page when it has taken over since', async () => {
		const { world, triggers } = await sharing(1);
		world.subscriptions.set('page', { callbackUrl: FOREIGN, fields: ['feed'], active: true });
		await triggers[0].deactivate();
		expect(world.subscriptions.get('page')?.callbackUrl).toBe(FOREIGN);
		expect(world.pages.get('1')).toEqual(['feed']);
	});

	it('is none when version 0.1 has registered it for this very trigger', async () => {
		const world = new World();
		const address = newAddress();
		const trigger = world.trigger({ address });
		trigger.saved.subscription = {
			version: 1,
			callbackUrl: address,
			pageId: '1',
			pageFields: ['feed'],
		};
		world.subscriptions.set('page', { callbackUrl: address, fields: ['feed'], active: true });
		world.pages.set('1', ['feed']);
		expect(await trigger.restart()).toBe(true);
		expect(listOf(world)).toEqual([address]);
		await trigger.deactivate();
		expect([world.subscriptions.size, world.pages.size]).toEqual([0, 0]);
	});

	it('is none when it is the test address of this very trigger, left there by version 0.1', async () => {
		const world = new World();
		const address = newAddress();
		const test = address.replace('/webhook/', '/webhook-test/');
		world.subscriptions.set('page', { callbackUrl: test, fields: ['feed'], active: true });
		await world.trigger({ address }).activate();
		expect(listOf(world)).toEqual([address, test]);
	});

	it('is none when the app has a new secret and the trigger knows it', async () => {
		const { world, triggers } = await sharing(1);
		triggers[0].secret = 'new-secret';
		expect(await triggers[0].restart()).toBe(true);
		const url = world.subscriptions.get('page')?.callbackUrl ?? '';
		expect(readCallback(url, { ...KEY, appSecret: 'new-secret' })).toHaveLength(1);
	});
});

describe('several triggers of one app', () => {
	it('stand in one list, in the order in which they came', async () => {
		const { world, triggers } = await sharing(3);
		expect(listOf(world)).toEqual(triggers.map(({ address }) => address));
	});

	it('subscribe to all that any of them needs, and no more when one has gone', async () => {
		const { world, triggers } = await sharing(2, {
			fields: [
				['feed', 'videos'],
				['feed', 'mention'],
			],
		});
		expect(world.subscriptions.get('page')?.fields).toEqual(['feed', 'videos', 'mention']);
		await triggers[0].deactivate();
		expect(world.subscriptions.get('page')?.fields).toEqual(['feed', 'mention']);
		expect(world.pages.get('1')).toEqual(['feed', 'mention']);
		await triggers[1].deactivate();
		expect([world.subscriptions.size, world.pages.size]).toEqual([0, 0]);
	});

	it('all stand there when they join at the same moment', async () => {
		const world = new World();
		const triggers = [1, 2, 3].map(() => world.trigger({ address: newAddress() }));
		await Promise.all(triggers.map(async (trigger) => await trigger.activate()));
		expect(listOf(world)?.sort()).toEqual(triggers.map(({ address }) => address).sort());
	});

	it('joins again when another process has written the list at the same moment', async () => {
		const { world, triggers } = await sharing(1);
		const before = world.subscriptions.get('page');
		world.afterWrite = () => {
			world.afterWrite = undefined;
			if (before) world.subscriptions.set('page', before);
		};
		const late = world.trigger({ address: newAddress() });
		await late.activate();
		expect(listOf(world)).toEqual([triggers[0].address, late.address]);
	});

	it('hands the place of the host on when it leaves, to a production before a test', async () => {
		const world = new World();
		const host = world.trigger({ address: newAddress() });
		const test = world.trigger({ address: newAddress(), isTest: true });
		const next = world.trigger({ address: newAddress() });
		for (const trigger of [host, test, next]) await trigger.activate();
		expect(listOf(world)).toEqual([host.address, next.address, test.address]);
		await host.deactivate();
		expect(listOf(world)).toEqual([next.address, test.address]);
		await next.deactivate();
		expect(listOf(world)).toEqual([test.address]);
		await test.deactivate();
		expect(world.subscriptions.size).toBe(0);
	});

	it('takes the place of the host from a test', async () => {
		const world = new World();
		const test = world.trigger({ address: newAddress(), isTest: true });
		const production = world.trigger({ address: newAddress() });
		await test.activate();
		await production.activate();
		expect(listOf(world)).toEqual([production.address, test.address]);
	});

	it('becomes host when the host is down, and lets it be a guest when it comes back', async () => {
		const { world, triggers } = await sharing(1);
		triggers[0].isUp = false;
		const next = world.trigger({ address: newAddress() });
		await next.activate();
		expect(listOf(world)).toEqual([next.address, triggers[0].address]);
		expect(await triggers[0].restart()).toBe(false);
		expect(await world.happen('1', 'feed', 'a')).toBe(200);
		expect([triggers[0].received, next.received]).toEqual([['a'], ['a']]);
	});

	it('puts a dead host right when n8n starts, also when it is a guest', async () => {
		const { world, triggers } = await sharing(2);
		triggers[0].isUp = false;
		expect(await triggers[1].restart()).toBe(true);
		expect(listOf(world)).toEqual([triggers[1].address, triggers[0].address]);
	});

	it('keeps the list when nobody in it can be the host, and says so', async () => {
		const { world, triggers } = await sharing(2);
		triggers[1].isUp = false;
		await triggers[0].deactivate();
		expect(listOf(world)).toEqual(triggers.map(({ address }) => address));
		expect(await triggers[1].restart()).toBe(true);
		expect(listOf(world)?.[0]).toBe(triggers[1].address);
	});

	it.each([
		['the host cannot reach it', (guest: string) => (to: string) => to === guest],
		['it cannot reach the host', (guest: string) => (to: string) => to !== guest],
	])('refuses when %s, names both addresses, and puts all back', async (_, cut) => {
		const { world, triggers } = await sharing(1);
		const before = { ...world.subscriptions.get('page') };
		const guest = world.trigger({ address: newAddress(), fields: ['mention'] });
		world.cut = cut(guest.address);
		const error = await errorOf(guest.activate());
		expect(`${error.message} ${error.description}`).toContain(guest.address);
		expect(error.message).toContain(triggers[0].address);
		expect(error.description).toContain('WEBHOOK_URL');
		expect(world.subscriptions.get('page')).toEqual(before);
		expect(world.pages.get('1')).toEqual(['feed']);
	});

	it('lets stay who has joined while another one was refused', async () => {
		const { world, triggers } = await sharing(1);
		const quick = world.trigger({ address: newAddress(), fields: ['videos'] });
		const guest = world.trigger({ address: newAddress(), fields: ['mention'] });
		let isOther = false;
		world.cut = (to) => {
			if (to !== guest.address || isOther) return to === guest.address;
			isOther = true;
			Object.assign(quick, { isUp: true, isRegistered: true });
			const [host, ...rest] = listOf(world) ?? [];
			const all = [host, ...rest, quick.address].map((address) => ({ address, isTest: false }));
			world.subscriptions.set('page', {
				callbackUrl: writeCallback(all, KEY),
				fields: ['feed', 'mention', 'videos'],
				active: true,
			});
			return true;
		};
		await errorOf(guest.activate());
		expect(listOf(world)).toEqual([triggers[0].address, quick.address]);
		expect(world.subscriptions.get('page')?.fields).toContain('videos');
	});

	it('does not take another server that answers everything with 200 for a trigger', async () => {
		const { world, triggers } = await sharing(1);
		triggers[0].instead = { status: 200, body: '{"onward":"reached"}' };
		const guest = world.trigger({ address: newAddress() });
		await errorOf(guest.activate());
		expect(listOf(world)).toEqual([triggers[0].address]);
	});

	it('refuses a list that makes the address too long, before anything is changed', async () => {
		const world = new World();
		const triggers = Array.from({ length: 60 }, (_, index) =>
			world.trigger({ address: `https://n${index}.example.com/webhook/${'x'.repeat(36)}/webhook` }),
		);
		let joined = 0;
		const error = await errorOf(
			(async () => {
				for (const trigger of triggers) {
					await trigger.activate();
					joined += 1;
				}
			})(),
		);
		expect(error.message).toContain(`${joined} active triggers`);
		expect(joined).toBeGreaterThan(20);
		expect(listOf(world)).toHaveLength(joined);
		expect(world.subscriptions.get('page')?.callbackUrl.length).toBeLessThanOrEqual(2_000);
	});

	it('drops its own earlier address from the list when its n8n has moved', async () => {
		const { world, triggers } = await sharing(2);
		const moved = world.trigger({ address: newAddress('https://new.example.com') });
		moved.saved = triggers[1].saved;
		triggers[1].isUp = false;
		await moved.restart();
		expect(listOf(world)).toEqual([triggers[0].address, moved.address]);
	});

	it('keeps an earlier address that still answers: it is that of a copy', async () => {
		const { world, triggers } = await sharing(2);
		const copy = world.trigger({ address: newAddress('https://new.example.com') });
		copy.saved = { ...triggers[1].saved };
		await copy.restart();
		expect(listOf(world)).toHaveLength(3);
	});
});

describe('what was added to a Page', () => {
	it('stays while another trigger needs it, which takes it off later', async () => {
		const { world, triggers } = await sharing(2);
		await triggers[0].deactivate();
		expect(world.pages.get('1')).toEqual(['feed']);
		await triggers[1].deactivate();
		expect(world.pages.size).toBe(0);
	});

	it('is known to its heir after a restart of the process', async () => {
		const { triggers } = await sharing(2);
		await triggers[0].deactivate();
		expect(triggers[1].saved.subscription).toMatchObject({ added: { '1': ['feed'] } });
	});

	it('stays for a trigger that cannot be asked, and another one takes it off later', async () => {
		const { world, triggers } = await sharing(3);
		triggers[2].isUp = false;
		await triggers[0].deactivate();
		triggers[1].fields = [];
		await triggers[1].deactivate();
		expect(world.pages.get('1')).toEqual(['feed']);
		await triggers[2].restart();
		await triggers[2].deactivate();
		expect(world.subscriptions.size).toBe(0);
	});

	it('stays for a trigger on Instagram, whose events need any installation', async () => {
		const world = new World();
		const page = world.trigger({ address: newAddress() });
		const instagram = world.trigger({
			address: newAddress(),
			object: 'instagram',
			fields: ['comments'],
		});
		await page.activate();
		await instagram.activate();
		expect(world.subscriptions.get('instagram')?.fields).toEqual(['comments']);
		await page.deactivate();
		expect(world.pages.get('1')).toEqual(['feed']);
		await instagram.deactivate();
		expect([world.subscriptions.size, world.pages.size]).toEqual([0, 0]);
	});
});

describe('requests of strangers to a trigger', () => {
	const ask = async (world: World, url: string, header: string) =>
		(
			await world.http({
				url,
				body: Buffer.from(JSON.stringify({ kind: 'needs', to: addressOf(url), nonce: 'n' })),
				headers: { 'x-social-ops-signature': header },
			})
		).statusCode;

	it.each(['', 't=1,v1=00', `t=${Math.floor(Date.now() / 1000)},v1=00`])(
		'get 401 with the signature %j',
		async (header) => {
			const { world, triggers } = await sharing(1);
			expect(await ask(world, triggers[0].address, header)).toBe(401);
		},
	);

	it('get 401 with a request that was signed for another trigger', async () => {
		const { world, triggers } = await sharing(2);
		const askAs = async (to: string) => {
			const body = Buffer.from(JSON.stringify({ kind: 'needs', to, nonce: 'n' }));
			const headers = { 'x-social-ops-signature': signRequest(body, APP.secret, Date.now()) };
			return (await world.http({ url: triggers[1].address, body, headers })).statusCode;
		};
		expect(await askAs(triggers[1].address)).toBe(200);
		expect(await askAs(triggers[0].address)).toBe(401);
	});

	it('make no host call an address that is not on its list, signed or not', async () => {
		const { world, triggers } = await sharing(2);
		const called: string[] = [];
		world.cut = (to) => {
			called.push(to);
			return false;
		};
		const asker = {
			context: world.contextOf(triggers[1]),
			appSecret: APP.secret,
		};
		const url = world.subscriptions.get('page')?.callbackUrl ?? '';
		const stranger = 'https://internal.example.com/webhook/x/webhook';
		const question = { kind: 'ping', onward: stranger } as const;
		expect(await askMember(asker, url, question)).toEqual({ onward: 'unlisted' });
		expect(called).toEqual([triggers[0].address]);
	});

	it('make no host pass a delivery on to an address of their own', async () => {
		const { world, triggers } = await sharing(1);
		const stranger = world.trigger({ address: newAddress() });
		Object.assign(stranger, { isUp: true, isRegistered: true });
		const url = `${triggers[0].address}?guests=${stranger.address}&list=${'x'.repeat(22)}`;
		expect(await world.deliver(url, deliveryOf('1', 'feed', 'a'))).toBe(200);
		expect(stranger.received).toEqual([]);
	});
});
