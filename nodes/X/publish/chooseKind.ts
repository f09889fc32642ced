import type { DraftShape, FileShape, KindChoice } from '../../shared/network/chooseKind';
import { lastOther, noDocument, noKind, typeOf, typesIn } from '../../shared/network/chooseKind';

/** X shows up to four images, or one GIF, or one video. A long text becomes a thread when chosen. */
export function chooseXKind(draft: DraftShape): KindChoice {
	const types = typesIn(draft);
	if (types.length === 0)
		return { kind: String(draft.fields.pollChoices ?? '').trim() ? 'poll' : 'text' };
	if (types.includes('document')) return noDocument('X', draft);
	const moving = draft.files.filter(moves);
	if (moving.length === 0) return { kind: 'image' };
	if (draft.files.length === 1) return { kind: typeOf(moving[0]) === 'video' ? 'video' : 'gif' };
	return noKind(
		'X takes up to four images, one GIF or one video in a post, and the draft mixes them',
		'Choose the files for X, or leave some of them out.',
		lastOther(draft),
	);
}

/** Other moving pictures X shows as a still. */
const moves = (file: FileShape): boolean =>
	typeOf(file) === 'video' || (file.isAnimated && file.mimeType === 'image/gif');
