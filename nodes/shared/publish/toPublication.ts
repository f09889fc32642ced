import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { ItemJournal } from '../contract/journal';
import { addFirstComment } from './firstComment';
import type { Handles } from './plan';
import { blocks } from './plan';
import type { Prepared } from './prepared';
import type { Publication, Settled } from './publication';

/** What is known once the network has taken a post. */
export interface Sent {
	journal: ItemJournal;
	settled: Exclude<Settled, { status: 'rejected' }>;
	recovered: boolean;
	handles: Handles;
}

/** The output of Publish. */
export async function toPublication<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
	{ journal, settled, recovered, handles }: Sent,
): Promise<IDataObject> {
	const { capability, account, draft, plan, options } = ready;
	const comment = await addFirstComment(context, ready, { journal, settled });
	const publication: Publication = {
		platform: capability.platform.id,
		account: { id: account.id, name: account.name },
		id: settled.id,
		url: settled.url,
		kind: draft.kind,
		status: settled.status,
		publishedAt:
			settled.status === 'published' ? (settled.publishedAt ?? new Date().toISOString()) : null,
		scheduledAt: draft.scheduleAt || null,
		contentHash: ready.contentHash,
		replayed: recovered,
		...('threadIds' in settled ? { threadIds: settled.threadIds } : {}),
		...(draft.firstComment ? { firstCommentId: comment.id } : {}),
		...mediaIds(handles),
		warnings: [
			...plan.issues.filter((issue) => !blocks(issue)).map(({ message }) => message),
			...comment.warnings,
		],
		...(options.includeRaw === true && settled.raw ? { raw: settled.raw } : {}),
	};
	return publication as unknown as IDataObject;
}

/** The output for a post that an earlier execution published, and that cannot be read back. */
export function unreadablePublication<Api>({
	capability,
	account,
	draft,
	contentHash,
}: Prepared<Api>): IDataObject {
	const publication: Publication = {
		platform: capability.platform.id,
		account: { id: account.id, name: account.name },
		id: null,
		url: null,
		kind: draft.kind,
		status: draft.asDraft ? 'draft' : draft.scheduleAt ? 'scheduled' : 'published',
		publishedAt: null,
		scheduledAt: draft.scheduleAt || null,
		contentHash,
		replayed: true,
		warnings: [
			'An earlier execution published under this idempotency key. The post cannot be found: it was changed or removed since, has no text, or this text is another one. Nothing was sent',
		],
	};
	return publication as unknown as IDataObject;
}

function mediaIds(handles: Handles): { mediaIds?: string[] } {
	const ids = Object.values(handles).flatMap((handle) =>
		typeof handle.mediaId === 'string' ? [handle.mediaId] : [],
	);
	return ids.length ? { mediaIds: ids } : {};
}
