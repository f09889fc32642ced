// @ts-check
'use strict';

const {
	NOT_PERMITTED,
	NOT_YOUR_FEATURE,
	forbidden,
	invalidParameter,
	invalidRequest,
} = require('../errors');
const { PLACE } = require('../seed');
const { cashtagsIn, mentionsIn } = require('../text/entities');
const { MOST, MOST_PREMIUM, hasInvalidSigns, weigh } = require('../text/weigh');
const { LIMITS } = require('../media/files');
const { isReady } = require('../media/processing');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../state').Post} Post */

const EXCLUSIVE = ['media', 'poll', 'quote_tweet_id', 'card_uri'];
const UNSUMMONED =
	'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.';

/** @param {Call} call */
const isPremium = (call) => ['Premium', 'PremiumPlus'].includes(call.user?.subscription ?? '');

/** Throws 400 for parts that exclude each other, or a post without content. @param {any} body */
function checkParts(body) {
	const given = EXCLUSIVE.filter((name) => body[name] !== undefined);
	if (body.direct_message_deep_link !== undefined && body.card_uri !== undefined)
		given.push('direct_message_deep_link');
	if (given.length > 1)
		throw invalidRequest([{ message: `Only one of [${given.join(', ')}] can be given` }]);
	if (given.length === 0 && !(body.text ?? '').trim())
		throw invalidParameter('text', body.text ?? '', 'text is required unless media is given');
	if (body.geo && body.geo.place_id !== PLACE.id)
		throw invalidParameter('geo.place_id', body.geo.place_id, 'The place is not known');
	const actions = Object.keys(body.media?.call_to_actions ?? {});
	if (body.media?.call_to_actions && actions.length !== 1)
		throw invalidParameter(
			'media.call_to_actions',
			actions,
			'Exactly one call to action can be given',
		);
}

/** Throws 400 or 403 for a text that X does not take. @param {Call} call @param {string} text */
function checkText(call, text) {
	const { state } = call;
	if (hasInvalidSigns(text))
		throw invalidParameter('text', '', 'The text contains invalid characters');
	if (weigh(text) > (isPremium(call) ? MOST_PREMIUM : MOST)) throw forbidden(NOT_PERMITTED);
	if (state.settings.isEnterprise) return;
	if (cashtagsIn(text).length > 1)
		throw forbidden('Posts created via the API are limited to a maximum of one cashtag.');
	if (state.settings.refuseMentions && mentionsIn(text).length > 0) throw forbidden(NOT_PERMITTED);
}

/** Throws 400 unless the media are the caller's, ready, and fit together. @param {Call} call @param {any} media */
function checkMedia(
	call,
	{ media_ids: ids, tagged_user_ids: tagged = [], preview_media_id: preview },
) {
	const { state, token } = call;
	const invalid = () => invalidParameter('media.media_ids', ids, 'Your media IDs are invalid.');
	const found = [...ids, ...(preview ? [preview] : [])].map((/** @type {string} */ id) => {
		const one = state.media.get(id);
		if (!one?.owners.includes(token.userId ?? '') || !isReady(state, one)) throw invalid();
		return one;
	});
	const kinds = found.slice(0, ids.length).map(({ category }) => category);
	const areImages = kinds.every((kind) => kind === 'tweet_image');
	const isSingle = kinds.length === 1 && /^(tweet_gif|tweet_video|amplify_video)$/.test(kinds[0]);
	if ((!areImages && !isSingle) || new Set(ids).size < ids.length) throw invalid();
	const isTooLong = found.some(({ file }) => (file?.seconds ?? 0) > LIMITS.video.seconds.longest);
	if (isTooLong && !isPremium(call))
		throw forbidden('This user is not allowed to post a video longer than 2 minutes');
	for (const id of tagged) {
		if (!state.users.get(id)?.taggable)
			throw invalidParameter('media.tagged_user_ids', id, 'The user cannot be tagged in media');
	}
}

/** Whether a post names the caller. @param {Call} call @param {Post} post */
const isMentioning = ({ user }, post) =>
	mentionsIn(post.text).some(({ text }) => text.toLowerCase() === user?.username.toLowerCase());

/** Whether the setting of a post lets the caller reply. @param {Call} call @param {Post} parent */
function mayReply(call, parent) {
	const { state, user } = call;
	const author = state.users.get(parent.authorId);
	if (parent.options.reply_settings === undefined || isMentioning(call, parent)) return true;
	if (parent.options.reply_settings === 'following')
		return author?.following.has(user?.id ?? '') ?? false;
	return parent.options.reply_settings === 'verified' && user?.subscription !== 'None';
}

/** Throws 403 for a reply that a self-serve app may not write. @param {Call} call @param {string} parentId */
function checkReply(call, parentId) {
	const { state, user } = call;
	const parent = state.posts.get(parentId);
	if (!parent)
		throw forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
	if (parent.authorId === user?.id) return;
	if (!mayReply(call, parent)) throw forbidden(NOT_PERMITTED);
	if (state.settings.isEnterprise) return;
	const isQuoted = state.posts.get(parent.quoted ?? '')?.authorId === user?.id;
	if (!isMentioning(call, parent) && !isQuoted) throw forbidden(UNSUMMONED);
}

/** Throws 403 for what this account or this plan cannot do. @param {Call} call @param {any} body */
function checkPermissions(call, body) {
	const { state, user } = call;
	const community = state.communities.get(body.community_id ?? '');
	if (body.community_id !== undefined && !community?.members.includes(user?.id ?? ''))
		throw forbidden(NOT_PERMITTED);
	// Posts for advertisements only.
	if (body.nullcast || (body.quote_tweet_id !== undefined && !state.settings.isEnterprise))
		throw forbidden(NOT_PERMITTED);
	if (body.for_super_followers_only) throw forbidden(NOT_YOUR_FEATURE);
	if (body.quote_tweet_id !== undefined && !state.posts.has(body.quote_tweet_id))
		throw forbidden('You attempted to quote a Tweet that is deleted or not visible to you.');
	if (!body.edit_options) return;
	if (!isPremium(call)) throw forbidden(NOT_YOUR_FEATURE);
	const edited = state.posts.get(body.edit_options.previous_post_id);
	const isEditable =
		edited?.authorId === user?.id && state.now() - (edited?.createdAt ?? 0) <= 3_600_000;
	if (!isEditable) throw forbidden(NOT_PERMITTED);
}

module.exports = { checkMedia, checkParts, checkPermissions, checkReply, checkText };
