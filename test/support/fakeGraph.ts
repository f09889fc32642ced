import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../nodes/Facebook/platform';
import type { FacebookApi } from '../../nodes/Facebook/connection';
import type { GraphCall, GraphClient } from '../../nodes/Meta/graph';
import type { Platform } from '../../nodes/shared/contract/platform';
import type { RunContext } from '../../nodes/shared/contract/operation';
import { failureFromAnswer, failureFromConnection } from '../../nodes/shared/http/readFailure';
import { toNodeError } from '../../nodes/shared/http/failure';
import { paginate } from '../../nodes/shared/http/paginate';
import { openJournal } from '../../nodes/shared/run/journal';
import type { FakeOptions } from './fakeN8n';
import { fakeN8n, NODE } from './fakeN8n';

/** What a scripted call does: answers, refuses as Graph does, or loses its answer. */
export type Reply =
	| { answer: IDataObject }
	| { refuse: { code: number; subcode?: number; message?: string } }
	| { lost: true };

export type Script = Record<string, Reply | Reply[] | ((call: GraphCall) => Reply)>;

export interface FakeGraph extends GraphClient {
	readonly calls: GraphCall[];
	/** Calls as `METHOD path`, in order. */
	log(): string[];
}

export const answer = (body: IDataObject): Reply => ({ answer: body });
export const refuse = (code: number, subcode?: number, message?: string): Reply => ({
	refuse: { code, subcode, message },
});
export const lost: Reply = { lost: true };

/**
 * A Graph client that answers from a script by `METHOD path` (without query). Of a list of replies
 * each is given once, the last for good. A call that the script does not name throws.
 */
export function fakeGraph(script: Script, platform: Platform = FACEBOOK): FakeGraph {
	const calls: GraphCall[] = [];
	const taken = new Map<string, number>();
	const call = async (graphCall: GraphCall): Promise<IDataObject> => {
		calls.push(graphCall);
		const key = keyOf(graphCall);
		const entry = script[key];
		if (!entry) throw new Error(`the script has no ${key}`);
		if (typeof entry === 'function') return give(entry(graphCall), platform);
		const replies = Array.isArray(entry) ? entry : [entry];
		const count = taken.get(key) ?? 0;
		taken.set(key, count + 1);
		return give(replies[Math.min(count, replies.length - 1)], platform);
	};
	return {
		calls,
		call,
		log: () => calls.map(keyOf),
		list: (path, fields = {}, limit) =>
			paginate(async (after) => {
				const body = await call({ method: 'GET', path, fields: { ...fields, after } });
				const paging = body.paging as { next?: string; cursors?: { after?: string } } | undefined;
				return {
					items: (body.data ?? []) as IDataObject[],
					next: paging?.next ? paging.cursors?.after : undefined,
				};
			}, limit),
	};
}

const keyOf = ({ method, path }: GraphCall): string => `${method} ${path.split('?')[0]}`;

function give(reply: Reply, platform: Platform): IDataObject {
	if ('answer' in reply) return reply.answer;
	if ('lost' in reply) {
		throw toNodeError(NODE, failureFromConnection(platform, { code: 'ECONNRESET' }));
	}
	const { code, subcode, message = 'refused' } = reply.refuse;
	const body = { error: { message, code, error_subcode: subcode, fbtrace_id: 'Trace' } };
	const refusal = { status: 400, headers: {}, body };
	const facts = platform.readError(refusal);
	if (!facts) throw new Error('the refusal reads as a success');
	throw toNodeError(NODE, failureFromAnswer(platform, refusal, facts, Date.now()));
}

export interface FacebookSetup {
	params?: Record<string, unknown>;
	/** Calls with the token of the Page. */
	page?: Script;
	/** Calls with the token of the person. */
	user?: Script;
	credential?: FacebookApi['credential'];
	/** What `debug_token` answers. */
	token?: IDataObject;
	n8n?: FakeOptions;
}

export interface FacebookFixture {
	context: RunContext<FacebookApi>;
	page: FakeGraph;
	user: FakeGraph;
	hints: string[];
}

export const PAGE_ID = '134895793791914';

/** One item of a Facebook node whose network is scripted. The Page is `PAGE_ID`. */
export function facebookFixture(setup: FacebookSetup = {}): FacebookFixture {
	const page = fakeGraph(setup.page ?? {});
	const user = fakeGraph(setup.user ?? {});
	const hints: string[] = [];
	const { n8n } = fakeN8n(setup.n8n);
	n8n.addExecutionHints = (...added) => {
		hints.push(...added.map(({ message }) => message));
	};
	const params: Record<string, unknown> = { page: PAGE_ID, ...setup.params };
	const api: FacebookApi = {
		node: NODE,
		budgetOwner: 'app',
		credentialType: 'socialOpsFacebookTokenApi',
		credential: setup.credential ?? { isPageToken: false },
		user,
		counting: () => user,
		upload: page,
		app: () => fakeGraph({}),
		page: async (id) => ({ id, name: 'Fern & Co', graph: page, leads: page, upload: page }),
		inspectToken: async () => setup.token ?? {},
	};
	const context: RunContext<FacebookApi> = {
		n8n,
		api,
		itemIndex: 0,
		journal: openJournal(n8n, Date.now())(0),
		afterRun: (work) => work(),
		param: <T>(name: string, fallback: T) => (name in params ? (params[name] as T) : fallback),
	};
	return { context, page, user, hints };
}
