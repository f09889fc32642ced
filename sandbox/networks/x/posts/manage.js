// @ts-check
'use strict';

const { NOT_PERMITTED, forbidden, missingResource, refusal } = require('../errors');
const { FLAG, ID, object } = require('../schema');
const { announceDeletion } = require('../webhooks/events');
const { addPost } = require('./create');

/** @typedef {import('../dispatch').Call} Call */

const HIDE = object({ hidden: FLAG }, ['hidden']);
const REPOST = object({ tweet_id: ID }, ['tweet_id']);

/** The post of a call. Throws 404. @param {Call} call @param {string} id */
function postOf({ state }, id) {
	const post = state.posts.get(id);
	if (post) return post;
	throw refusal(404, missingResource('tweet', id, 'id'));
}

/** `DELETE /2/tweets/{id}`. @param {Call} call */
function deletePost(call) {
	const { state, user, prices } = call;
	const post = postOf(call, call.params.id);
	if (post.authorId !== user?.id) throw forbidden('You are not authorized to delete this Tweet.');
	state.posts.delete(post.id);
	state.deletedPosts.add(post.id);
	announceDeletion(state, post);
	call.cost += prices.deletion;
	return { json: { data: { deleted: true } } };
}

/** `PUT /2/tweets/{id}/hidden`: replies of others in a conversation of the caller. @param {Call} call */
function hideReply(call) {
	const { state, user, body } = call;
	const post = postOf(call, call.params.id);
	const root = state.posts.get(post.conversationId);
	if (!post.replyTo || root?.authorId !== user?.id) throw forbidden(NOT_PERMITTED);
	post.isHidden = body.hidden;
	return { json: { data: { hidden: post.isHidden } } };
}

/** Throws 403 unless the path names the caller. @param {Call} call */
function checkSelf({ user, params }) {
	if (user?.id !== params.id)
		throw forbidden('The id in the path must be that of the authenticated user.');
}

/** `POST /2/users/{id}/retweets`. @param {Call} call */
function repost(call) {
	const { state, user, token, body } = call;
	checkSelf(call);
	const post = postOf(call, body.tweet_id);
	const known = [...state.posts.values()].find(
		({ authorId, repostOf }) => authorId === user?.id && repostOf === post.id,
	);
	if (known) throw forbidden('You cannot retweet a Tweet that you have already retweeted.');
	const author = state.users.get(post.authorId)?.username;
	const added = addPost(state, {
		authorId: user?.id ?? '',
		appId: token.appId,
		text: `RT @${author}: ${post.text}`,
		repostOf: post.id,
	});
	return { json: { data: { rest_id: added.id, retweeted: true } } };
}

/** `DELETE /2/users/{id}/retweets/{source_tweet_id}`. @param {Call} call */
function undoRepost(call) {
	const { state, user, params } = call;
	checkSelf(call);
	for (const post of state.posts.values()) {
		if (post.authorId === user?.id && post.repostOf === params.source_tweet_id)
			state.posts.delete(post.id);
	}
	return { json: { data: { retweeted: false } } };
}

module.exports = { HIDE, REPOST, deletePost, hideReply, repost, undoRepost };
