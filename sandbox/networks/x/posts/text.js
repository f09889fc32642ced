// @ts-check
'use strict';

const crypto = require('node:crypto');
const { cashtagsIn, hashtagsIn, mentionsIn, urlsIn } = require('../text/entities');
const { MOST, weigh } = require('../text/weigh');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Post} Post */

/** The short address that stands for a link. @param {string} target */
const shortened = (target) =>
	`https://t.co/${crypto.createHash('sha256').update(target).digest('base64url').replace(/[-_]/g, 'x').slice(0, 10)}`;

/** @param {string} url */
const withProtocol = (url) => (/^https?:\/\//i.test(url) ? url : `http://${url}`);

/** @param {string} text */
const escaped = (text) =>
	text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** @param {string} text @param {number} at in UTF-16 units */
const codePointsBefore = (text, at) => [...text.slice(0, at)].length;

/** Addresses that X adds behind the text: of the media, of the quoted post. @param {State} state @param {Post} post */
function addedLinks(state, post) {
	const author = state.users.get(post.authorId)?.username;
	const media =
		post.mediaIds.length > 0
			? [
					`https://x.com/${author}/status/${post.id}/${state.media.get(post.mediaIds[0])?.category === 'tweet_video' ? 'video' : 'photo'}/1`,
				]
			: [];
	return [...(post.quoted ? [`https://x.com/i/web/status/${post.quoted}`] : []), ...media];
}

/**
 * The text of a post as X shows it: links shortened, the links of media and of a quoted post behind
 * it, `&<>` escaped; with the links that it has.
 * @param {State} state @param {Post} post @param {string} source its text
 */
function shownText(state, post, source) {
	let text = '';
	let at = 0;
	/** @type {{ start: number, end: number, url: string, expanded_url: string }[]} */
	const urls = [];
	const escape = state.settings.escapesText ? escaped : (/** @type {string} */ plain) => plain;
	const addLink = (/** @type {string} */ target) => {
		const url = shortened(target);
		const start = codePointsBefore(text, text.length);
		text += url;
		urls.push({ start, end: start + url.length, url, expanded_url: target });
	};
	for (const found of urlsIn(source)) {
		text += escape(source.slice(at, found.start));
		addLink(withProtocol(found.text));
		at = found.end;
	}
	text += escape(source.slice(at));
	for (const link of addedLinks(state, post)) {
		text += text === '' ? '' : ' ';
		addLink(link);
	}
	return { text, urls };
}

/** The part of a long text that older readers get. @param {string} text */
function beginningOf(text) {
	let part = text;
	while (weigh(part) > MOST - 1)
		part = [...part].slice(0, -Math.max(1, Math.ceil((weigh(part) - MOST) / 2))).join('');
	return `${part}…`;
}

/** @param {State} state @param {Post} post */
const isLong = (state, post) => weigh(post.text) > MOST;

/** @param {State} state @param {Post} post */
const publicText = (state, post) =>
	shownText(state, post, isLong(state, post) ? beginningOf(post.text) : post.text);

/** @param {State} state @param {Post} post */
function entitiesOf(state, post) {
	const { text, urls } = publicText(state, post);
	const at = (/** @type {any} */ found) => ({
		start: codePointsBefore(text, found.start),
		end: codePointsBefore(text, found.end),
	});
	const ids = new Map(
		[...state.users.values()].map(({ username, id }) => [username.toLowerCase(), id]),
	);
	const mentions = mentionsIn(text).map((found) => ({
		...at(found),
		username: found.text,
		id: ids.get(found.text.toLowerCase()),
	}));
	const tags = hashtagsIn(text).map((found) => ({ ...at(found), tag: found.text }));
	const cashtags = cashtagsIn(text).map((found) => ({ ...at(found), tag: found.text }));
	const all = {
		...(urls.length > 0
			? {
					urls: urls.map((url) => ({
						...url,
						display_url: url.expanded_url.replace(/^https?:\/\/(www\.)?/, ''),
					})),
				}
			: {}),
		...(mentions.length > 0 ? { mentions } : {}),
		...(tags.length > 0 ? { hashtags: tags } : {}),
		...(cashtags.length > 0 ? { cashtags } : {}),
	};
	return Object.keys(all).length > 0 ? all : undefined;
}

module.exports = { entitiesOf, isLong, publicText, shownText };
