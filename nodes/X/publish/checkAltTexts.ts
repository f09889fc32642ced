import { countText } from '../../shared/text/count';
import type { PrepareInput } from '../../shared/publish/capability';
import { block } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { MAX_ALT_TEXT } from '../limits';
import { isThread } from './kinds';
import { categoryOf } from './upload';

/** What speaks against the alternative texts: each belongs to an image or GIF. Pure. */
export function checkAltTexts({ draft, files }: PrepareInput): Issue[] {
	const placed = draft.media.filter(({ altText }) => altText).length;
	const given = Number(draft.options.altTexts ?? 0);
	const issues = draft.media.flatMap(({ altText = '' }, index) => {
		const file = files[index];
		if (altText && file && categoryOf(file) === 'tweet_video') return [NO_ALT_TEXT];
		const length = countText(altText, 'codepoints');
		if (length <= MAX_ALT_TEXT) return [];
		return [
			block('alt-text-too-long', 'Alt Text', {
				message: `An alt text has ${length} characters; X takes ${MAX_ALT_TEXT}`,
				fix: `Shorten it by ${length - MAX_ALT_TEXT} characters.`,
			}),
		];
	});
	const isStray = given > (draft.kind === 'thread' ? 0 : placed);
	return [
		...issues,
		...(isStray ? [isThread(draft.kind) ? ALT_TEXT_IN_POSTS : STRAY_ALT_TEXT] : []),
		...((draft.options.strayAltTexts ?? []) as number[]).map(strayIn),
	];
}

/** Of one post of a thread, by its place. */
const strayIn = (place: number): Issue =>
	block('stray-alt-text', 'Posts', {
		message: `Post ${place} of the thread has more alt texts than files`,
		fix: 'Give one line for each of its files.',
	});

const NO_ALT_TEXT = block('no-alt-text', 'Alt Text', {
	message: "X has no 'Alt Text' for a video",
	fix: "Leave 'Alt Text' empty, or say in the text what the video shows.",
});

const STRAY_ALT_TEXT = block('stray-alt-text', 'Alt Text', {
	message: 'There are more alt texts than files',
	fix: 'Give one line for each file.',
});

const ALT_TEXT_IN_POSTS = block('stray-alt-text', 'Alt Text', {
	message: "The option 'Alt Text' belongs to no file of the thread",
	fix: "Give the alt texts in 'Posts', next to the files.",
});
