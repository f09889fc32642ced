import type { DraftShape, KindChoice } from '../../shared/network/chooseKind';
import { noDocument, noKind, typesIn } from '../../shared/network/chooseKind';

/** Instagram shows one picture, one video as a reel, or several of both. Stories are chosen. */
export function chooseInstagramKind(draft: DraftShape): KindChoice {
	const types = typesIn(draft);
	if (types.length === 0) {
		return noKind(
			'Instagram takes no post without a picture or video',
			'Give a file, or leave Instagram out.',
		);
	}
	if (types.includes('document')) return noDocument('Instagram', draft);
	if (draft.files.length > 1) return { kind: 'carousel' };
	return { kind: types.includes('video') ? 'reel' : 'photo' };
}
