// @ts-check
'use strict';

const { mentionsIn } = require('../text/entities');
const { renderUser } = require('../users/view');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Post} Post */
/** @typedef {import('../state').User} User */

const EVENT_FIELDS = [
	...['author_id', 'conversation_id', 'created_at', 'public_metrics', 'referenced_tweets'],
	...['in_reply_to_user_id', 'entities', 'attachments', 'note_tweet'],
];

/** A post as events show it: in the old names. @param {State} state @param {Post} post */
function postPayload(state, post) {
	// Required late: what creates posts also announces them.
	const { renderPost } = require('../posts/view');
	const call = /** @type {any} */ ({
		state,
		naming: 'old',
		token: { kind: 'app' },
		query: { 'tweet.fields': EVENT_FIELDS },
	});
	return JSON.parse(JSON.stringify(renderPost(call, post).post));
}

/** @param {State} state @param {string} userId */
const userIncludes = (state, userId) => {
	const user = state.users.get(userId);
	return user ? { users: [renderUser(state, user, { naming: 'old' })] } : undefined;
};

/** Tells of a new post: its author's subscribers, and those of whom it mentions, answers, quotes or reposts.
 *  @param {State} state @param {Post} post */
function announcePost(state, post) {
	const author = state.users.get(post.authorId);
	if (author?.protected) return;
	const payload = postPayload(state, post);
	const includes = userIncludes(state, post.authorId);
	const tell = (/** @type {string} */ eventType, /** @type {string | undefined} */ userId) => {
		if (userId !== undefined) state.emit({ eventType, userId, payload, includes });
	};
	const others = (/** @type {string | undefined} */ id) => {
		const authorId = state.posts.get(id ?? '')?.authorId;
		return authorId === post.authorId ? undefined : authorId;
	};
	tell('post.create', post.authorId);
	const names = new Set(mentionsIn(post.text).map(({ text }) => text.toLowerCase()));
	for (const user of state.users.values())
		if (names.has(user.username.toLowerCase()) && user.id !== post.authorId)
			tell('post.mention.create', user.id);
	tell('post.reply.create', others(post.replyTo));
	tell('post.quote.create', others(post.quoted));
	tell('post.repost.create', others(post.repostOf));
}

/** @param {State} state @param {Post} post */
function announceDeletion(state, post) {
	const payload = { id: post.id, author_id: post.authorId };
	state.emit({ eventType: 'post.delete', userId: post.authorId, payload });
}

/** @param {State} state @param {Post} post @param {User} from */
function announceLike(state, post, from) {
	const payload = {
		id: state.newId(),
		created_at: new Date(state.now()).toISOString(),
		timestamp_ms: state.now(),
		liked_tweet_id: post.id,
		liked_tweet_author_id: post.authorId,
	};
	const includes = userIncludes(state, from.id);
	state.emit({
		eventType: 'like.create',
		userId: from.id,
		direction: 'outbound',
		payload,
		includes,
	});
	state.emit({
		eventType: 'like.create',
		userId: post.authorId,
		direction: 'inbound',
		payload,
		includes,
	});
}

/** @param {State} state @param {'follow.follow' | 'follow.unfollow'} eventType @param {{ from: User, to: User }} people */
function announceFollow(state, eventType, { from, to }) {
	const show = (/** @type {User} */ user) => ({ data: renderUser(state, user, { naming: 'old' }) });
	const payload = { source: show(from), target: show(to) };
	for (const [userId, direction] of [
		[from.id, 'outbound'],
		[to.id, 'inbound'],
	])
		state.emit({ eventType, userId, direction, payload });
}

/** @param {State} state @param {User} user @param {{ field: string, before: string, after: string }} change */
function announceProfile(state, user, { field, before, after }) {
	state.emit({ eventType: `profile.update.${field}`, userId: user.id, payload: { before, after } });
}

/** @param {State} state @param {{ from: User, to: User, id: string, text: string }} message */
function announceMessage(state, { from, to, id, text }) {
	const payload = {
		direct_message_events: [
			{
				type: 'message_create',
				id,
				created_timestamp: String(state.now()),
				message_create: {
					target: { recipient_id: to.id },
					sender_id: from.id,
					message_data: { text },
				},
			},
		],
		users: Object.fromEntries(
			[from, to].map((user) => [
				user.id,
				{ id: user.id, name: user.name, screen_name: user.username },
			]),
		),
	};
	state.emit({ eventType: 'dm.received', userId: to.id, payload });
	state.emit({ eventType: 'dm.sent', userId: from.id, payload });
}

/** A person has taken an app's access away. @param {State} state @param {string} userId @param {string} appId */
function announceRevocation(state, userId, appId) {
	const payload = {
		date_time: new Date(state.now()).toISOString(),
		user_id: userId,
		app_id: appId,
	};
	state.emit({ eventType: 'oauth.revoke', appId, payload });
}

module.exports = {
	announceDeletion,
	announceFollow,
	announceLike,
	announceMessage,
	announcePost,
	announceProfile,
	announceRevocation,
};
