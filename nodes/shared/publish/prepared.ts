import type { IDataObject, NodeOperationError } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import type { Media } from '../media/media';
import type { PublishCapability } from './capability';
import type { Account, Draft } from './draft';
import { contentHash } from './draft';
import type { Issue, Plan } from './plan';
import { blocks } from './plan';
import { readDraft } from './readDraft';

/** Everything that is known of a post before anything is sent. */
export interface Prepared<Api> {
	capability: PublishCapability<Api>;
	account: Account;
	draft: Draft;
	files: ReadonlyArray<Media | undefined>;
	plan: Plan<Api>;
	contentHash: string;
	/** The values of the Options collection. */
	options: IDataObject;
}

/** Prepares what the parameters of an item say. */
export async function prepareDraft<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
	keep: (draft: Draft) => Draft = (draft) => draft,
): Promise<Prepared<Api>> {
	const opened = await readDraft(context, capability);
	const account = await capability.account(context);
	const draft = keep(opened.draft);
	const { files } = opened;
	return {
		capability,
		account,
		draft,
		files,
		plan: capability.prepare({ draft, files, account, now: Date.now() }),
		contentHash: contentHash(capability.platform.id, account.id, draft),
		options: context.param<IDataObject>('options', {}),
	};
}

/**
 * Prepares what an earlier try of the item has begun, though its expressions may say something
 * else by now: a text with the time in it must not become a second post.
 */
export async function prepareOnce<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
): Promise<Prepared<Api>> {
	return await prepareDraft(context, capability, (draft) => context.journal.begin(draft));
}

/** The error for a draft that must not be sent: the first reason, and all of them as data. */
export function refusal<Api>(context: RunContext<Api>, issues: Issue[]): NodeOperationError {
	const reasons = issues.filter(blocks);
	const [first] = reasons;
	const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : '';
	return inputError(context.n8n.getNode(), {
		field: first.field ?? '',
		happened: `${first.message}${more}`,
		fix: reasons.map((issue) => issue.fix).join(' '),
	});
}
