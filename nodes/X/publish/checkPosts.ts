import type { Account, Draft } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { MAX_CASHTAGS, MAX_LENGTH, MAX_LENGTH_PREMIUM, PREMIUM_SUBSCRIPTIONS } from '../limits';
import { findCashtags, findXMentions } from '../text/mentions';
import { weightedLength } from '../text/weightedLength';
import { isThread } from './kinds';
import type { PlannedPost } from './posts';

const INVALID_CHARACTERS = /[\ufffe\ufeff\uffff]/;

/** How long a text of this account can be by X's count; undefined where X does not say. */
export function maxLengthOf({ traits }: Account): number | undefined {
	if (traits?.subscription === undefined) return undefined;
	const isPremium = PREMIUM_SUBSCRIPTIONS.includes(String(traits.subscription));
	return isPremium ? MAX_LENGTH_PREMIUM : MAX_LENGTH;
}

/** What speaks against the texts of a draft. Pure. */
export function checkPosts(draft: Draft, account: Account, posts: readonly PlannedPost[]): Issue[] {
	if (posts.length === 0) {
		return [
			block('empty', 'Posts', {
				message: 'The thread has no posts',
				fix: "Give the posts of the thread in 'Posts'.",
			}),
		];
	}
	const issues = posts.flatMap((post, index) => {
		const where = whereOf(draft, posts, index);
		return [...checkEmpty(draft, post, where), ...checkText(post.text, where, { draft, account })];
	});
	return [...issues, ...checkRepeated(posts)];
}

/** What speaks against the reply that is added to the post. */
export function checkComment(draft: Draft, account: Account): Issue[] {
	if (!draft.firstComment.trim()) return [];
	const where = { field: 'First Comment', what: 'The first reply' };
	return checkText(draft.firstComment, where, { draft, account });
}

interface Where {
	/** The parameter, as labelled in the editor. */
	field: string;
	/** `The text`, `Post 3 of the thread`. */
	what: string;
}

function whereOf({ kind }: Draft, posts: readonly PlannedPost[], index: number): Where {
	const field = kind === 'thread' ? 'Posts' : 'Text';
	const isOneOfMany = isThread(kind) && posts.length > 1;
	return { field, what: isOneOfMany ? `Post ${index + 1} of the thread` : 'The text' };
}

function checkEmpty({ kind }: Draft, { text, media }: PlannedPost, where: Where): Issue[] {
	if (text.trim() || media.length > 0 || ['image', 'gif', 'video'].includes(kind)) return [];
	return [
		block('empty', where.field, {
			message: `${where.what} is empty`,
			fix: `Fill in '${where.field}'.`,
		}),
	];
}

interface Of {
	draft: Draft;
	account: Account;
}

function checkText(text: string, where: Where, { draft, account }: Of): Issue[] {
	return [
		...checkLength(text, where, account),
		...checkCharacters(text, where),
		...checkCashtags(text, where, draft),
		...checkMentions(text, where, draft),
	];
}

function checkLength(text: string, { field, what }: Where, account: Account): Issue[] {
	const length = weightedLength(text);
	const max = maxLengthOf(account);
	if (length <= (max ?? MAX_LENGTH)) return [];
	const limit = max ?? MAX_LENGTH;
	const texts = {
		message: `${what} has ${length} characters by X's count; X takes ${limit}${limit === MAX_LENGTH ? ', and more only with X Premium' : ''}`,
		fix: `Shorten it by ${length - limit} characters, or choose 'Thread From Long Text' as 'Post Kind'.`,
	};
	// Where X does not say what the account has, X decides: it refuses without effect.
	const isCertain = max !== undefined || length > MAX_LENGTH_PREMIUM;
	return [(isCertain ? block : warn)('text-too-long', field, texts)];
}

function checkCharacters(text: string, { field, what }: Where): Issue[] {
	if (!INVALID_CHARACTERS.test(text)) return [];
	return [
		block('invalid-characters', field, {
			message: `${what} has a character that X does not take, such as a byte order mark`,
			fix: "Remove it, for example with {{ $json.text.replace(/[\\ufffe\\ufeff\\uffff]/g, '') }}.",
		}),
	];
}

function checkCashtags(text: string, { field, what }: Where, { options }: Draft): Issue[] {
	const count = findCashtags(text).length;
	if (count <= MAX_CASHTAGS || options.enterpriseAccess === true) return [];
	return [
		block('too-many-cashtags', field, {
			message: `${what} has ${count} cashtags; X takes ${MAX_CASHTAGS} from apps without Enterprise access`,
			fix: 'Leave one cashtag, or write the others without $.',
		}),
	];
}

function checkMentions(text: string, { field, what }: Where, { options }: Draft): Issue[] {
	const count = findXMentions(text).length;
	if (count === 0 || options.enterpriseAccess === true) return [];
	return [
		warn('mentions', field, {
			message: `${what} mentions ${count === 1 ? 'an account' : `${count} accounts`}; since February 2026 X may refuse mentions by apps without Enterprise access`,
			fix: 'Mention only accounts that know this one, or none.',
		}),
	];
}

/** X refuses the second of two equal posts, and the thread would break there. */
function checkRepeated(posts: readonly PlannedPost[]): Issue[] {
	const seen = new Map<string, number>();
	return posts.flatMap(({ text, media }, index) => {
		if (media.length > 0) return [];
		const earlier = seen.get(text);
		if (earlier === undefined) {
			seen.set(text, index);
			return [];
		}
		return [
			block('repeated-post', 'Posts', {
				message: `Posts ${earlier + 1} and ${index + 1} of the thread are equal, and X refuses the second`,
				fix: "Change one of them, or choose a 'Numbering'.",
			}),
		];
	});
}
