import { block } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { countText } from '../../shared/text/count';
import { findHashtags, findUrls } from '../../shared/text/entities';

const MAX_LENGTH = 300;
const MAX_HASHTAGS = 4;
const MAX_URLS = 1;

/**
 * What Instagram refuses in a comment.
 * @see https://developers.facebook.com/docs/instagram-platform/comment-moderation
 */
export function checkComment(text: string, field: string): Issue[] {
	const length = countText(text, 'codepoints');
	const hashtags = findHashtags(text).length;
	const letters = text.replace(/[^\p{L}]/gu, '');
	const isShouted =
		letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
	const problems: Array<[boolean, string, string]> = [
		[
			length > MAX_LENGTH,
			`The comment has ${length} characters; Instagram takes ${MAX_LENGTH}`,
			`Shorten it by ${length - MAX_LENGTH} characters.`,
		],
		[
			hashtags > MAX_HASHTAGS,
			`The comment has ${hashtags} hashtags; Instagram takes ${MAX_HASHTAGS}`,
			`Remove ${hashtags - MAX_HASHTAGS} hashtags.`,
		],
		[
			findUrls(text).length > MAX_URLS,
			'The comment has more than one web address',
			'Keep one of them.',
		],
		[isShouted, 'The comment is in capital letters only', 'Use lower-case letters too.'],
	];
	return problems
		.filter(([applies]) => applies)
		.map(([, message, fix]) => block('comment', field, { message, fix }));
}
