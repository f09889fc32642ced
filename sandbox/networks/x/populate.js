// @ts-check
'use strict';

const { issueGrant, issueToken } = require('./oauth/tokens');
const { addPost } = require('./posts/create');
const seed = require('./seed');

/** @typedef {import('./state').State} State */

const DAY_MS = 24 * 3_600_000;

/** Texts of the same form as those that are issued later. @param {string} name */
const tokenText = (name) =>
	Buffer.from(`sandbox-x-seed-token-of-${name}-00000000000000`).toString('base64url');

/**
 * A token and its refresh token, of the Web App unless said otherwise.
 * @param {State} state @param {string} name
 * @param {{ user: { id: string }, scopes?: string[], appId?: string, isExpired?: boolean }} about
 */
function grant(
	state,
	name,
	{ user, scopes = seed.PUBLISHING_SCOPES, appId = seed.APP.id, isExpired },
) {
	const { token, refreshToken } = issueGrant(state, {
		appId,
		userId: user.id,
		scopes,
		access: tokenText(`${name}-access`),
		refresh: tokenText(`${name}-refresh`),
		...(isExpired ? { expiresAt: state.clock.seconds() - 60 } : {}),
	});
	return [token.token, refreshToken?.token];
}

/** @param {State} state */
function addTokens(state) {
	const { fern, moss, willow } = seed.USERS;
	const all = {
		fern: grant(state, 'fern', { user: fern }),
		fernAll: grant(state, 'fern-all', { user: fern, scopes: seed.SCOPES }),
		fernExpired: grant(state, 'fern-expired', { user: fern, isExpired: true }),
		fernReadOnly: grant(state, 'fern-read', {
			user: fern,
			scopes: ['tweet.read', 'users.read', 'offline.access'],
		}),
		fernWithoutMedia: grant(state, 'fern-no-media', {
			user: fern,
			scopes: ['tweet.read', 'tweet.write', 'users.read', 'offline.access'],
		}),
		moss: grant(state, 'moss', { user: moss }),
		willow: grant(state, 'willow', { user: willow }),
	};
	const [, used] = grant(state, 'fern-used', { user: fern, isExpired: true });
	const spent = state.refreshTokens.get(used ?? '');
	if (spent) spent.state = 'used';
	const app = issueToken(state, { token: tokenText('app'), kind: 'app', appId: seed.APP.id });
	return {
		tokens: {
			...Object.fromEntries(Object.entries(all).map(([name, [access]]) => [name, access])),
			app: app.token,
		},
		refreshTokens: {
			...Object.fromEntries(Object.entries(all).map(([name, [, refresh]]) => [name, refresh])),
			used,
		},
	};
}

/** What was there before: own posts, one of them too old for private metrics, and posts of others.
 *  @param {State} state */
function addPosts(state) {
	const { fern, ana, bruno, cleo } = seed.USERS;
	// Ids stay the same through resets; they are lower than all that are made of today's time.
	let lastId = 1_901_000_000_000_000_000n;
	const add = (
		/** @type {{ id: string }} */ author,
		/** @type {number} */ daysAgo,
		/** @type {any} */ post,
	) =>
		addPost(state, {
			authorId: author.id,
			createdAt: state.now() - daysAgo * DAY_MS,
			id: String(++lastId),
			...post,
		});
	const old = add(fern, 45, { text: 'We opened our second shop.' });
	const own = add(fern, 3, {
		text: 'Autumn catalogue: https://shop.example.com/autumn',
		appId: seed.APP.id,
	});
	const at = own.createdAt + 3_600_000;
	for (const [metric, count] of /** @type {const} */ ([
		['impressions', 1_204],
		['engagements', 87],
		['likes', 31],
		['bookmarks', 4],
		['url_clicks', 22],
		['user_profile_clicks', 6],
		['detail_expands', 19],
	]))
		own.engagement.push({ at, metric, count });
	const reply = add(ana, 2, { text: '@fernandco Is it available on paper?', replyTo: own.id });
	const foreign = add(bruno, 1.5, { text: 'A post that has nothing to do with anybody' });
	const mention = add(bruno, 1, { text: 'Nice plants at @fernandco today' });
	const hidden = add(cleo, 1, { text: 'For my followers only' });
	return {
		oldPostId: old.id,
		ownPostId: own.id,
		replyId: reply.id,
		mentionId: mention.id,
		foreignPostId: foreign.id,
		protectedPostId: hidden.id,
	};
}

/**
 * Fills an empty state with the documented start: apps, accounts, tokens, earlier posts.
 * @param {State} state
 */
function populate(state) {
	return {
		app: seed.APP,
		nativeApp: seed.NATIVE_APP,
		users: seed.USERS,
		visitor: seed.USERS.ana,
		communities: seed.COMMUNITIES,
		place: seed.PLACE,
		scopes: seed.SCOPES,
		publishingScopes: seed.PUBLISHING_SCOPES,
		...addTokens(state),
		...addPosts(state),
	};
}

module.exports = { populate };
