import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { checkWebhooks } from '../../../nodes/Facebook/operations/account.checkWebhooks';
import type { FakeTrigger } from '../../Meta/trigger/world';
import { APP, World, newAddress, refusalOf } from '../../Meta/trigger/world';
import type { FacebookSetup } from '../../support/fakeGraph';
import { facebookFixture } from '../../support/fakeGraph';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise(() => {}),
}));

interface Finding {
	severity: string;
	what: string;
	fix: string;
}

/** Runs the operation against the same Meta and the same triggers as the triggers themselves. */
async function check(world: World, { params, credential }: FacebookSetup = {}) {
	const { context, hints } = facebookFixture({
		params,
		credential: credential ?? { isPageToken: false, appId: APP.id, appSecret: APP.secret },
	});
	const { page } = world.connection;
	const graph = {
		...world.connection.app(),
		call: async (call: { method: string; path: string }) =>
			call.path === APP.id
				? { id: APP.id, name: 'Fern app' }
				: await world.connection.app().call(call as never),
	};
	const api = { ...context.api, app: () => graph, page } as typeof context.api;
	api.user.list = async function* () {
		yield* [...new Set(['1', ...world.pages.keys()])].map((id) => ({ id, name: `Page ${id}` }));
	};
	context.n8n.helpers.httpRequest = async (request: IHttpRequestOptions) =>
		await world.http(request);
	const [{ json }] = await checkWebhooks.run({ ...context, api });
	const item = json as IDataObject & {
		ok: boolean;
		message: string;
		findings: Finding[];
		triggers: IDataObject[];
		pages: IDataObject[];
		subscription: IDataObject | null;
	};
	const problems = item.findings.filter(({ severity }) => severity === 'problem');
	return { item, hints, problems: problems.map(({ what }) => what) };
}

async function sharing(...options: Array<Partial<FakeTrigger>>) {
	const world = new World();
	const triggers = options.map((option) => world.trigger({ address: newAddress(), ...option }));
	for (const trigger of triggers) await trigger.activate();
	return { world, triggers };
}

