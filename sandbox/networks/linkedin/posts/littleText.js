// @ts-check
'use strict';

/**
 * A commentary as LinkedIn understood it: `text` is what readers see, `template` what GET answers.
 * @typedef {{ text: string, template: string, mentions: { urn: string, text: string }[], hashtags: string[],
 *   cutAt?: number, cutBy?: string }} Parsed
 */

const RESERVED = /[\\|{}@[\]()<>#*_~]/;
const ESCAPE = /[\\|{}@[\]()<>#*_~]/g;
const MENTION =
	/^@\[((?:\\.|[^\\\]])*)\]\((urn:li:(?:organization|organizationBrand|person):[A-Za-z0-9_-]+)\)/su;
const TEMPLATE = /^\{hashtag\|\\?([#＃])\|([\p{L}\p{N}\p{M}]+)\}/u;
const HASHTAG = /^[#＃]([\p{L}\p{N}\p{M}]+)/u;

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
		const rest = source.slice(at, at + 500);
		const escaped = sign === '\\' && RESERVED.test(source[at + 1] ?? '');
		const mention = sign === '@' ? MENTION.exec(rest) : null;
		const template = sign === '{' ? TEMPLATE.exec(rest) : null;
		const hashtag = sign === '#' || sign === '＃' ? HASHTAG.exec(rest) : null;
		if (escaped) {
			add(source[at + 1]);
			at += 2;
		} else if (mention) {
			const name = unescape(mention[1]);
			const isLinked = isNameOf(state, name, mention[2]);
			if (isLinked) parsed.mentions.push({ urn: mention[2], text: name });
			add(name, isLinked ? `@[${escape(name)}](${mention[2]})` : undefined);
			at += mention[0].length;
		} else if (template) {
			parsed.hashtags.push(template[2]);
			add(`${template[1]}${template[2]}`, `{hashtag|\\${template[1]}|${template[2]}}`);
			at += template[0].length;
		} else if (hashtag) {
			parsed.hashtags.push(hashtag[1]);
			add(hashtag[0], `{hashtag|\\${sign}|${hashtag[1]}}`);
			at += hashtag[0].length;
		} else if (RESERVED.test(sign)) {
			return { ...parsed, cutAt: at, cutBy: sign };
		} else {
			add(sign);
			at += 1;
		}
	}
	return parsed;
}

module.exports = { escape, parseLittleText };
