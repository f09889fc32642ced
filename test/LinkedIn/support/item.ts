import type { IDataObject } from 'n8n-workflow';
import { connectLinkedIn, CREDENTIAL_TYPE } from '../../../nodes/LinkedIn/connection';
import type { LinkedInApi } from '../../../nodes/LinkedIn/connection';
import { linkedInOperations } from '../../../nodes/LinkedIn/operations';
import type { RunContext } from '../../../nodes/shared/contract/operation';
import { openJournal } from '../../../nodes/shared/run/journal';
import type { FakeAnswer, FakeOptions, SentRequest } from '../../support/fakeN8n';
import { brokenConnection, fakeN8n } from '../../support/fakeN8n';

export const MEMBER = 'urn:li:person:782bbtaQ';
export const PAGE = 'urn:li:organization:2414183';
export const SHARE = 'urn:li:share:7200000000000000001';
export const UGC = 'urn:li:ugcPost:7200000000000000002';
export const THREAD = 'urn:li:activity:7200000000000000003';

/** What LinkedIn answers to a call; of a list each is given once, the last for good. */
export type Reply = FakeAnswer | FakeAnswer[] | ((request: SentRequest) => FakeAnswer);
export type Script = Record<string, Reply>;

export const answer = (body: unknown, headers: IDataObject = {}): FakeAnswer => ({ body, headers });
export const elements = (...list: unknown[]): FakeAnswer =>
	answer({ elements: list, paging: { start: 0, count: 100, links: [] } });
export const refuse = (status: number, code = 'ACCESS_DENIED', message = code): FakeAnswer => ({
	status,
	body: { status, code, message, ...(status === 403 ? { serviceErrorCode: 100 } : {}) },
});
export const lost = (): FakeAnswer => brokenConnection('ECONNRESET');

/** Calls about who connected and what the page is called, as every item makes them. */
const USUAL: Script = {
	'GET v2/userinfo': answer({ sub: '782bbtaQ', name: 'Ada Example' }),
	'GET rest/organizationsLookup': answer({
		results: { 2414183: { localizedName: 'Fern & Co', vanityName: 'fern-and-co' } },
	}),
};

export interface ItemSetup {
	script?: Script;
	params?: Record<string, unknown>;
	/** Permissions of the token. */
	scopes?: string[];
	credential?: IDataObject;
	tokenData?: IDataObject;
	n8n?: FakeOptions;
}

let tokens = 0;

/** One item of a LinkedIn node whose network is scripted by `METHOD path`, decoded, without query. */
export async function linkedInItem(setup: ItemSetup) {
	const script: Script = { ...USUAL, ...setup.script };
	const taken = new Map<string, number>();
	const hints: string[] = [];
	const credentials = {
		[CREDENTIAL_TYPE]: {
			clientId: '86app',
			clientSecret: 'the secret of the app',
			oauthTokenData: {
				// Another one for each item: names of people and pages are remembered by it.
				access_token: `AQX-${++tokens}`,
				scope: (setup.scopes ?? ['openid', 'profile']).join(','),
				...setup.tokenData,
			},
			...setup.credential,
		},
	};
	const { n8n, requests } = fakeN8n({
		credentials,
		...setup.n8n,
		answer: (request) => {
			const key = keyOf(request);
			const reply = script[key];
			if (!reply) throw new Error(`the script has no ${key}`);
			if (typeof reply === 'function') return reply(request);
			if (!Array.isArray(reply)) return reply;
			const count = taken.get(key) ?? 0;
			taken.set(key, count + 1);
			return reply[Math.min(count, reply.length - 1)];
		},
	});
	n8n.addExecutionHints = (...added) => {
		hints.push(...added.map(({ message }) => message));
	};
	const given: Record<string, unknown> = { author: PAGE, ...setup.params };
	const context: RunContext<LinkedInApi> = {
		n8n,
		itemIndex: 0,
		api: await connectLinkedIn(n8n, 0, { maxWaitMs: 1_000 }),
		journal: openJournal(n8n, Date.now())(0),
		afterRun: (work) => work(),
		param: <T>(name: string, fallback: T) => (name in given ? (given[name] as T) : fallback),
	};
	return { context, requests, hints };
}

/** Runs an operation, `comment.create`. */
export async function run(name: string, setup: ItemSetup) {
	const { context, requests, hints } = await linkedInItem(setup);
	const operation = linkedInOperations.find((one) => `${one.resource}.${one.operation}` === name);
	if (!operation) throw new Error(`no operation ${name}`);
	const items = (await operation.run(context)).map(({ json }) => json);
	return { items, requests, hints };
}

/** The request that the script knows by this name. */
export const sent = (requests: SentRequest[], key: string): SentRequest[] =>
	requests.filter((request) => keyOf(request) === key);

/** The query as it went out. */
export const queryOf = ({ url }: SentRequest): string => url.split('?')[1] ?? '';

export const bodyOf = ({ body }: SentRequest): unknown => JSON.parse(String(body));

function keyOf({ method, url }: SentRequest): string {
	const { pathname } = new URL(url);
	return `${method} ${decodeURIComponent(pathname.slice(1))}`;
}
