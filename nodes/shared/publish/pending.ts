import type { IDataObject } from 'n8n-workflow';
import type { OperationOutput, Unfinished } from '../contract/output';
import type { Account, Draft } from './draft';
import type { Pending } from './execute';
import type { Handles } from './plan';
import { blocks } from './plan';
import type { Prepared } from './prepared';
import type { Publication } from './publication';

/** All that Finish needs to go on where Publish has stopped. Plain JSON, without any secret. */
export interface PublicationHandle {
	version: 1;
	account: Account;
	draft: Draft;
	steps: Handles;
	contentHash: string;
	idempotencyKey: string;
	/** Milliseconds since 1970 before which nothing of the post can have been out. */
	since: number;
}

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

function continuation(options: IDataObject): Unfinished {
	const { resumeAfter, waitForProcessing, sendWhenUnknown, includeRaw } = options;
	const minutes = Number(resumeAfter ?? 0);
	const given = { resumeAfter, waitForProcessing, sendWhenUnknown, includeRaw };
	return {
		afterMs: minutes > 0 ? minutes * 60_000 : undefined,
		continueWith: {
			resource: 'post',
			operation: 'finish',
			options: Object.fromEntries(
				Object.entries(given).filter(([, value]) => value !== undefined),
			) as IDataObject,
		},
	};
}