describe('Check Webhooks', () => {
	it('lists what is in place when nothing is missing', async () => {
		const { world, triggers } = await sharing({}, { fields: ['mention'], pages: ['2'] });
		await world.happen('1', 'feed', 'a');
		const { item, problems, hints } = await check(world);
		expect(problems).toEqual([]);
		expect(hints).toEqual([]);
		expect(item).toMatchObject({
			platform: 'facebook',
			ok: true,
			app: { id: APP.id, name: 'Fern app' },
			subscription: {
				callbackUrl: triggers[0].address,
				active: true,
				isOurs: true,
				fields: [
					{ name: 'feed', version: 'v26.0' },
					{ name: 'mention', version: 'v26.0' },
				],
			},
			triggers: [
				{ role: 'host', answers: true, reachedByHost: null, fields: ['feed'], received: 1 },
				{ role: 'guest', answers: true, reachedByHost: true, pages: ['2'], refused: 0 },
			],
			pages: [
				{ id: '1', installed: true, fields: ['feed'], missingFields: [] },
				{ id: '2', installed: true, fields: ['mention'], missingFields: [] },
			],
		});
		expect(item.message).toContain('2 triggers');
	});

	it('names the workflow and node of a trigger, and shows no secret and no signature', async () => {
		const { world } = await sharing({}, {});
		const { item } = await check(world);
		expect(item.triggers[0]).toMatchObject({ workflowId: 'workflow-id', node: 'Trigger' });
		expect(JSON.stringify(item)).not.toContain(APP.secret);
		expect(JSON.stringify(item)).not.toContain('list=');
	});

	it('asks nobody and says what to fill in without the ID and secret of the app', async () => {
		const { item, problems, hints } = await check(new World(), {
			credential: { isPageToken: false },
		});
		expect(problems).toEqual([expect.stringContaining('ID and the secret')]);
		expect(item).toMatchObject({ ok: false, app: null, subscription: null, pages: [] });
		expect(hints).toHaveLength(1);
	});

	it('says that the app sends nowhere', async () => {
		const { problems } = await check(new World());
		expect(problems).toEqual([expect.stringContaining('nowhere')]);
	});

	it('names a foreign address without what follows it', async () => {
		const world = new World();
		world.subscriptions.set('page', {
			callbackUrl: 'https://elsewhere.example.com/hook?code=their-secret',
			fields: ['feed'],
			active: true,
		});
		const { item, problems } = await check(world);
		expect(problems).toEqual([expect.stringContaining('https://elsewhere.example.com/hook,')]);
		expect(item.subscription).toMatchObject({ isOurs: false });
		expect(JSON.stringify(item)).not.toContain('their-secret');
	});

	it.each([
		['the subscription is off', { active: false }, 'switched the subscription'],
		['a field is missing', { fields: ['name'] }, 'not subscribed to: feed'],
	])('says that %s', async (_, change, text) => {
		const { world } = await sharing({});
		const before = world.subscriptions.get('page') ?? { callbackUrl: '', fields: [], active: true };
		world.subscriptions.set('page', { ...before, ...change });
		const { problems } = await check(world);
		expect(problems).toEqual([expect.stringContaining(text)]);
	});

	it('hints at a payload of an older version', async () => {
		const { world } = await sharing({});
		const before = world.subscriptions.get('page') ?? { callbackUrl: '', fields: [], active: true };
		world.subscriptions.set('page', { ...before, version: 'v24.0' });
		const { item } = await check(world);
		expect(item.ok).toBe(true);
		expect(item.findings[0]).toMatchObject({
			severity: 'hint',
			what: expect.stringContaining('v24.0') as string,
		});
	});

	it.each([
		['the host', 0, 'receives the events of the app for all'],
		['a guest', 1, 'does not answer'],
	])('says that %s does not answer', async (_, index, text) => {
		const { world, triggers } = await sharing({}, {});
		triggers[index].isUp = false;
		const { problems, item } = await check(world);
		expect(problems).toEqual([expect.stringContaining(text)]);
		expect(problems[0]).toContain(triggers[index].address);
		expect(item.triggers[index]).toMatchObject({ answers: false, pages: null, received: null });
	});

	it('says that the host cannot reach a guest that answers otherwise', async () => {
		const { world, triggers } = await sharing({}, {});
		let calls = 0;
		world.cut = (to) => to === triggers[1].address && ++calls > 1;
		const { problems } = await check(world);
		expect(problems).toEqual([expect.stringContaining('cannot be reached by the trigger')]);
	});

	it.each([
		[{ fields: ['videos'] }, 'without: feed'],
		[{ fields: undefined }, 'has not installed'],
	])('says what the installation on a Page lacks: %j', async ({ fields }, text) => {
		const { world } = await sharing({});
		if (fields) world.pages.set('1', fields);
		else world.pages.delete('1');
		const { problems } = await check(world, { params: { pagesToCheck: 'one', page: '1' } });
		expect(problems).toEqual([expect.stringContaining(text)]);
	});

	it('finds nothing about a Page that no trigger is set to', async () => {
		const { world } = await sharing({});
		world.pages.set('7', ['name']);
		expect((await check(world)).problems).toEqual([]);
	});

	it.each([
		['has installed the app', ['feed']],
		['has not installed the app', undefined],
	])(
		'says of the chosen Page that no active trigger is set to it, when it %s',
		async (_, fields) => {
			const { world } = await sharing({});
			if (fields) world.pages.set('7', fields);
			const { item, problems } = await check(world, { params: { pagesToCheck: 'one', page: '7' } });
			expect(problems).toEqual(['No active trigger of this app is set to the Page Page 7']);
			expect(item.ok).toBe(false);
			expect(item.pages).toEqual([
				{
					id: '7',
					name: 'Page 7',
					installed: fields !== undefined,
					fields: fields ?? [],
					missingFields: [],
				},
			]);
		},
	);

	describe('a Page that the connection may not look into', () => {
		async function closed(page: string, params: Record<string, unknown>) {
			const { world } = await sharing({});
			world.pages.set('7', ['feed']);
			world.beforePage = (id, step) => {
				if (id === page && step === 'read') throw refusalOf(200, '(#200) No access');
			};
			const { item } = await check(world, { params });
			const found = item.findings.filter(({ what }) => what.includes('cannot be seen'));
			return { found, page: item.pages.find(({ id }) => id === page) };
		}

		it.each([
			['chosen', '7', { pagesToCheck: 'one', page: '7' }],
			['that of a trigger', '1', {}],
		])('says why when it is %s', async (_, id, params) => {
			const { found, page } = await closed(id, params);
			expect(found).toEqual([
				{
					severity: 'hint',
					what: expect.stringMatching(
						new RegExp(`Page ${id} .* cannot be seen: Facebook answered: \\(#200\\) No access$`),
					) as string,
					fix: expect.stringContaining('pages_manage_metadata') as string,
				},
			]);
			expect(page).toMatchObject({
				installed: null,
				problem: 'Facebook answered: (#200) No access',
			});
		});

		it('is no finding when nobody asks about it and no trigger is set to it', async () => {
			const { found, page } = await closed('7', {});
			expect(found).toEqual([]);
			expect(page).toMatchObject({ installed: null, problem: expect.any(String) as string });
		});
	});

	it('says why deliveries are refused, as a problem while none is believed', async () => {
		const { world } = await sharing({});
		const url = world.subscriptions.get('page')?.callbackUrl ?? '';
		await world.deliver(url, {}, 'guess');
		const { problems, item } = await check(world);
		expect(problems).toEqual([expect.stringContaining('1 delivery: the signature was wrong')]);
		expect(item.triggers[0]).toMatchObject({ refused: 1, lastRefusal: 'wrong' });
		await world.happen('1', 'feed', 'a');
		const later = await check(world);
		expect(later.item.ok).toBe(true);
		expect(later.item.findings[0].severity).toBe('hint');
	});

	it('hints at the mode of the app while nothing has arrived', async () => {
		const { world } = await sharing({});
		const { item } = await check(world);
		expect(item.ok).toBe(true);
		expect(item.findings).toEqual([
			expect.objectContaining({ severity: 'hint', fix: expect.stringContaining('Development') }),
		]);
	});
});

it('does not say that no trigger is set to the chosen Page while one does not answer', async () => {
	const { world, triggers } = await sharing({}, { pages: ['7'] });
	triggers[1].isUp = false;
	const { problems } = await check(world, { params: { pagesToCheck: 'one', page: '7' } });
	expect(problems).toEqual([expect.stringContaining('does not answer')]);
});
