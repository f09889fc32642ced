import type { PublicationHandle } from '../../shared/publish/handle';
import { isId } from '../ids';
import { isPostLength } from './posts';

/**
 * IDs get into the addresses and bodies of signed calls: what is none is refused. So is a length by
 * which a text would be cut otherwise than it was.
 */
export function handleProblem({
	account,
	draft: { kind, options },
	steps,
}: Pick<PublicationHandle, 'account' | 'draft' | 'steps'>): string | undefined {
	if (!isId(account.id)) return 'handle.account.id: not an ID of X';
	for (const [name, { id, mediaId }] of Object.entries(steps)) {
		if (id !== undefined && !isId(String(id))) return `handle.steps.${name}.id: not an ID of X`;
		if (mediaId !== undefined && !isId(String(mediaId))) {
			return `handle.steps.${name}.mediaId: not an ID of X`;
		}
	}
	if (kind === 'splitThread' && !isPostLength(options.postLength)) {
		return 'handle.draft.options.postLength: not a length of posts';
	}
	return undefined;
}
