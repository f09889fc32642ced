// @ts-check
'use strict';

const { USERS } = require('./seed');
const { addPost } = require('./posts/create');
const { checkWebhook } = require('./webhooks/crc');
const {
	announceFollow,
	announceLike,
	announceMessage,
	announceProfile,
	announceRevocation,
} = require('./webhooks/events');

/** @typedef {import('./state').State} State */
/** @typedef {import('./state').User} User */
/**
 * What somebody on X does; `from` is ana unless given, by id or username, `userId` is @fernandco,
 * `postId` the newest post of `userId`.
 * @typedef {{ action: string, from?: string, userId?: string, postId?: string, message?: string,
 *   metrics?: Record<string, number>, at?: string }} VisitorAction
 * @typedef {{ state: State, call: any, from: User, user: User, order: VisitorAction }} Visit
 */

/** @param {State} state @param {string} wanted id or username @returns {User} */
function userOf(state, wanted) {
	const found =
		state.users.get(wanted) ??
		[...state.users.values()].find(({ username }) => username === wanted.replace(/^@/, ''));
	if (!found) throw new Error(`no user ${wanted}`);
	return found;
}

/** @param {Visit} visit */
function postOf({ state, user, order }) {
	const post = order.postId
		? state.posts.get(order.postId)
		: [...state.posts.values()].filter(({ authorId }) => authorId === user.id).at(-1);
	if (!post) throw new Error(`no post ${order.postId ?? `of @${user.username}`}`);
	return post;
}

/** @param {Visit} visit @param {Partial<import('./state').Post>} post @param {string} text unless a message is given */
function write({ state, from, order }, post, text) {
	const added = addPost(state, { authorId: from.id, text: order.message ?? text, ...post });
	return { postId: added.id };
}

/** When and under which id a post was published: now unless a time is given. @param {Visit} visit */
function published({ state, order }) {
	if (!order.at) return {};
	const createdAt = Date.parse(order.at);
	return { createdAt, id: state.pastId(createdAt) };
}

/** @param {Visit} visit @param {'follow.follow' | 'follow.unfollow'} type */
function follow({ state, from, user }, type) {
	if (type === 'follow.follow') from.following.add(user.id);
	else from.following.delete(user.id);
	announceFollow(state, type, { from, to: user });
	return { userId: user.id };
}

/** @type {Record<string, (visit: Visit) => unknown>} */
const ACTIONS = {
	post: (visit) => write(visit, published(visit), 'Something of my own'),
	mention: (visit) => write(visit, {}, `Hello @${visit.user.username}, a question`),
	reply: (visit) =>
		write(visit, { replyTo: postOf(visit).id }, `@${visit.user.username} I like that`),
	quote: (visit) => write(visit, { quoted: postOf(visit).id }, 'Look at this'),
	repost(visit) {
		const post = postOf(visit);
		return write(visit, { repostOf: post.id }, `RT @${visit.user.username}: ${post.text}`);
	},
	like(visit) {
		const post = postOf(visit);
		post.engagement.push({ at: visit.state.now(), metric: 'likes', count: 1 });
		announceLike(visit.state, post, visit.from);
		return { postId: post.id };
	},
	engage(visit) {
		const post = postOf(visit);
		const at = visit.order.at ? Date.parse(visit.order.at) : visit.state.now();
		for (const [metric, count] of Object.entries(visit.order.metrics ?? { impressions: 10 }))
			post.engagement.push({ at, metric, count });
		return { postId: post.id };
	},
	follow: (visit) => follow(visit, 'follow.follow'),
	unfollow: (visit) => follow(visit, 'follow.unfollow'),
	message({ state, from, user, order }) {
		const message = {
			id: state.newId(),
			from: from.id,
			to: user.id,
			text: order.message ?? 'Hello',
		};
		state.messages.push(message);
		announceMessage(state, { from, to: user, id: message.id, text: message.text });
		return { messageId: message.id };
	},
	'change-bio'({ state, user, order }) {
		const before = user.bio;
		user.bio = order.message ?? 'Something new about us';
		announceProfile(state, user, { field: 'bio', before, after: user.bio });
		return { userId: user.id };
	},
	'revoke-access'({ state, user }) {
		const appIds = new Set();
		for (const token of [...state.tokens.values()]) {
			if (token.userId !== user.id) continue;
			appIds.add(token.appId);
			state.tokens.delete(token.token);
		}
		for (const refresh of state.refreshTokens.values())
			if (refresh.userId === user.id) refresh.state = 'revoked';
		for (const appId of appIds) announceRevocation(state, user.id, appId);
		return { userId: user.id };
	},
	async 'check-webhooks'({ state, call }) {
		const webhooks = [...state.webhooks.values()];
		const outcomes = webhooks.map(async (webhook) => ({
			id: webhook.id,
			...(await checkWebhook({ state, call }, webhook)),
		}));
		return { webhooks: await Promise.all(outcomes) };
	},
};

/**
 * Lets somebody on X act. Throws for an unknown action, user or post.
 * @param {{ state: State, call: any }} world @param {VisitorAction} order
 */
async function visit({ state, call }, order) {
	if (!Object.hasOwn(ACTIONS, order.action))
		throw new Error(`no action ${order.action}; known: ${Object.keys(ACTIONS).join(', ')}`);
	const from = userOf(state, order.from ?? USERS.ana.id);
	const user = userOf(state, order.userId ?? USERS.fern.id);
	return await ACTIONS[order.action]({ state, call, from, user, order });
}

module.exports = { visit };
