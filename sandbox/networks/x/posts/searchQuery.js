// @ts-check
'use strict';

const { invalidParameter } = require('../errors');
const { cashtagsIn, hashtagsIn, mentionsIn, urlsIn } = require('../text/entities');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Post} Post */
/** @typedef {(state: State, post: Post) => boolean} Matcher */
/** @typedef {{ tokens: string[], hasStandalone: boolean }} Reader */

/** @param {string} text */
const refused = (text) =>
	invalidParameter('query', text, `There were errors processing your request: ${text}`);

/** @param {string} text @param {(text: string) => { text: string }[]} find @param {string} wanted */
const names = (text, find, wanted) =>
	find(text).some((found) => found.text.toLowerCase() === wanted.toLowerCase());

/** @param {State} state @param {string | undefined} userId @param {string} wanted username or id */
const isUser = (state, userId, wanted) =>
	userId === wanted ||
	state.users.get(userId ?? '')?.username.toLowerCase() === wanted.replace(/^@/, '').toLowerCase();

/** Operators that cannot be alone in a query. @type {Record<string, Record<string, Matcher>>} */
const DEPENDENT = {
	is: {
		reply: (_state, post) => post.replyTo !== undefined,
		retweet: (_state, post) => post.repostOf !== undefined,
		quote: (_state, post) => post.quoted !== undefined,
		verified: (state, post) => state.users.get(post.authorId)?.subscription !== 'None',
	},
	has: {
		media: (_state, post) => post.mediaIds.length > 0,
		images: (state, post) => state.media.get(post.mediaIds[0])?.category === 'tweet_image',
		videos: (state, post) => state.media.get(post.mediaIds[0])?.category === 'tweet_video',
		links: (_state, post) => urlsIn(post.text).length > 0,
		hashtags: (_state, post) => hashtagsIn(post.text).length > 0,
		mentions: (_state, post) => mentionsIn(post.text).length > 0,
		cashtags: (_state, post) => cashtagsIn(post.text).length > 0,
	},
	lang: { en: () => true },
};

/** @type {Record<string, (wanted: string) => Matcher>} */
const STANDALONE = {
	from: (wanted) => (state, post) => isUser(state, post.authorId, wanted),
	to: (wanted) => (state, post) =>
		isUser(state, state.posts.get(post.replyTo ?? '')?.authorId, wanted),
	conversation_id: (wanted) => (_state, post) => post.conversationId === wanted,
	in_reply_to_tweet_id: (wanted) => (_state, post) => post.replyTo === wanted,
	retweets_of_tweet_id: (wanted) => (_state, post) => post.repostOf === wanted,
	quotes_of_tweet_id: (wanted) => (_state, post) => post.quoted === wanted,
	url: (wanted) => (_state, post) =>
		urlsIn(post.text).some(({ text }) => text.includes(wanted.replace(/^"|"$/g, ''))),
};

/** @param {string} token @param {Reader} reader @returns {Matcher} */
function matcherOf(token, reader) {
	const [, operator, value] = /^([a-z_]+):(.+)$/.exec(token) ?? [];
	if (operator && Object.hasOwn(DEPENDENT, operator)) {
		const matcher = DEPENDENT[operator][value];
		if (!matcher) throw refused(`'${token}' is not supported`);
		return matcher;
	}
	reader.hasStandalone = true;
	if (operator && Object.hasOwn(STANDALONE, operator)) return STANDALONE[operator](value);
	if (operator && !/^https?$/.test(operator))
		throw refused(`Reference to invalid operator '${operator}'`);
	if (token.startsWith('@')) return (_state, post) => names(post.text, mentionsIn, token.slice(1));
	if (token.startsWith('#')) return (_state, post) => names(post.text, hashtagsIn, token.slice(1));
	if (token.startsWith('$')) return (_state, post) => names(post.text, cashtagsIn, token.slice(1));
	const words = token.replace(/^"|"$/g, '').toLowerCase();
	return (_state, post) => post.text.toLowerCase().includes(words);
}

/** @param {Reader} reader @returns {Matcher} */
function readFactor(reader) {
	const token = reader.tokens.shift();
	if (token === undefined || token === ')' || token === 'OR')
		throw refused('unexpected end of the query');
	if (token === '-') {
		const { hasStandalone } = reader;
		const inner = readFactor(reader);
		// What is only excluded does not make a query.
		reader.hasStandalone = hasStandalone;
		return (state, post) => !inner(state, post);
	}
	if (token !== '(') return matcherOf(token, reader);
	const inner = readEither(reader);
	if (reader.tokens.shift() !== ')') throw refused('missing )');
	return inner;
}

/** @param {Reader} reader @returns {Matcher} */
function readAll(reader) {
	const parts = [readFactor(reader)];
	while (reader.tokens.length > 0 && !['OR', ')'].includes(reader.tokens[0]))
		parts.push(readFactor(reader));
	return (state, post) => parts.every((part) => part(state, post));
}

/** @param {Reader} reader @returns {Matcher} */
function readEither(reader) {
	const parts = [readAll(reader)];
	while (reader.tokens[0] === 'OR') {
		reader.tokens.shift();
		parts.push(readAll(reader));
	}
	return (state, post) => parts.some((part) => part(state, post));
}

/** What a search query wants. Throws 400 for one that X does not understand. @param {string} query @returns {Matcher} */
function readSearch(query) {
	const reader = {
		tokens: query.match(/[a-z_]+:"[^"]*"|"[^"]*"|[()]|-(?=\S)|[^\s()]+/g) ?? [],
		hasStandalone: false,
	};
	const matcher = readEither(reader);
	if (reader.tokens.length > 0) throw refused('unexpected )');
	if (!reader.hasStandalone)
		throw refused('a query needs at least one operator that may stand alone');
	return matcher;
}

module.exports = { readSearch };
