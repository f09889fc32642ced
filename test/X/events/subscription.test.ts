import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import { CREDENTIAL_TYPE } from '../../../nodes/X/connection';
import { subscriptionMethods } from '../../../nodes/X/events/subscription';
import { subscriptionIdOf } from '../../../nodes/X/events/subscriptions';
import { fakeN8n } from '../../support/fakeN8n';
import type { XReply, XScript } from '../../support/fakeX';
import { checkAgainstSpec, lost, ME, problem, xCredential, xNetwork } from '../../support/fakeX';
import type { XRequest } from '../../support/xSpec';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

checkAgainstSpec();

const ADDRESS = 'https://n8n.example.com/webhook/hook-id/webhook';

interface Hook {
	address?: string;
	triggerOn?: string[];
	credential?: IDataObject;
}

function hookFor(script: XScript, { address = ADDRESS, triggerOn, credential }: Hook = {}) {
	const network = xNetwork(script);
	const { n8n } = fakeN8n({
		credentials: { [CREDENTIAL_TYPE]: xCredential(credential) },
		answer: network.answer,
	});
	const warnings: string[] = [];
	const parameters: Record<string, unknown> = { triggerOn: triggerOn ?? ['mentioned'] };
	const hook = {
		...n8n,
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getNodeWebhookUrl: () => address,
		getWorkflow: () => ({ id: 'w1' }),
		logger: { warn: (message: string) => warnings.push(message) },
	} as unknown as IHookFunctions;
	return { hook, warnings, ...network };
}

/** An app at X that keeps what is registered. */
function xApp(limits: { webhooks?: number; takesSecret?: 'api' | 'client' } = {}) {
	const webhooks: Array<{ id: string; url: string; valid: boolean }> = [];
	const subscriptions: IDataObject[] = [];
	let ids = 100;
	const passes = (url: string) =>
		(limits.takesSecret ?? 'api') === (url.includes('checked-with=client') ? 'client' : 'api');
	const script: XScript = {
		'GET /2/webhooks': () =>
			webhooks.length ? { data: webhooks } : { status: 200, body: { meta: { result_count: 0 } } },
		'POST /2/webhooks': ({ body }) => {
			const { url } = body as { url: string };
			if (webhooks.length >= (limits.webhooks ?? 5)) return refused('WebhookLimitExceeded');
			if (!passes(url)) return refused('CrcValidationFailed');
			const webhook = { id: String(ids++), url, valid: true };
			webhooks.push(webhook);
			return { data: webhook };
		},
		'GET /2/activity/subscriptions': () => ({ data: subscriptions }),
		'POST /2/activity/subscriptions': ({ body }) => {
			const entry = { subscription_id: String(ids++), ...(body as IDataObject) };
			subscriptions.push(entry);
			return { data: entry };
		},
	};
	const remove = (list: IDataObject[], id: string, key: string): XReply => {
		const at = list.findIndex((one) => one[key] === id);
		if (at < 0) return refused('WebhookIdInvalid');
		list.splice(at, 1);
		return { data: { deleted: true } };
	};
	const byId = (call: XRequest): XReply => {
		const id = call.path.split('/').pop() ?? '';
		if (call.method === 'PUT') {
			const webhook = webhooks.find((one) => one.id === id);
			if (!webhook || !passes(webhook.url)) return refused('CrcValidationFailed');
			webhook.valid = true;
			return { data: { valid: true } };
		}
		return call.path.startsWith('/2/webhooks/')
			? remove(webhooks as unknown as IDataObject[], id, 'id')
			: remove(subscriptions, id, 'subscription_id');
	};
	for (let id = 100; id < 130; id++) {
		for (const key of [
			'DELETE /2/webhooks',
			'PUT /2/webhooks',
			'DELETE /2/activity/subscriptions',
		]) {
			script[`${key}/${id}`] = byId;
		}
	}
	return { script, webhooks, subscriptions };
}

const refused = (reason: string) => ({
	status: 400,
	body: {
		title: 'Invalid Request',
		detail: 'One or more parameters to your request was invalid.',
		type: 'https://api.twitter.com/2/problems/invalid-request',
		errors: [{ message: reason }],
	},
});

