import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../../shared/contract/apiContext';
import type { Platform } from '../../shared/contract/platform';
import type { RequestSpec } from '../../shared/http/requestSpec';
import { request } from '../../shared/http/request';
import type { MemberNeeds, MemberRequest } from './memberMessages';
import { MEMBER_HEADER, checkAnswer, parseObject, signRequest } from './memberMessages';

type Distribute<Request> = Request extends unknown ? Omit<Request, 'to' | 'nonce'> : never;
/** A request without what is filled in when it is sent. */
export type Question = Distribute<MemberRequest>;

/** Who asks, and with which proof. */
export interface Asker {
	context: ApiContext;
	appSecret: string;
}

const TIMEOUT_MS = 4_000;

/** Our own triggers as something that can be called. Every answer is a fact, none is an error. */
export const MEMBER_PLATFORM: Platform = {
	id: 'social-ops-triggers',
	title: 'The other trigger',
	api: { name: 'Member requests', version: '1' },
	failures: [],
	readError: () => undefined,
	readUsage: () => [],
	refreshOnStatus: [],
};

/** How all calls to members go out: once, and not for long. */
export const MEMBER_CALL: Pick<
	RequestSpec,
	'method' | 'auth' | 'repeatable' | 'timeoutMs' | 'maxWaitMs' | 'asText'
> = {
	method: 'POST',
	auth: { kind: 'none' },
	repeatable: false,
	timeoutMs: TIMEOUT_MS,
	maxWaitMs: 0,
	asText: true,
};

/** What comes back from an address: an answer of one of our triggers, or why there is none. */
type Reply = { kind: 'answer'; body: IDataObject } | { kind: 'unregistered' } | { kind: 'silence' };

/** What n8n answers, once it has started, at an address that none of its workflows has. */
const UNREGISTERED = /\bis not registered\b/;

/**
 * Asks the trigger at an address, given with the list in its query where the asked one needs it.
 * Undefined when nobody answers there, or somebody who does not know the app's secret.
 */
export async function askMember(
	asker: Asker,
	url: string,
	question: Question,
): Promise<IDataObject | undefined> {
	const reply = await exchange(asker, url, question);
	return reply.kind === 'answer' ? reply.body : undefined;
}

/**
 * The Pages and fields that a member needs; undefined when it does not say, and 'gone' when its n8n
 * runs and no longer has it.
 */
export async function askNeeds(
	asker: Asker,
	address: string,
): Promise<MemberNeeds | 'gone' | undefined> {
	const reply = await exchange(asker, address, { kind: 'needs' });
	if (reply.kind === 'unregistered') return 'gone';
	const needs = reply.kind === 'answer' ? reply.body.needs : undefined;
	const { pages, fields, pageFields } = (needs ?? {}) as Partial<
		Record<keyof MemberNeeds, unknown>
	>;
	if (!Array.isArray(pages) || !Array.isArray(fields) || !Array.isArray(pageFields))
		return undefined;
	return {
		pages: pages.map(String),
		fields: fields.map(String),
		pageFields: pageFields.map(String),
	};
}

async function exchange(
	{ context, appSecret }: Asker,
	url: string,
	question: Question,
): Promise<Reply> {
	const nonce = randomUUID();
	const to = url.split('?')[0];
	const body = Buffer.from(JSON.stringify({ ...question, to, nonce }));
	const headers = {
		'Content-Type': 'application/json',
		[MEMBER_HEADER]: signRequest(body, appSecret, Date.now()),
	};
	try {
		const spec = { ...MEMBER_CALL, url, body, headers };
		const answer = await request(context, MEMBER_PLATFORM, spec);
		const text = String(answer.body ?? '');
		if (answer.status === 404 && UNREGISTERED.test(text)) return { kind: 'unregistered' };
		const given = { header: answer.headers[MEMBER_HEADER], body: Buffer.from(text) };
		const isBelieved = checkAnswer(given, appSecret, nonce) === 'valid';
		const read = answer.status === 200 && isBelieved ? parseObject(text) : undefined;
		return read ? { kind: 'answer', body: read } : { kind: 'silence' };
	} catch {
		// That nobody can be reached there is the answer that the asker wants to know.
		return { kind: 'silence' };
	}
}
