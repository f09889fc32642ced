// @ts-check
'use strict';

const { forbidden } = require('../errors');
const { nameIn } = require('../naming');
const { urlsIn } = require('../text/entities');
const { announcePost } = require('../webhooks/events');
const { checkMedia, checkParts, checkPermissions, checkReply, checkText } = require('./checks');
const { publicText } = require('./text');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Post} Post */
/** @typedef {import('../dispatch').Call} Call */

/** What makes two posts of an account the same: their text and the bytes of their media.
 *  @param {State} state @param {Pick<Post, 'text' | 'mediaIds'>} post */
const contentKey = (state, { text, mediaIds }) =>
	[text.trim(), ...mediaIds.map((id) => state.media.get(id)?.file?.sha256)].join('\n');

/** Throws 403, without an id, for what this account has said a short while ago.
 *  @param {Call} call @param {Pick<Post, 'text' | 'mediaIds'>} post */
function checkDuplicate({ state, user }, post) {
	const since = state.now() - state.settings.duplicateWindowMs;
	const isSame = [...state.posts.values()].some(
		(earlier) =>
			earlier.authorId === user?.id &&
			earlier.createdAt > since &&
			contentKey(state, earlier) === contentKey(state, post),
	);
	if (isSame) throw forbidden('You are not allowed to create a Tweet with duplicate content.');
}

/**
 * Stores a post and tells its subscribers. An edit takes the place of the post before it.
 * @param {State} state
 * @param {Pick<Post, 'authorId' | 'text'> & Partial<Post>} post
 * @returns {Post}
 */
function addPost(state, post) {
	const id = post.id ?? state.newId();
	const parent = state.posts.get(post.replyTo ?? '');
	const edited = state.posts.get(post.options?.edit_options?.previous_post_id ?? '');
	/** @type {Post} */
	const added = {
		createdAt: state.now(),
		conversationId: parent?.conversationId ?? id,
		mediaIds: [],
		options: {},
		isHidden: false,
		history: [...(edited?.history ?? []), id],
		engagement: [],
		...post,
		id,
	};
	if (parent) added.options = { ...added.options, repliedUserId: parent.authorId };
	if (edited) state.posts.delete(edited.id);
	state.posts.set(id, added);
	announcePost(state, added);
	return added;
}

/** @param {Call} call @param {string} text */
function priceOf({ prices, body, state, user }, text) {
	if (urlsIn(text).length > 0) return prices.postWithUrl;
	const parent = state.posts.get(body.reply?.in_reply_to_tweet_id ?? '');
	return parent && parent.authorId !== user?.id ? prices.summonedReply : prices.post;
}

/** `POST /2/tweets`. @param {Call} call */
function createPost(call) {
	const { state, user, token, body } = call;
	const text = (body.text ?? '').normalize('NFC');
	const { text: _text, reply, media, poll, quote_tweet_id: quoted, ...options } = body;
	checkParts(body);
	if (media) checkMedia(call, media);
	checkPermissions(call, body);
	checkText(call, text);
	if (reply) checkReply(call, reply.in_reply_to_tweet_id);
	checkDuplicate(call, { text, mediaIds: media?.media_ids ?? [] });
	const post = addPost(state, {
		authorId: user?.id ?? '',
		appId: token.appId,
		text,
		replyTo: reply?.in_reply_to_tweet_id,
		quoted,
		mediaIds: media?.media_ids ?? [],
		poll: poll && { id: state.newId(), options: poll.options, minutes: poll.duration_minutes },
		options: { ...options, ...(reply ? { reply } : {}), ...(media ? { media } : {}) },
	});
	call.cost += priceOf(call, text);
	const shown = publicText(state, post).text;
	return {
		status: 201,
		json: {
			data: {
				[nameIn(call.naming, 'edit_history_tweet_ids')]: post.history,
				id: post.id,
				text: shown,
			},
		},
	};
}

module.exports = { addPost, createPost };