const create = async (hook: IHookFunctions) => await subscriptionMethods.create.call(hook);
const exists = async (hook: IHookFunctions) => await subscriptionMethods.checkExists.call(hook);
const remove = async (hook: IHookFunctions) => await subscriptionMethods.delete.call(hook);
const failureIn = async (work: Promise<unknown>) =>
	failureOf(await work.then(() => undefined).catch((error: unknown) => error));

const tokenOf = (headers: IDataObject | undefined) => headers?.Authorization;

describe('the X trigger, switched on', () => {
	it('registers its address and subscribes to what was chosen', async () => {
		const app = xApp();
		const { hook } = hookFor(app.script, { triggerOn: ['mentioned', 'postPublished'] });
		expect(await exists(hook)).toBe(false);
		await create(hook);
		expect(app.webhooks).toMatchObject([{ url: ADDRESS, valid: true }]);
		const wish = { webhook_id: app.webhooks[0].id, tag: 'n8n workflow w1' };
		expect(app.subscriptions).toMatchObject([
			{ event_type: 'post.mention.create', filter: { user_id: ME.id }, ...wish },
			{ event_type: 'post.create', filter: { user_id: ME.id }, ...wish },
		]);
		expect(await exists(hook)).toBe(true);
	});

	it("subscribes to what others cannot see with the account's own token", async () => {
		const app = xApp();
		const seen: Array<{ type: unknown; app: boolean }> = [];
		const { hook } = hookFor(
			{
				...app.script,
				'POST /2/activity/subscriptions': (call, sent) => {
					const { event_type: type } = call.body as IDataObject;
					seen.push({ type, app: tokenOf(sent.headers as IDataObject) === 'Bearer AAAA-app' });
					return { data: { subscription_id: String(seen.length) } };
				},
			},
			{ triggerOn: ['mentioned', 'postPublished'] },
		);
		await create(hook);
		expect(seen).toEqual([
			{ type: 'post.mention.create', app: false },
			{ type: 'post.create', app: true },
		]);
	});

	it('uses the client secret where X does not take the API secret', async () => {
		const app = xApp({ takesSecret: 'client' });
		const { hook } = hookFor(app.script);
		await create(hook);
		expect(app.webhooks).toMatchObject([{ url: `${ADDRESS}?checked-with=client` }]);
		expect(await exists(hook)).toBe(true);
		await remove(hook);
		expect(app.webhooks).toEqual([]);
	});

	it('brings subscriptions to what is chosen now, and registers nothing twice', async () => {
		const app = xApp();
		await create(hookFor(app.script, { triggerOn: ['mentioned', 'quoted'] }).hook);
		const { hook } = hookFor(app.script, {
			triggerOn: ['mentioned', 'postLiked'],
			credential: LIKES,
		});
		expect(await exists(hook)).toBe(false);
		await create(hook);
		expect(app.webhooks).toHaveLength(1);
		expect(app.subscriptions.map(({ event_type: type }) => type)).toEqual([
			'post.mention.create',
			'like.create',
		]);
		expect(app.subscriptions[1].filter).toEqual({ user_id: ME.id, direction: 'inbound' });
	});

	it('lets X check an address again that it has stopped delivering to', async () => {
		const app = xApp();
		const { hook, log } = hookFor(app.script);
		await create(hook);
		app.webhooks[0].valid = false;
		expect(await exists(hook)).toBe(false);
		await create(hook);
		expect(app.webhooks).toMatchObject([{ valid: true }]);
		expect(log()).toContain(`PUT /2/webhooks/${app.webhooks[0].id}`);
	});

	it('says so when X checks the address and does not take it', async () => {
		const { hook } = hookFor(
			{
				'GET /2/webhooks': { data: [] },
				'POST /2/webhooks': { data: { id: '1', valid: false } },
				'DELETE /2/webhooks/1': { data: { deleted: true } },
			},
			{ credential: { clientSecret: '' } },
		);
		expect(await failureIn(create(hook))).toMatchObject({
			kind: 'content-rejected',
			happened: "X has checked the trigger's address and does not take it as valid",
		});
	});

	it('says so also where the address cannot be taken off again', async () => {
		const { hook, warnings } = hookFor(
			{
				'GET /2/webhooks': { data: [] },
				'POST /2/webhooks': { data: { id: '1', valid: false } },
				'DELETE /2/webhooks/1': problem(403, 'You are not permitted to perform this action.'),
			},
			{ credential: { clientSecret: '' } },
		);
		expect(await failureIn(create(hook))).toMatchObject({ code: 'CrcValidationFailed' });
		expect(warnings).toHaveLength(1);
	});

	it('says that API key and OAuth client belong to different apps', async () => {
		const app = xApp();
		const { hook } = hookFor({
			...app.script,
			'POST /2/activity/subscriptions': refused('WebhookIdInvalid'),
		});
		expect(await failureIn(create(hook))).toMatchObject({
			kind: 'credential-invalid',
			happened: expect.stringContaining('different apps'),
			advice: expect.stringContaining("'Client ID'"),
			effect: 'none',
		});
		expect(app.webhooks).toEqual([]);
	});

	it('says so when X takes an address no longer after another check', async () => {
		const webhook = { id: '1', url: ADDRESS, valid: false };
		const { hook } = hookFor(
			{ 'GET /2/webhooks': { data: [webhook] }, 'PUT /2/webhooks/1': { data: { valid: false } } },
			{ credential: { clientSecret: '' } },
		);
		expect(await failureIn(create(hook))).toMatchObject({ code: 'CrcValidationFailed' });
	});

	it('takes an answer without an ID for an error, and undoes what was made', async () => {
		const app = xApp();
		const { hook } = hookFor({
			...app.script,
			'POST /2/activity/subscriptions': { data: { subscription_id: '' } },
		});
		expect(await failureIn(create(hook))).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'unknown',
		});
		expect(app.webhooks).toEqual([]);
	});

	it('gives the cause also when undoing fails', async () => {
		const app = xApp();
		const { hook, warnings } = hookFor({
			...app.script,
			'POST /2/activity/subscriptions': problem(403, 'SubscriptionLimitExceeded'),
			'DELETE /2/webhooks/100': lost,
		});
		expect(await failureIn(create(hook))).toMatchObject({
			kind: 'account-restricted',
			happened: 'The app has as many subscriptions at X as its plan allows',
		});
		expect(warnings).toHaveLength(1);
	});

	it('says when the app has no room for another webhook', async () => {
		const app = xApp({ webhooks: 0 });
		const { hook } = hookFor(app.script);
		expect(await failureIn(create(hook))).toMatchObject({ kind: 'account-restricted' });
	});

	it('takes its subscriptions and its address back, also twice', async () => {
		const app = xApp();
		const { hook } = hookFor(app.script);
		await create(hook);
		app.subscriptions.push({
			subscription_id: '7',
			webhook_id: 'foreign',
			event_type: 'post.create',
		});
		await remove(hook);
		await remove(hook);
		expect(app.webhooks).toEqual([]);
		expect(app.subscriptions).toMatchObject([{ webhook_id: 'foreign' }]);
	});
});

