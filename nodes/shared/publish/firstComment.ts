import type { RunContext } from '../contract/operation';
import type { ItemJournal } from '../contract/journal';
import { once } from '../run/once';
import { readingsOf } from '../run/readings';
import type { Prepared } from './prepared';
import type { Settled } from './publication';
import { toLook } from './toLook';

export interface FirstComment {
	id: string | null;
	warnings: string[];
}

/** The first comment. The post is out by then: what goes wrong here is a warning of its item. */
export async function addFirstComment<Api>(
	context: RunContext<Api>,
	{ capability, account, draft }: Prepared<Api>,
	{ journal, settled }: { journal: ItemJournal; settled: Exclude<Settled, { status: 'rejected' }> },
): Promise<FirstComment> {
	const { firstComment } = capability;
	if (!draft.firstComment || !firstComment) return { id: null, warnings: [] };
	const { id } = settled;
	// What is scheduled or a draft is said by Preview already.
	if (draft.scheduleAt || draft.asDraft) return { id: null, warnings: [] };
	if (settled.status !== 'published' || !id) {
		return {
			id: null,
			warnings: [`The first comment was not added: the post is ${settled.status}`],
		};
	}
	const post = { account, id, text: draft.firstComment };
	try {
		const { handle } = await once(context.n8n.getNode(), journal, {
			name: 'first-comment',
			send: async () => await firstComment.send(context.api, post),
			find: async (since, freshAt) => {
				const look = toLook(journal, readingsOf(context.n8n), { since, freshAt });
				return await firstComment.find(context.api, post, look);
			},
			idOf: (comment) => String(comment.id),
		});
		return { id: String(handle.id), warnings: [] };
	} catch (error) {
		return { id: null, warnings: [`The first comment was not added: ${(error as Error).message}`] };
	}
}
