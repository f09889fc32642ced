import type { DraftShape, KindChoice } from '../../shared/network/chooseKind';
import { lastOther, noDocument, noKind, typesIn } from '../../shared/network/chooseKind';

/** A Page shows pictures together, or one video, or text and link. Stories and reels are chosen. */
export function chooseFacebookKind(draft: DraftShape): KindChoice {
	const types = typesIn(draft);
	if (types.length === 0) return { kind: 'text' };
	if (types.includes('document')) return noDocument('Facebook', draft);
	if (!types.includes('video')) return { kind: 'photo' };
	if (draft.files.length === 1) return { kind: 'video' };
	return noKind(
		'Facebook takes photos or one video in a post, and the draft has a video among other files',
		'Choose the files for Facebook, or leave some of them out.',
		lastOther(draft),
	);
}
