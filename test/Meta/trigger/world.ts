import { createHmac } from 'crypto';
import type {
	IDataObject,
	IHookFunctions,
	IHttpRequestOptions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { FACEBOOK } from '../../../nodes/Facebook/platform';
import type { MetaConnection } from '../../../nodes/Meta/connection';
import type { GraphCall, GraphClient } from '../../../nodes/Meta/graph';
import type { MetaObject, MetaTriggerDefinition } from '../../../nodes/Meta/trigger/definition';
import { metaTriggerMethods } from '../../../nodes/Meta/trigger/methods';
import type { MetaWork } from '../../../nodes/Meta/trigger/receiveMeta';
import { receiveMeta } from '../../../nodes/Meta/trigger/receiveMeta';
import { failureFromAnswer } from '../../../nodes/shared/http/readFailure';
import { toNodeError } from '../../../nodes/shared/http/failure';
import { webhookCall } from '../../shared/webhook/webhookCall';
import { NODE } from '../../support/fakeN8n';

export const APP = { id: '900100', secret: 'app-key' };

export interface Subscription {
	callbackUrl: string;
	fields: string[];
	active: boolean;
	version?: string;
}

export interface TriggerOptions {
	address: string;
	isTest?: boolean;
	object?: MetaObject;
	pages?: string[];
	fields?: string[];
	takeOver?: boolean;
	skipRefusingPages?: boolean;
	secret?: string;
	complete?: MetaWork['complete'];
}

type PageStep = 'open' | 'read' | 'write';

export interface FakeTrigger extends Required<Omit<TriggerOptions, 'complete'>> {
	saved: IDataObject;
	/** Its n8n runs. */
	isUp: boolean;
	/** Its n8n knows the address. */
	isRegistered: boolean;
	/** What its n8n answers instead while it is not itself: starting, broken. */
	instead?: { status: number; body: string };
	/** IDs of the changes that have started runs, in order. */
	received: string[];
	warnings: string[];
	/** What its n8n has logged at its last activation, deactivation or start. */
	logged: Array<{ message: string; facts: IDataObject }>;
	activate(): Promise<void>;
	deactivate(): Promise<void>;
	/** What its n8n does at its start. @returns whether it joined again */
	restart(): Promise<boolean>;
}

/**
 * Meta, and any number of triggers on any number of n8n servers, all in one process: the triggers
 * are the real code, what is between them is played.
 */
export class World {
	readonly subscriptions = new Map<string, Subscription>();
	readonly pages = new Map<string, string[]>();
	readonly triggers = new Map<string, FakeTrigger>();
	readonly writes: string[] = [];
	/** Addresses of others that answer Meta's verification. */
	readonly foreign = new Set<string>();
	/** Refuses the next writes to Pages. */
	refusePages?: Error;
	/** Happens before a Page takes a call. Throws where it refuses, waits where it is slow. */
	beforePage: (page: string, step: PageStep) => Promise<void> | void = () => {};
	/** Happens between a write and its answer: somebody else is quicker. */
	afterWrite?: () => void;
	/** Calls between triggers that do not get through. */
	cut: (to: string) => boolean = () => false;

	private graph(answer: (call: GraphCall) => Promise<IDataObject> | IDataObject): GraphClient {
		return {
			call: async (call) => {
				if (call.method !== 'GET') this.writes.push(`${call.method} ${call.path}`);
				return await answer(call);
			},
			list: () => {
				throw new Error('these edges have no pages');
			},
		};
	}

	readonly connection = {
		credentialType: 'socialOpsFacebookOAuth2Api',
		credential: { appId: APP.id, isPageToken: false },
		app: () => this.graph(async (call) => await this.answerApp(call)),
		page: async (idOrAlias: string) => {
			const id = idOrAlias === 'alias' ? '1' : idOrAlias;
			await this.beforePage(id, 'open');
			const name = `Page ${id}`;
			return { id, name, graph: this.graph(async (call) => await this.answerPage(id, call)) };
		},
	} as unknown as MetaConnection;

	private async answerApp({ method, fields = {} }: GraphCall): Promise<IDataObject> {
		if (method === 'GET') {
			const data = [...this.subscriptions].map(([object, { callbackUrl, active, ...rest }]) => ({
				object,
				callback_url: callbackUrl,
				active,
				fields: rest.fields.map((name) => ({ name, version: rest.version ?? 'v26.0' })),
			}));
			return { data };
		}
		const object = String(fields.object);
		const names = listOf(fields.fields);
		if (method === 'DELETE') {
			const current = this.subscriptions.get(object);
			const left = current?.fields.filter((name) => names.length && !names.includes(name)) ?? [];
			if (current && left.length) this.subscriptions.set(object, { ...current, fields: left });
			else this.subscriptions.delete(object);
			return { success: true };
		}
		const callbackUrl = String(fields.callback_url);
		if (!(await this.verify(callbackUrl, String(fields.verify_token)))) {
			throw refusalOf(2200, '(#2200) Callback verification failed');
		}
		this.subscriptions.set(object, { callbackUrl, fields: names, active: true });
		this.afterWrite?.();
		return { success: true };
	}

	private async verify(callbackUrl: string, token: string): Promise<boolean> {
		const [address, query] = callbackUrl.split('?');
		if (this.foreign.has(address)) return true;
		const trigger = this.triggers.get(address);
		if (!trigger?.isUp || !trigger.isRegistered) return false;
		const { context, sent } = webhookCall({
			...this.callOf(trigger),
			webhookName: 'setup',
			query: {
				...Object.fromEntries(new URLSearchParams(query)),
				'hub.mode': 'subscribe',
				'hub.challenge': '123',
				'hub.verify_token': token,
			},
		});
		await receiveMeta.call(context, this.definitionOf(trigger), { items: () => [] });
		return sent.status === 200 && sent.body === '123';
	}

	private async answerPage(id: string, { method, fields = {} }: GraphCall): Promise<IDataObject> {
		await this.beforePage(id, method === 'GET' ? 'read' : 'write');
		if (method === 'GET') {
			const installed = this.pages.get(id);
			return { data: installed ? [{ id: APP.id, subscribed_fields: installed }] : [] };
		}
		if (this.refusePages) throw this.refusePages;
		if (method === 'DELETE') this.pages.delete(id);
		else this.pages.set(id, listOf(fields.subscribed_fields));
		return { success: true };
	}

	private callOf({ address, isTest, saved }: FakeTrigger) {
		return {
			address,
			memory: saved,
			mode: isTest ? ('manual' as const) : ('trigger' as const),
			http: async (request: IHttpRequestOptions) => await this.http(request),
		};
	}

	definitionOf(trigger: FakeTrigger): MetaTriggerDefinition {
		const { object, pages, fields, takeOver, skipRefusingPages, secret } = trigger;
		return {
			platform: FACEBOOK,
			object,
			connect: async () => this.connection,
			readApp: async () => ({ id: APP.id, secret }),
			needs: async () => ({ object, pages, fields, takeOver, skipRefusingPages }),
		};
	}

	private readonly calls = new Set<Promise<unknown>>();

	/** Waits for calls that nobody waits for, such as those to tests. */
	async settled(): Promise<void> {
		while (this.calls.size > 0) await Promise.allSettled(this.calls);
		// What the caller does with the answer takes some more turns.
		for (let turn = 0; turn < 50; turn++) await Promise.resolve();
	}

	/** A call between servers. Whoever is not there refuses the connection. */
	async http(request: IHttpRequestOptions) {
		const call = this.answer(request);
		this.calls.add(call);
		try {
			return await call;
		} finally {
			this.calls.delete(call);
		}
	}

	private async answer({ url, body, headers }: IHttpRequestOptions) {
		const [address, query = ''] = url.split('?');
		const trigger = this.triggers.get(address);
		if (this.cut(address)) throw refused();
		if (trigger?.instead) {
			return { statusCode: trigger.instead.status, headers: {}, body: trigger.instead.body };
		}
		if (!trigger?.isUp) throw refused();
		if (!trigger.isRegistered) return { statusCode: 404, headers: {}, body: UNREGISTERED };
		const names = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
		return await this.post(trigger, {
			rawBody: body as Buffer,
			headers: Object.fromEntries(names) as Record<string, string>,
			query: Object.fromEntries(new URLSearchParams(query)),
		});
	}

	async post(
		trigger: FakeTrigger,
		call: { rawBody: Buffer; headers: Record<string, string>; query: object },
	) {
		const { context, sent, warnings, answered } = webhookCall({ ...this.callOf(trigger), ...call });
		const result: IWebhookResponseData = await receiveMeta.call(
			context,
			this.definitionOf(trigger),
			{
				items: (changes) =>
					changes
						.filter(({ field }) => trigger.fields.includes(field))
						.filter(({ assetId }) => trigger.pages.includes(assetId))
						.map(({ field, value }) => ({ event: field, id: String(value.id) })),
				complete: completions.get(trigger),
			},
		);
		trigger.warnings.push(...warnings.map(({ message }) => message));
		const started = result.workflowData?.[0] ?? [];
		trigger.received.push(...started.map(({ json }) => String(json.id)));
		if (result.workflowData) answered(200);
		return { statusCode: sent.status ?? 200, headers: sent.headers ?? {}, body: sent.body };
	}

	trigger(options: TriggerOptions): FakeTrigger {
		const trigger: FakeTrigger = {
			isTest: false,
			object: 'page',
			pages: ['1'],
			fields: ['feed'],
			takeOver: false,
			skipRefusingPages: false,
			secret: APP.secret,
			...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
			address: options.address,
			saved: {},
			isUp: false,
			isRegistered: false,
			received: [],
			warnings: [],
			logged: [],
			activate: async () => {
				trigger.isUp = true;
				trigger.isRegistered = true;
				try {
					const { checkExists, create } = this.methodsOf(trigger);
					if (!(await checkExists())) await create();
				} catch (error) {
					trigger.isRegistered = false;
					throw error as Error;
				}
			},
			deactivate: async () => {
				await this.methodsOf(trigger).delete();
				trigger.isRegistered = false;
			},
			restart: async () => {
				trigger.isUp = true;
				trigger.isRegistered = true;
				const { checkExists, create } = this.methodsOf(trigger);
				const exists = await checkExists();
				if (!exists) await create();
				return !exists;
			},
		};
		if (options.complete) completions.set(trigger, options.complete);
		this.triggers.set(trigger.address, trigger);
		return trigger;
	}

	/** n8n's context in which a trigger calls others. */
	contextOf(trigger: FakeTrigger) {
		return webhookCall(this.callOf(trigger)).context;
	}

	methodsOf(trigger: FakeTrigger) {
		const { context, warnings } = webhookCall(this.callOf(trigger));
		trigger.logged = warnings;
		const hook = {
			...context,
			getNodeWebhookUrl: () => trigger.address,
			getNode: () => ({ ...NODE, webhookId: 'hook-id' }),
		} as unknown as IHookFunctions;
		const { checkExists, create, delete: remove } = metaTriggerMethods(this.definitionOf(trigger));
		return {
			checkExists: async () => await checkExists.call(hook),
			create: async () => await create.call(hook),
			delete: async () => await remove.call(hook),
		};
	}

	/** Something happens on a Page, and Meta tells the app's callback. Gives the status. */
	async happen(page: string, field: string, id: string): Promise<number | 'nobody' | 'refused'> {
		const subscription = this.subscriptions.get('page');
		const isWanted = subscription?.fields.includes(field) && this.pages.get(page)?.includes(field);
		if (!subscription?.active || !isWanted) return 'nobody';
		return await this.deliver(subscription.callbackUrl, deliveryOf(page, field, id));
	}

	async deliver(url: string, body: object, secret = APP.secret): Promise<number | 'refused'> {
		const rawBody = Buffer.from(JSON.stringify(body));
		const headers = {
			'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`,
		};
		try {
			return (await this.http({ url, body: rawBody, headers })).statusCode;
		} catch {
			return 'refused';
		}
	}
}

/** As n8n 2.41 answers. */
const UNREGISTERED =
	'{"code":404,"message":"The requested webhook \\"POST x\\" is not registered."}';

const completions = new WeakMap<FakeTrigger, NonNullable<MetaWork['complete']>>();

export const deliveryOf = (page: string, field: string, id: string) => ({
	object: 'page',
	entry: [{ id: page, time: 1763545755, changes: [{ field, value: { id } }] }],
});

let count = 0;
/** An address that no other test has used: the process remembers triggers by their address. */
export const newAddress = (origin = 'https://n8n.example.com', kind = 'webhook') =>
	`${origin}/${kind}/hook-${++count}/webhook`;

const listOf = (value: unknown): string[] =>
	String(value ?? '')
		.split(',')
		.filter(Boolean);

const refused = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

/** As Graph refuses. */
export function refusalOf(code: number, message: string): Error {
	const answer = { status: 400, headers: {}, body: { error: { message, code } } };
	const facts = FACEBOOK.readError(answer);
	if (!facts) throw new Error('the refusal reads as a success');
	return toNodeError(NODE, failureFromAnswer(FACEBOOK, answer, facts, Date.now()));
}
