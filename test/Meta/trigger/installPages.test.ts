import type { TriggerOptions } from './world';
import { World, newAddress, refusalOf } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise(() => {}),
}));

type BeforePage = World['beforePage'];

const REFUSAL = '(#200) Requires pages_manage_metadata';

const refusing =
	(pages: string[], step: Parameters<BeforePage>[1] = 'write'): BeforePage =>
	(page, at) => {
		if (at === step && pages.includes(page)) throw refusalOf(200, REFUSAL);
	};

/** Calls arrive later than the answers of Pages that refuse. */
async function late(): Promise<void> {
	for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

function setUp(options: Partial<TriggerOptions>, beforePage: BeforePage = () => {}) {
	const world = new World();
	world.beforePage = beforePage;
	return { world, trigger: world.trigger({ address: newAddress(), ...options }) };
}

/** More Pages than are asked at the same time. */
const MANY = ['1', '2', '3', '4', '5', '6', '7', '8'];

describe('a trigger for certain Pages', () => {
	it('leaves every Page as it was when one refuses, also those that were still under way', async () => {
		const refuse = refusing(['3']);
		const { world, trigger } = setUp({ pages: MANY }, async (page, step) => {
			await refuse(page, step);
			if (step === 'write') await late();
		});
		world.pages.set('2', ['videos']);
		await expect(trigger.activate()).rejects.toThrow();
		await late();
		expect([...world.pages]).toEqual([['2', ['videos']]]);
		expect(world.subscriptions.size).toBe(0);
		expect(trigger.saved).toEqual({});
	});

	it('tries every Page before it puts one back', async () => {
		const refuse = refusing(['1']);
		const { world, trigger } = setUp({ pages: MANY }, async (page, step) => {
			await refuse(page, step);
			if (page !== '2') await late();
		});
		await expect(trigger.activate()).rejects.toThrow();
		const firstBack = world.writes.findIndex((write) => write.startsWith('DELETE'));
		const tried = MANY.map((page) => `POST ${page}/subscribed_apps`);
		expect(world.writes.slice(0, firstBack).sort()).toEqual(tried);
	});

	it.each([
		['cannot be opened', 'open', 'The Page 2'],
		['cannot be looked into', 'read', 'The Page Page 2'],
		['does not take the app', 'write', 'The Page Page 2'],
	] as const)('names the one among several that %s, and says why', async (_, step, name) => {
		const { world, trigger } = setUp({ pages: ['1', '2', '3'] }, refusing(['2'], step));
		await expect(trigger.activate()).rejects.toMatchObject({
			message: `${name} does not take the app: Facebook answered: ${REFUSAL}`,
			context: { socialOps: { kind: 'permission-missing' } },
		});
		expect(world.pages.size).toBe(0);
	});

	it('says of its only Page just what Meta says', async () => {
		const { trigger } = setUp({ pages: ['1'] }, refusing(['1']));
		await expect(trigger.activate()).rejects.toMatchObject({
			message: `Facebook answered: ${REFUSAL}`,
		});
	});
});

describe('a trigger for whatever Pages there are', () => {
	const all = { pages: ['1', '2', '3'], skipRefusingPages: true };

	it.each(['open', 'read', 'write'] as const)(
		'leaves out the Page that refuses at its %s, and stays on the others',
		async (step) => {
			const { world, trigger } = setUp(all, refusing(['2'], step));
			await trigger.activate();
			expect([...world.pages]).toEqual([
				['1', ['feed']],
				['3', ['feed']],
			]);
			expect(trigger.saved.subscription).toMatchObject({
				pages: ['1', '3'],
				added: { 1: ['feed'], 3: ['feed'] },
			});
			expect(trigger.saved.subscription).not.toHaveProperty('added.2');
			expect(await world.happen('3', 'feed', 'a')).toBe(200);
			expect(trigger.received).toEqual(['a']);
		},
	);

	it('names the Pages that it leaves out in the log', async () => {
		const { trigger } = setUp(all, refusing(['1', '3']));
		await trigger.activate();
		expect(trigger.logged).toEqual([
			{ message: expect.stringContaining('do not take the app'), facts: { pages: ['1', '3'] } },
		]);
	});

	it.each(['open', 'read', 'write'] as const)(
		'is complete at the next start of n8n without the Page that refuses at its %s',
		async (step) => {
			const { world, trigger } = setUp(all, refusing(['2'], step));
			await trigger.activate();
			const before = [...world.writes];
			expect(await trigger.restart()).toBe(false);
			expect(world.writes).toEqual(before);
			expect(trigger.saved.subscription).toMatchObject({ pages: ['1', '3'] });
		},
	);

	it('joins again when one of the others has lost the app, and goes on without one that is gone', async () => {
		const { world, trigger } = setUp(all, refusing(['2']));
		await trigger.activate();
		world.pages.delete('1');
		expect(await trigger.restart()).toBe(true);
		expect(world.pages.get('1')).toEqual(['feed']);
		world.beforePage = refusing(['2', '3'], 'open');
		expect(await trigger.restart()).toBe(true);
		expect(trigger.saved.subscription).toMatchObject({ pages: ['1'] });
	});

	it('leaves nothing behind on the Pages that it was on', async () => {
		const { world, trigger } = setUp(all, refusing(['2']));
		await trigger.activate();
		await trigger.deactivate();
		expect([world.subscriptions.size, world.pages.size]).toEqual([0, 0]);
	});

	it('cannot be activated when all of them refuse, and names the first', async () => {
		const { world, trigger } = setUp(all, refusing(['1', '2', '3']));
		await expect(trigger.activate()).rejects.toThrow('The Page Page 1 does not take the app');
		expect([world.subscriptions.size, world.pages.size]).toEqual([0, 0]);
		expect(trigger.saved).toEqual({});
	});
});

describe('a Page that fails among whatever Pages there are', () => {
	it('stops the activation when the failure is passing, so that it is not left out for good', async () => {
		const { world, trigger } = setUp(
			{ pages: ['1', '2'], skipRefusingPages: true },
			(page, step) => {
				if (page === '2' && step === 'write') throw refusalOf(2, 'passing');
			},
		);
		await expect(trigger.activate()).rejects.toThrow('Page 2');
		expect(world.pages.get('1')).toBeFalsy();
		world.beforePage = () => {};
		await trigger.activate();
		expect(world.pages.get('2')).toEqual(['feed']);
	});

	it('stops it for a bug too', async () => {
		const { trigger } = setUp({ pages: ['1', '2'], skipRefusingPages: true }, (page) => {
			if (page === '2') throw new Error('a bug');
		});
		await expect(trigger.activate()).rejects.toThrow('a bug');
	});
});
