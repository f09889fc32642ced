import type { IDataObject } from 'n8n-workflow';
import type { OperationOutput, Unfinished } from '../contract/output';
import type { Pending } from './execute';
import type { PublicationHandle } from './handle';
import { blocks } from './plan';
import type { Prepared } from './prepared';
import type { Publication } from './publication';

/** The output for a post that the network still processes and that is not out yet. */
export function pendingOutput<Api>(ready: Prepared<Api>, { handles }: Pending): OperationOutput {
	const { capability, account, draft, plan, options } = ready;
	const handle: PublicationHandle = {
		version: 1,
		account,
		draft,
		steps: handles,
		contentHash: ready.contentHash,
		idempotencyKey: String(options.idempotencyKey ?? '').trim(),
		options: ofContinued((name) => options[name]),
		since: ready.since ?? Date.now(),
	};
	const publication: Publication = {
		platform: capability.platform.id,
		account: { id: account.id, name: account.name },
		id: null,
		url: null,
		kind: draft.kind,
		status: 'processing',
		publishedAt: null,
		scheduledAt: null,
		contentHash: ready.contentHash,
		replayed: false,
		warnings: [
			...plan.issues.filter((issue) => !blocks(issue)).map(({ message }) => message),
			`${capability.platform.title} still processes the media: the post is not out yet. Finish it with the operation Finish`,
		],
		handle: handle as unknown as IDataObject,
	};
	return { json: publication as unknown as IDataObject, unfinished: continuation(options) };
}

const CONTINUED = [
	'resumeAfter',
	'waitForProcessing',
	'sendWhenUnknown',
	'includeRaw',
	'includeMeta',
];

function continuation({ resumeAfter }: IDataObject): Unfinished {
	const minutes = Number(resumeAfter ?? 0);
	return {
		afterMs: minutes > 0 ? minutes * 60_000 : undefined,
		continueWith: { resource: 'post', operation: 'finish', options: OPTIONS_OF_ITEM },
	};
}

/** All items go on together, each with the options that it was begun with. */
const OPTIONS_OF_ITEM = ofContinued((name) => `={{ $json.handle?.options?.${name} }}`);

function ofContinued(valueOf: (name: string) => IDataObject[string]): IDataObject {
	const entries = CONTINUED.map((name) => [name, valueOf(name)] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
