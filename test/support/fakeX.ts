import type { IDataObject } from 'n8n-workflow';
import type { XApi } from '../../nodes/X/connection';
import { connectX, CREDENTIAL_TYPE } from '../../nodes/X/connection';
import { inNewerNames } from '../../nodes/X/fieldNames';
import type { RunContext } from '../../nodes/shared/contract/operation';
import { processBudget } from '../../nodes/shared/http/budget';
import { openJournal } from '../../nodes/shared/run/journal';
import type { FakeAnswer, FakeOptions, SentRequest } from './fakeN8n';
import { brokenConnection, fakeN8n } from './fakeN8n';
import type { XRequest } from './xSpec';
import { problemsOf, specIsPresent } from './xSpec';

/** What X does with a call: answers, refuses as a problem, or loses its answer. */
export type XReply =
	| { data: unknown; includes?: IDataObject; meta?: IDataObject; errors?: IDataObject[] }
	| { status: number; body?: unknown; headers?: IDataObject }
	| { lost: true };

type Handler = (call: XRequest, sent: SentRequest) => XReply;

/** By `METHOD path`. Of a list of replies each is given once, the last for good. */
export type XScript = Record<string, XReply | XReply[] | Handler>;

export const lost: XReply = { lost: true };

/** A refusal in the layout of X's problems. */
export const problem = (status: number, detail: string, type = 'about:blank'): XReply => ({
	status,
	body: {
		title: 'Refused',
		detail,
		type: type === 'about:blank' ? type : `https://api.twitter.com/2/problems/${type}`,
		status,
	},
});

export const ME = {
	id: '2244994945',
	username: 'fernandco',
	name: 'Fern & Co',
	subscription_type: 'None',
	public_metrics: { followers_count: 120, following_count: 5, tweet_count: 42, listed_count: 1 },
};

/** Answers that every account gives. */
const BASICS: XScript = {
	'GET /2/users/me': { data: ME },
	'POST /oauth2/token': { status: 200, body: { token_type: 'bearer', access_token: 'AAAA-app' } },
};

export interface XSetup {
	script?: XScript;
	params?: Record<string, unknown>;
	credential?: IDataObject;
	n8n?: FakeOptions;
}

export interface XFixture {
	context: RunContext<XApi>;
	/** Calls in order, without the one that reads the account. */
	calls: XRequest[];
	/** They as `METHOD path`. */
	log(): string[];
	sent: SentRequest[];
	hints: string[];
}

let connections = 0;

export function xCredential(fields: IDataObject = {}): IDataObject {
	connections += 1;
	return {
		clientId: 'client',
		clientSecret: 'client-secret',
		apiKey: `api-key-${connections}`,
		apiSecret: 'api-secret',
		oauthTokenData: {
			access_token: `access-${connections}`,
			refresh_token: 'refresh',
			token_type: 'bearer',
			scope: 'tweet.read tweet.write users.read media.write tweet.moderate.write offline.access',
		},
		...fields,
	};
}

/** What an n8n node says to the networks, answered from a script as X answers. */
export function xNetwork(script: XScript) {
	const all: XScript = { ...BASICS, ...script };
	const calls: XRequest[] = [];
	const taken = new Map<string, number>();
	const answer = (sent: SentRequest): FakeAnswer => {
		const call = toCall(sent);
		const key = `${call.method} ${call.path}`;
		if (key !== 'GET /2/users/me') calls.push(call);
		specProblems.push(...problemsFor(call));
		const entry = all[key];
		if (!entry) throw new Error(`the script has no ${key}`);
		if (typeof entry === 'function') return give(entry(call, sent));
		const replies = Array.isArray(entry) ? entry : [entry];
		const count = taken.get(key) ?? 0;
		taken.set(key, count + 1);
		return give(replies[Math.min(count, replies.length - 1)]);
	};
	return { calls, answer, log: () => calls.map(({ method, path }) => `${method} ${path}`) };
}

/** One item of an X node, connected as in n8n, whose network is scripted. */
export async function xFixture(setup: XSetup = {}): Promise<XFixture> {
	processBudget.clear();
	const { calls, answer, log } = xNetwork(setup.script ?? {});
	const { n8n, requests } = fakeN8n({
		credentials: { [CREDENTIAL_TYPE]: xCredential(setup.credential) },
		answer,
		...setup.n8n,
	});
	const hints: string[] = [];
	n8n.addExecutionHints = (...added) => {
		hints.push(...added.map(({ message }) => message));
	};
	const params = setup.params ?? {};
	const context: RunContext<XApi> = {
		n8n,
		api: await connectX(n8n, 0, { maxWaitMs: 60_000 }),
		itemIndex: 0,
		journal: openJournal(n8n, Date.now())(0),
		afterRun: (work) => work(),
		param: <T>(name: string, fallback: T) => (name in params ? (params[name] as T) : fallback),
	};
	return { context, calls, log, sent: requests, hints };
}

function toCall({ method = 'GET', url, qs, body, headers }: SentRequest): XRequest {
	const isForm = String(headers?.['Content-Type'] ?? '').startsWith('multipart/form-data');
	const { hostname, pathname } = new URL(url);
	if (hostname !== 'api.x.com') throw new Error(`${hostname} is not X`);
	return {
		method,
		path: pathname,
		...(qs && Object.keys(qs).length ? { query: qs } : {}),
		...(isForm ? { form: partsOf(body as Buffer) } : {}),
		...(body && !isForm ? { body } : {}),
	};
}

/** Names and values of the parts of a form; `(file)` for files. */
function partsOf(body: Buffer): Record<string, unknown> {
	const text = body.toString('latin1');
	const parts = text.matchAll(/name="([^"]+)"(; filename="[^"]*")?\r\n([^]*?)\r\n--/g);
	return Object.fromEntries(
		[...parts].map(([, name, file, rest]) => [name, file ? '(file)' : rest.replace(/^\r\n/, '')]),
	);
}

function give(reply: XReply): FakeAnswer {
	if ('lost' in reply) return brokenConnection('ECONNRESET');
	// As X sends it: as text, with IDs that a number could not hold.
	if ('status' in reply) return { ...reply, body: written(reply.body) };
	return { status: 200, body: written(reply) };
}

const written = (body: unknown): unknown =>
	body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

const specProblems: string[] = [];

function problemsFor(call: XRequest): string[] {
	if (!specIsPresent()) return [];
	const query = call.query as Record<string, string> | undefined;
	const newer = query && 'tweet.fields' in query ? textual(inNewerNames(query)) : undefined;
	return [...problemsOf(call), ...(newer ? problemsOf({ ...call, query: newer }) : [])];
}

const textual = (query: object): Record<string, string> =>
	Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));

/**
 * Holds every call of the tests in a file against X's own descriptions, in either naming. Where the
 * descriptions are not beside the checkout, a skipped test says so.
 */
export function checkAgainstSpec(): void {
	if (!specIsPresent()) {
		it.skip("is not held against X's descriptions, which are not beside this checkout", () => {});
		return;
	}
	afterEach(() => {
		expect(specProblems.splice(0)).toEqual([]);
	});
}
