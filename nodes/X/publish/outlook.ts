import type { IDataObject } from 'n8n-workflow';
import type { Outlook, PrepareInput } from '../../shared/publish/capability';
import type { Draft } from '../../shared/publish/draft';
import { MAX_LENGTH } from '../limits';
import { PRICES } from '../prices';
import { findCashtags, findXMentions } from '../text/mentions';
import { findXUrls } from '../text/urls';
import { weightedLength } from '../text/weightedLength';
import { maxLengthOf } from './checkPosts';
import { postsOf } from './posts';

/** What Preview adds: each post with its length by X's count, and what X will charge for it. Pure. */
export function outlookOf({ draft, account }: PrepareInput): Outlook {
	const posts = postsOf(draft);
	const cost = costOf(draft);
	return {
		issues: [],
		facts: {
			weightedLength: Math.max(0, ...posts.map(({ text }) => weightedLength(text))),
			maxLength: maxLengthOf(account) ?? MAX_LENGTH,
			subscription: account.traits?.subscription ?? null,
			posts: posts.map(({ text, media }) => ({
				text,
				weightedLength: weightedLength(text),
				files: media.length,
				urls: findXUrls(text).map(({ text: url }) => url),
				mentions: findXMentions(text).map(({ text: mention }) => mention),
				cashtags: findCashtags(text).map(({ text: cashtag }) => cashtag),
				estimatedUsd: priceOf(text),
			})),
			cost,
		},
	};
}

/**
 * An estimate of what X charges for publishing a draft, in US dollars, and what one post costs with
 * and without a URL. A reply to somebody who has mentioned the account can cost less.
 */
function costOf(draft: Draft): IDataObject {
	const texts = postsOf(draft).map(({ text }) => text);
	if (draft.firstComment.trim()) texts.push(draft.firstComment);
	const altTexts = draft.media.filter(({ altText }) => altText).length;
	const posts = texts.reduce((sum, text) => sum + priceOf(text), 0);
	return {
		estimatedUsd: rounded(posts + altTexts * PRICES.mediaMetadata),
		postsUsd: rounded(posts),
		altTextsUsd: rounded(altTexts * PRICES.mediaMetadata),
		postWithUrlUsd: PRICES.postWithUrl,
		postWithoutUrlUsd: PRICES.post,
	};
}

const priceOf = (text: string): number =>
	findXUrls(text).length > 0 ? PRICES.postWithUrl : PRICES.post;

/** Sums of decimal fractions miss them by a little. */
const rounded = (usd: number): number => Math.round(usd * 1000) / 1000;
