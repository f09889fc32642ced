// @ts-check
'use strict';

/**
 * A commentary as LinkedIn understood it: `text` is what readers see, `template` what GET answers.
 * @typedef {{ text: string, template: string, mentions: { urn: string, text: string }[], hashtags: string[],
 *   cutAt?: number, cutBy?: string }} Parsed
 */

const RESERVED = /[\\|{}@[\]()<>#*_~]/;
const ESCAPE = /[\\|{}@[\]()<>#*_~]/g;
/** Elements, read where they begin. */
const MENTION =
	/@\[((?:\\.|[^\\\]])*)\]\((urn:li:(?:organization|organizationBrand|person):[A-Za-z0-9_-]+)\)/suy;
const TEMPLATE = /\{hashtag\|\\?([#＃])\|([\p{L}\p{N}\p{M}]+)\}/uy;
const HASHTAG = /([#＃])([\p{L}\p{N}\p{M}]+)/uy;

/** @param {RegExp} element @param {string} source @param {number} at */
function elementAt(element, source, at) {
	element.lastIndex = at;
	return element.exec(source);
}

const escape = (/** @type {string} */ text) => text.replace(ESCAPE, '\\$&');
const unescape = (/** @type {string} */ text) => text.replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1');

/**
 * A mention links when its text is the name: exactly that of a page, the whole or a part of a person's.
 * @param {import('../state').State} state @param {string} name @param {string} urn
 */
function isNameOf(state, name, urn) {
	const organization = state.organizations.get(urn);
	if (organization) return organization.name === name;
	const person = state.people.get(urn.slice('urn:li:person:'.length));
	if (!person) return false;
	const whole = `${person.given} ${person.family}`;
	return name === whole || whole.split(' ').includes(name) || name === person.family;
}

/**
 * Reads little text. What stands from the first reserved character on that is neither escaped nor
 * part of an element is lost without a word, as the real parser loses it.
 * @param {import('../state').State} state @param {string} source @returns {Parsed}
 */
function parseLittleText(state, source) {
	/** @type {Parsed} */
	const parsed = { text: '', template: '', mentions: [], hashtags: [] };
	const add = (/** @type {string} */ text, template = escape(text)) => {
		parsed.text += text;
		parsed.template += template;
	};
	let at = 0;
	while (at < source.length) {
		const sign = source[at];
		const isEscaped = sign === '\\' && RESERVED.test(source[at + 1] ?? '');
		const mention = sign === '@' ? elementAt(MENTION, source, at) : null;
		const hashtag =
			sign === '{'
				? elementAt(TEMPLATE, source, at)
				: sign === '#' || sign === '＃'
					? elementAt(HASHTAG, source, at)
					: null;
		if (mention) {
			const [, escapedName, urn] = mention;
			const name = unescape(escapedName);
			const isLinked = isNameOf(state, name, urn);
			if (isLinked) parsed.mentions.push({ urn, text: name });
			add(name, isLinked ? `@[${escape(name)}](${urn})` : undefined);
		} else if (hashtag) {
			const [, mark, word] = hashtag;
			parsed.hashtags.push(word);
			add(`${mark}${word}`, `{hashtag|\\${mark}|${word}}`);
		} else if (isEscaped) {
			add(source[at + 1]);
		} else if (RESERVED.test(sign)) {
			return { ...parsed, cutAt: at, cutBy: sign };
		} else {
			add(sign);
		}
		at += (mention ?? hashtag)?.[0].length ?? (isEscaped ? 2 : 1);
	}
	return parsed;
}

module.exports = { escape, parseLittleText };