const LIKES = {
	oauthTokenData: { access_token: 'likes', scope: 'tweet.read users.read like.read' },
};

describe('the X trigger, before it calls anybody', () => {
	const nobody: XScript = {};

	it.each<[string, Hook, string]>([
		['no event', { triggerOn: [] }, 'Trigger On'],
		['a scope that is not granted', { triggerOn: ['postLiked'] }, 'Trigger On'],
		['a credential without API key', { credential: { apiKey: '' } }, 'Credential'],
		['an address with a port', { address: 'https://n8n.example.com:5678/w' }, 'Address'],
		['an address without https', { address: 'http://n8n.example.com/w' }, 'Address'],
		['a long address', { address: `https://n8n.example.com/${'a'.repeat(200)}` }, 'Address'],
	])('refuses %s', async (_, setup, field) => {
		const { hook, calls } = hookFor(nobody, setup);
		expect(await failureIn(create(hook))).toMatchObject({ kind: 'content-rejected', field });
		expect(calls).toEqual([]);
	});
});

describe('subscriptionIdOf', () => {
	it.each<[string, IDataObject]>([
		['an object', { data: { subscription_id: '1146654567674912769' } }],
		['a list', { data: [{ subscription_id: '1146654567674912769' }], meta: {} }],
		[
			'an object in an object',
			{ data: { subscription: { subscription_id: '1146654567674912769' } } },
		],
	])('reads the ID in %s', (_, answer) => {
		expect(subscriptionIdOf(answer)).toBe('1146654567674912769');
	});

	it('finds none in an answer without one', () => {
		expect(subscriptionIdOf({ meta: {} })).toBeUndefined();
		expect(subscriptionIdOf({ data: { subscription_id: '' } })).toBeUndefined();
	});
});
