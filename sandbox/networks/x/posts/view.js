// @ts-check
'use strict';

const { typedProblem } = require('../errors');
const { nameIn } = require('../naming');
const { hasPrivateMetrics, nonPublicMetrics, organicMetrics, publicMetrics } = require('./metrics');
const { entitiesOf, isLong, publicText, shownText } = require('./text');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Post} Post */
/** @typedef {import('../dispatch').Call} Call */

const HOUR_MS = 3_600_000;
const PRIVATE = ['non_public_metrics', 'organic_metrics', 'promoted_metrics'];

/** @param {State} state @param {Post} post */
function referencesOf(state, post) {
	return [
		...(post.repostOf ? [{ type: 'retweeted', id: post.repostOf }] : []),
		...(post.quoted ? [{ type: 'quoted', id: post.quoted }] : []),
		...(post.replyTo ? [{ type: 'replied_to', id: post.replyTo }] : []),
	];
}

/** @param {State} state @param {Post} post */
function attachmentsOf(state, post) {
	const keys = post.mediaIds.map((id) => state.media.get(id)?.mediaKey);
	const all = {
		...(keys.length > 0 ? { media_keys: keys } : {}),
		...(post.poll ? { poll_ids: [post.poll.id] } : {}),
	};
	return Object.keys(all).length > 0 ? all : undefined;
}

/** @type {Record<string, (call: Call, post: Post) => unknown>} by the old name of the field */
const FIELDS = {
	attachments: ({ state }, post) => attachmentsOf(state, post),
	author_id: (_call, post) => post.authorId,
	community_id: (_call, post) => post.options.community_id,
	conversation_id: (_call, post) => post.conversationId,
	created_at: (_call, post) => new Date(post.createdAt).toISOString(),
	display_text_range: ({ state }, post) => [0, [...publicText(state, post).text].length],
	edit_controls: (_call, post) => ({
		edits_remaining: 6 - post.history.length,
		is_edit_eligible: !post.replyTo && !post.poll,
		editable_until: new Date(post.createdAt + HOUR_MS).toISOString(),
	}),
	entities: ({ state }, post) => entitiesOf(state, post),
	geo: (_call, post) => post.options.geo,
	in_reply_to_user_id: ({ state }, post) =>
		post.replyTo && (state.posts.get(post.replyTo)?.authorId ?? post.options.repliedUserId),
	lang: () => 'en',
	non_public_metrics: ({ state }, post) => nonPublicMetrics(state, post),
	note_tweet: ({ state }, post) =>
		isLong(state, post)
			? { text: shownText(state, { ...post, mediaIds: [] }, post.text).text }
			: undefined,
	organic_metrics: ({ state, naming }, post) =>
		organicMetrics(state, post, nameIn(naming, 'retweet_count')),
	paid_partnership: (_call, post) => post.options.paid_partnership,
	possibly_sensitive: () => false,
	public_metrics: ({ state, naming }, post) =>
		publicMetrics(state, post, nameIn(naming, 'retweet_count')),
	referenced_tweets({ state }, post) {
		const references = referencesOf(state, post);
		return references.length > 0 ? references : undefined;
	},
	reply_settings: (_call, post) => post.options.reply_settings ?? 'everyone',
};

/** Fields of a post that come with an expansion. @type {Record<string, string>} */
const OF_EXPANSION = {
	author_id: 'author_id',
	in_reply_to_user_id: 'in_reply_to_user_id',
	'attachments.media_keys': 'attachments',
	'attachments.poll_ids': 'attachments',
	'referenced_tweets.id': 'referenced_tweets',
	'referenced_tweets.id.author_id': 'referenced_tweets',
	'referenced_tweets.id.attachments.media_keys': 'referenced_tweets',
	referenced_posts: 'referenced_tweets',
	'geo.place_id': 'geo',
	'entities.mentions.username': 'entities',
};

/** @param {Call} call @returns {string[]} by their old names */
function fieldsOf({ query }) {
	const asked = [...(query['tweet.fields'] ?? []), ...(query['post.fields'] ?? [])].map((name) =>
		name === 'note_post' ? 'note_tweet' : name,
	);
	const expanded = (query.expansions ?? []).flatMap(
		(/** @type {string} */ name) => OF_EXPANSION[name] ?? [],
	);
	return [...new Set([...asked, ...expanded])];
}

/** @param {Post} post @param {string} field @param {string} parameter */
const fieldProblem = (post, field, parameter) =>
	typedProblem('not-authorized-for-field', {
		resource_id: post.id,
		parameter,
		resource_type: 'tweet',
		field,
		section: 'data',
		title: 'Field Authorization Error',
		value: field,
		detail: `Sorry, you are not authorized to access '${field}' on the Tweet with ids : [${post.id}].`,
	});

/**
 * A post with the asked fields, and a problem for each field that is not for this token.
 * @param {Call} call @param {Post} post
 * @returns {{ post?: Record<string, unknown>, errors: unknown[] }}
 */
function renderPost(call, post) {
	const { state, naming, token } = call;
	const fields = fieldsOf(call);
	const isPrivate = (/** @type {string} */ name) =>
		PRIVATE.includes(name) &&
		(name === 'promoted_metrics' || !hasPrivateMetrics(state, post, token));
	const errors = fields
		.filter(isPrivate)
		.map((name) => fieldProblem(post, name, nameIn(naming, 'tweet.fields')));
	if (errors.length > 0 && state.settings.privateMetricsRefusal === 'post') return { errors };
	const shown = fields
		.filter((name) => FIELDS[name] && !isPrivate(name))
		.map((name) => [
			name === 'note_tweet' || name === 'referenced_tweets' ? nameIn(naming, name) : name,
			FIELDS[name](call, post),
		]);
	return {
		post: {
			id: post.id,
			text: publicText(state, post).text,
			[nameIn(naming, 'edit_history_tweet_ids')]: post.history,
			...Object.fromEntries(shown),
		},
		errors,
	};
}

module.exports = { referencesOf, renderPost };
