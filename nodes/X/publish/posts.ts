import type { Draft } from '../../shared/publish/draft';
import { MAX_LENGTH, MIN_POST_LENGTH } from '../limits';
import type { Numbering } from '../text/splitThread';
import { numbered, splitThread } from '../text/splitThread';

/** One post that a draft means, and which of the draft's files are in it. */
export interface PlannedPost {
	/** Name of the step that makes it. */
	step: string;
	text: string;
	/** Positions in `draft.media`. */
	media: number[];
}

/** The posts that a draft means: one, or those of a thread in their order. Pure. */
export function postsOf(draft: Draft): PlannedPost[] {
	const parts = partsOf(draft);
	let files = 0;
	return parts.map(({ text, files: count }, index) => {
		const media = Array.from({ length: count }, () => files++);
		return { step: parts.length === 1 ? 'post' : `post ${index + 1}`, text, media };
	});
}

interface Part {
	text: string;
	files: number;
}

function partsOf({ kind, text, media, options }: Draft): Part[] {
	const numbering = (options.numbering ?? 'none') as Numbering;
	if (kind === 'thread') {
		const given = (options.thread ?? []) as unknown as Part[];
		const texts = numbered(
			given.map((part) => part.text),
			numbering,
		);
		return given.map(({ files }, index) => ({
			text: texts[index],
			files: Math.min(files, media.length),
		}));
	}
	if (kind !== 'splitThread') return [{ text, files: media.length }];
	// A handle can have been written by anybody, and no length that is none ends the cutting.
	const limit = isPostLength(options.postLength) ? options.postLength : MAX_LENGTH;
	const texts = splitThread(text, limit, numbering);
	const first = { text: texts[0] ?? '', files: media.length };
	return [first, ...texts.slice(1).map((each) => ({ text: each, files: 0 }))];
}

/** Whether the posts of a thread from a long text can have this length. */
export const isPostLength = (length: unknown): length is number =>
	Number.isInteger(length) && Number(length) >= MIN_POST_LENGTH && Number(length) <= MAX_LENGTH;
