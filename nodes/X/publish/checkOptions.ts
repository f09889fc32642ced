import type { Draft } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import type { XKind } from '../limits';
import { MAX_TAGGED_USERS } from '../limits';
import { KIND_NAMES } from './kinds';
import type { PlannedPost } from './posts';

/** What speaks against the options of a draft: none is dropped silently. Pure. */
export function checkOptions(draft: Draft, posts: readonly PlannedPost[]): Issue[] {
	return [
		...checkTagged(draft),
		...checkQuote(draft, posts),
		...checkReply(draft),
		...checkCommunity(draft),
		...checkMessageLink(draft),
		...checkLater(draft),
	];
}

/** X's API puts posts out at once, and stores no drafts. */
function checkLater({ scheduleAt, asDraft }: Draft): Issue[] {
	const schedule = block('no-schedule', 'Schedule At', {
		message: "X's API cannot schedule",
		fix: "Empty 'Schedule At' and let n8n do it: put a Wait node with that time before this node, or start the workflow with a Schedule Trigger.",
	});
	const draft = block('no-draft', 'Save as Draft', {
		message: "X's API has no drafts",
		fix: "Turn off 'Save as Draft', and let somebody approve the output of Preview instead.",
	});
	return [...(scheduleAt ? [schedule] : []), ...(asDraft ? [draft] : [])];
}

function checkTagged({ kind, options }: Draft): Issue[] {
	const tagged = (options.taggedUsers ?? []) as string[];
	if (tagged.length === 0) return [];
	if (!['image', 'gif', 'video'].includes(kind)) {
		return [
			block('no-tagged-users', 'Tagged Users (IDs)', {
				message: `${KIND_NAMES[kind as XKind]} has no media in which users could be tagged`.replace(
					/^a/,
					'A',
				),
				fix: "Remove 'Tagged Users (IDs)', or choose another 'Post Kind'.",
			}),
		];
	}
	if (tagged.length <= MAX_TAGGED_USERS) return [];
	return [
		block('too-many-tagged-users', 'Tagged Users (IDs)', {
			message: `There are ${tagged.length} tagged users; X takes ${MAX_TAGGED_USERS}`,
			fix: `Tag at most ${MAX_TAGGED_USERS}.`,
		}),
	];
}

const QUOTE = 'Quote (Post ID or URL)';

function checkQuote({ kind, options }: Draft, [first]: readonly PlannedPost[]): Issue[] {
	if (!options.quote) return [];
	if (kind === 'poll' || (first && first.media.length > 0)) {
		return [
			block('quote-and-media', QUOTE, {
				message: 'A post that quotes another one can have neither media nor a poll',
				fix: `Remove '${QUOTE}', or give the URL of the quoted post in the text.`,
			}),
		];
	}
	if (options.enterpriseAccess === true) return [];
	return [
		block('quote-not-allowed', QUOTE, {
			message: 'X allows quoting only to apps with Enterprise access since April 2026',
			fix: "Give the URL of the post in the text instead, or set 'Enterprise Access' if the app has it.",
		}),
	];
}

function checkReply({ options }: Draft): Issue[] {
	if (!options.replyTo || options.enterpriseAccess === true) return [];
	return [
		warn('reply-not-summoned', 'Reply To (Post ID or URL)', {
			message:
				"X lets apps without Enterprise access reply only under the account's own posts, and where the author has mentioned the account or quoted it",
			fix: 'Check that the author of that post has done so.',
		}),
	];
}

function checkCommunity({ options }: Draft): Issue[] {
	if (options.shareWithFollowers !== true || options.community) return [];
	return [
		block('share-without-community', 'Share With Followers', {
			message: "'Share With Followers' has no meaning without a community",
			fix: "Fill in 'Community (ID)', or remove 'Share With Followers'.",
		}),
	];
}

function checkMessageLink({ options }: Draft): Issue[] {
	const link = options.directMessageLink;
	if (link === undefined || /^https:\/\/[^\s/]+\/\S*$/i.test(String(link))) return [];
	return [
		block('message-link', 'Direct Message Link', {
			message: `'${String(link)}' is not a web address`,
			fix: 'Give an address such as https://x.com/messages/compose?recipient_id=2244994945.',
		}),
	];
}
