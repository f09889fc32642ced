import type { PublicationHandle } from '../../shared/publish/handle';
import { isId } from '../ids';

/** IDs get into the addresses and bodies of signed calls: what is none is refused. */
export function handleProblem({
	account,
	steps,
}: Pick<PublicationHandle, 'account' | 'steps'>): string | undefined {
	if (!isId(account.id)) return 'handle.account.id: not an ID of X';
	for (const [name, { id, mediaId }] of Object.entries(steps)) {
		if (id !== undefined && !isId(String(id))) return `handle.steps.${name}.id: not an ID of X`;
		if (mediaId !== undefined && !isId(String(mediaId))) {
			return `handle.steps.${name}.mediaId: not an ID of X`;
		}
	}
	return undefined;
}
