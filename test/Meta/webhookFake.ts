import type { IDataObject, INode } from 'n8n-workflow';
import type { MetaConnection } from '../../nodes/Meta/connection';
import type { GraphCall, GraphClient } from '../../nodes/Meta/graph';
import type { SubscriptionWish } from '../../nodes/Meta/subscription';

export const APP_ID = '900100';
export const PAGE_ID = '134895793791914';
export const PRODUCTION = 'https://n8n.example.com/webhook/hook-id/webhook';
export const TEST = 'https://n8n.example.com/webhook-test/hook-id/webhook';
export const FOREIGN = 'https://other.example.com/webhook/else/webhook';

export const NODE: INode = {
	id: 'node-id',
	name: 'Trigger',
	type: 'n8n-nodes-social-ops.facebookTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	webhookId: 'hook-id',
};

export interface AppState {
	callbackUrl: string;
	fields: string[];
	active?: boolean;
}

/** What Meta knows about one app and one Page, and the calls made to change it. */
export class MetaFake {
	writes: string[] = [];
	refuse: { app?: Error; page?: Error } = {};
	verifyToken = '';

	constructor(
		public app?: AppState,
		public pageFields?: string[],
		public otherApps: IDataObject[] = [],
	) {}

	readonly connection = {
		credentialType: 'socialOpsFacebookOAuth2Api',
		credential: { appId: APP_ID, isPageToken: false },
		app: () => this.clientFor((call) => this.answerApp(call)),
		page: async (id: string) => ({
			id: id === 'fernandco' ? PAGE_ID : id,
			name: 'Fern & Co',
			graph: this.clientFor((call) => this.answerPage(call)),
		}),
	} as unknown as MetaConnection;

	private clientFor(answer: (call: GraphCall) => IDataObject): GraphClient {
		return {
			call: async (call) => {
				if (call.method !== 'GET') this.writes.push(`${call.method} ${call.path}`);
				return answer(call);
			},
			list: () => {
				throw new Error('these edges have no pages');
			},
		};
	}

	private answerApp({ method, path, fields = {} }: GraphCall): IDataObject {
		expect(path).toBe(`${APP_ID}/subscriptions`);
		if (method === 'GET') {
			if (!this.app) return { data: [{ object: 'instagram', callback_url: FOREIGN, fields: [] }] };
			const { callbackUrl, active = true } = this.app;
			const named = this.app.fields.map((name) => ({ name, version: 'v26.0' }));
			return { data: [{ object: 'page', callback_url: callbackUrl, active, fields: named }] };
		}
		expect(fields.object).toBe('page');
		const names = String(fields.fields ?? '')
			.split(',')
			.filter(Boolean);
		if (method === 'POST') {
			if (this.refuse.app) throw this.refuse.app;
			this.verifyToken = String(fields.verify_token);
			this.app = { callbackUrl: String(fields.callback_url), fields: names };
		} else {
			const left = this.app?.fields.filter((name) => names.length && !names.includes(name)) ?? [];
			this.app = this.app && left.length ? { ...this.app, fields: left } : undefined;
		}
		return { success: true };
	}

	private answerPage({ method, path, fields = {} }: GraphCall): IDataObject {
		expect(path).toBe(`${PAGE_ID}/subscribed_apps`);
		if (method === 'GET') {
			const own = this.pageFields && [{ id: APP_ID, subscribed_fields: this.pageFields }];
			return { data: [...this.otherApps, ...(own ?? [])] };
		}
		if (this.refuse.page) throw this.refuse.page;
		const names = String(fields.subscribed_fields ?? '')
			.split(',')
			.filter(Boolean);
		this.pageFields = method === 'POST' ? names : undefined;
		return { success: true };
	}
}

/** What the trigger of these tests wants, in production unless told otherwise. */
export function wish(fake: MetaFake, change: Partial<SubscriptionWish> = {}): SubscriptionWish {
	return {
		connection: fake.connection,
		object: 'page',
		pageId: PAGE_ID,
		callbackUrl: PRODUCTION,
		addressEnd: '/hook-id/webhook',
		isTest: false,
		verifyToken: 'verify-me',
		fields: ['feed', 'mention'],
		...change,
	};
}

export const testWish = (fake: MetaFake, change: Partial<SubscriptionWish> = {}) =>
	wish(fake, { callbackUrl: TEST, isTest: true, ...change });
