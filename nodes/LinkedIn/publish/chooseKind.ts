import type { DraftShape, KindChoice } from '../../shared/network/chooseKind';
import { lastOther, noKind, typesIn } from '../../shared/network/chooseKind';

/**
 * A link becomes an article only with a title: LinkedIn does not read one from the page. Without it
 * the address stands in the text.
 */
export function chooseLinkedInKind(draft: DraftShape): KindChoice {
	const types = typesIn(draft);
	if (types.length === 0) return { kind: kindWithoutFiles(draft) };
	const isOne = draft.files.length === 1;
	if (types.includes('document') && isOne) return { kind: 'document' };
	if (types.includes('video') && isOne) return { kind: 'video' };
	if (!types.includes('video') && !types.includes('document')) return { kind: 'image' };
	return noKind(
		'LinkedIn takes pictures, one video or one document in a post, and the draft mixes them',
		'Choose the files for LinkedIn, or leave some of them out.',
		lastOther(draft),
	);
}

function kindWithoutFiles({ link, fields }: DraftShape): string {
	if (given(fields.pollQuestion)) return 'poll';
	if (given(fields.reshareOf)) return 'reshare';
	return link && given(fields.title) ? 'article' : 'text';
}

const given = (value: unknown): boolean => String(value ?? '').trim() !== '';
