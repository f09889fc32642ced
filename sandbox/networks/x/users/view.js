// @ts-check
'use strict';

const { nameIn } = require('../naming');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').User} User */

/** @type {Record<string, (state: State, user: User, naming: import('../naming').Naming) => unknown>} */
const FIELDS = {
	created_at: (_state, user) => new Date(user.createdAt).toISOString(),
	description: (_state, user) => user.bio,
	profile_image_url: (_state, user) =>
		`https://pbs.twimg.com/profile_images/${user.id}/face_normal.jpg`,
	protected: (_state, user) => user.protected,
	subscription_type: (_state, user) => user.subscription,
	verified: (_state, user) => user.subscription !== 'None',
	verified_type: (_state, user) => (user.subscription === 'None' ? 'none' : 'blue'),
	url: () => '',
	location: () => undefined,
	public_metrics(state, user, naming) {
		const own = [...state.posts.values()].filter(({ authorId }) => authorId === user.id);
		return {
			followers_count: [...state.users.values()].filter(({ following }) => following.has(user.id))
				.length,
			following_count: user.following.size,
			[nameIn(naming, 'tweet_count')]: own.length,
			listed_count: 0,
			like_count: 0,
			media_count: own.reduce((sum, { mediaIds }) => sum + mediaIds.length, 0),
		};
	},
};

/**
 * An account as the API shows it, with the asked fields.
 * @param {State} state @param {User} user
 * @param {{ fields?: string[], naming: import('../naming').Naming }} view
 */
const renderUser = (state, user, { fields = [], naming }) => ({
	id: user.id,
	name: user.name,
	username: user.username,
	...Object.fromEntries(
		fields.flatMap((name) => (FIELDS[name] ? [[name, FIELDS[name](state, user, naming)]] : [])),
	),
});

module.exports = { renderUser };
