// @ts-check
'use strict';

const { nameIn } = require('../naming');
const { renderUser } = require('../users/view');
const { renderMedia } = require('../media/view');
const { PLACE } = require('../seed');
const { mentionsIn } = require('../text/entities');
const { referencesOf, renderPost } = require('./view');

/** @typedef {import('../state').Post} Post */
/** @typedef {import('../dispatch').Call} Call */

/** @param {Post} post @param {number} now */
function pollOf(post, now) {
	if (!post.poll) return [];
	const { id, options, minutes } = post.poll;
	const end = post.createdAt + minutes * 60_000;
	return [
		{
			id,
			options: options.map((label, index) => ({ position: index + 1, label, votes: 0 })),
			duration_minutes: minutes,
			end_datetime: new Date(end).toISOString(),
			voting_status: end > now ? 'open' : 'closed',
		},
	];
}

/** @param {any} poll @param {string[]} fields */
const shownPoll = (poll, fields) =>
	Object.fromEntries(
		Object.entries(poll).filter(([name]) => ['id', 'options', ...fields].includes(name)),
	);

/** @param {Call} call @param {Post[]} posts @param {(name: string) => boolean} has */
function usersOf({ state }, posts, has) {
	const byName = new Map(
		[...state.users.values()].map((user) => [user.username.toLowerCase(), user]),
	);
	const referenced = posts.flatMap((post) =>
		referencesOf(state, post).flatMap(({ id }) => state.posts.get(id) ?? []),
	);
	const ids = [
		...(has('author_id') ? posts.map(({ authorId }) => authorId) : []),
		...(has('referenced_tweets.id.author_id') ? referenced.map(({ authorId }) => authorId) : []),
		...(has('in_reply_to_user_id')
			? posts.flatMap(({ replyTo }) => state.posts.get(replyTo ?? '')?.authorId ?? [])
			: []),
		...(has('entities.mentions.username')
			? posts.flatMap(({ text }) =>
					mentionsIn(text).flatMap((found) => byName.get(found.text.toLowerCase())?.id ?? []),
				)
			: []),
	];
	return [...new Set(ids)].flatMap((id) => state.users.get(id) ?? []);
}

/**
 * What the expansions of a call bring along for its posts. Undefined when there is nothing.
 * @param {Call} call @param {Post[]} posts
 */
function includesOf(call, posts) {
	const { state, query, naming } = call;
	const asked = query.expansions ?? [];
	const has = (/** @type {string} */ name) => asked.includes(name);
	const users = usersOf(call, posts, has).map((user) =>
		renderUser(state, user, { fields: query['user.fields'], naming }),
	);
	const media = has('attachments.media_keys')
		? posts.flatMap((post) => post.mediaIds.flatMap((id) => renderMedia(call, id, post)))
		: [];
	const polls = has('attachments.poll_ids')
		? posts
				.flatMap((post) => pollOf(post, state.now()))
				.map((poll) => shownPoll(poll, query['poll.fields'] ?? []))
		: [];
	const places =
		has('geo.place_id') && posts.some(({ options }) => options.geo)
			? [{ id: PLACE.id, full_name: PLACE.full_name }]
			: [];
	const isReferencing = [
		'referenced_tweets.id',
		'referenced_tweets.id.author_id',
		'referenced_posts',
	].some(has);
	const referenced = isReferencing
		? posts.flatMap((post) =>
				referencesOf(state, post).flatMap(({ id }) => {
					const found = state.posts.get(id);
					return found ? (renderPost(call, found).post ?? []) : [];
				}),
			)
		: [];
	const all = Object.entries({
		users,
		media,
		polls,
		places,
		[nameIn(naming, 'tweets')]: referenced,
	}).filter(([, list]) => list.length > 0);
	return all.length > 0 ? Object.fromEntries(all) : undefined;
}

module.exports = { includesOf };
