// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { refusal } = require('./errors');
const { ACCOUNTS, PEOPLE } = require('./seed');

const LONGEST_CAPTION = 2_200;
const MOST_HASHTAGS = 30;
const MOST_MENTIONS = 20;
const LONGEST_ALT_TEXT = 1_000;
const MOST_COLLABORATORS = 3;
const STRATEGIES = ['MANUAL', 'SS_PERFORMANCE'];

const count = (/** @type {string} */ text, /** @type {RegExp} */ pattern) =>
	(text.match(pattern) ?? []).length;
const hashtagsIn = (/** @type {string} */ text) => count(text, /#[\p{L}\p{N}_]+/gu);

/** @param {string} username */
const findPerson = (username) =>
	[...Object.values(PEOPLE), ...Object.values(ACCOUNTS)].find((one) => one.username === username);

/** @param {string} name @param {unknown} username */
function requirePerson(name, username) {
	const person = findPerson(String(username ?? '').replace(/^@/, ''));
	if (!person) throw invalid(`Param ${name}: there is no account "${username}"`);
	return person;
}

/** @param {string} caption */
function checkCaption(caption) {
	if ([...caption].length > LONGEST_CAPTION)
		throw refusal('caption', `A caption has at most ${LONGEST_CAPTION} characters`);
	if (hashtagsIn(caption) > MOST_HASHTAGS)
		throw refusal('caption', `A caption has at most ${MOST_HASHTAGS} hashtags`);
	if (count(caption, /(?<![\w.])@[\w.]+/g) > MOST_MENTIONS) throw refusal('tagCount');
}

const isShare = (/** @type {unknown} */ value) =>
	typeof value === 'number' && value >= 0 && value <= 1;

/** @param {any[]} tags @param {{ isVideo: boolean, kind: string }} target */
function checkUserTags(tags, { isVideo, kind }) {
	if (tags.length > MOST_MENTIONS) throw refusal('tagCount');
	for (const tag of tags) {
		const person = requirePerson('user_tags', tag?.username);
		if ('isPrivate' in person) throw invalid(`Param user_tags: ${person.username} is private`);
		const hasPlace = tag.x !== undefined || tag.y !== undefined;
		const isPlaced = isShare(tag.x) && isShare(tag.y);
		if (kind === 'reel' && hasPlace) throw invalid('Param user_tags: a reel takes no x and y');
		if (hasPlace && !isPlaced) throw invalid('Param user_tags: x and y must be between 0 and 1');
		if (!isVideo && kind !== 'story' && !isPlaced)
			throw invalid('Param user_tags: a picture needs x and y');
	}
}

/** @param {unknown[]} names @param {import('./store').Account} account */
function checkCollaborators(names, account) {
	if (names.length > MOST_COLLABORATORS)
		throw invalid(`Param collaborators takes at most ${MOST_COLLABORATORS} usernames`);
	if (new Set(names).size < names.length) throw invalid('Param collaborators names somebody twice');
	for (const name of names) {
		const person = requirePerson('collaborators', name);
		if (person.username === account.username)
			throw invalid('Param collaborators: an account cannot invite itself');
	}
}

/** @param {import('../dispatch').Call} call @param {boolean} isVideo */
function checkProducts({ args, scopes }, isVideo) {
	const tags = args.product_tags;
	for (const permission of ['catalog_management', 'instagram_shopping_tag_products']) {
		if (!scopes.includes(permission))
			throw graphError(10, `Application does not have permission for this action: ${permission}`);
	}
	if (tags.length > 5) throw refusal('productCount');
	for (const tag of tags) {
		if (!/^\d+$/.test(String(tag?.product_id ?? ''))) throw refusal('productId');
		if (!isVideo && !(isShare(tag.x) && isShare(tag.y))) throw refusal('productPlace');
	}
}

/** At most one add-on of the caption. @param {Record<string, any>} args */
function checkAddOns(args) {
	const poll = args.poll_attachment;
	if (poll && args.is_comment_prompt_used)
		throw invalid('At most one of poll_attachment and is_comment_prompt_used is allowed');
	if (poll && (poll.length < 2 || poll.length > 4))
		throw invalid('Param poll_attachment takes 2 to 4 options');
	if (args.is_poll_duration_extended !== undefined && !poll)
		throw invalid('Param is_poll_duration_extended requires poll_attachment');
	if ((args.branded_content_sponsor_ids ?? []).length > 2)
		throw invalid('Param branded_content_sponsor_ids takes at most 2 ids');
}

/** @param {Record<string, any>} args @param {import('./store').Account} account */
function checkTrial(args, account) {
	if (args.trial_params === undefined) return;
	if (!STRATEGIES.includes(args.trial_params.graduation_strategy)) {
		throw invalid(
			`Param trial_params[graduation_strategy] must be one of {${STRATEGIES.join(', ')}}`,
		);
	}
	if (!account.trialReels) throw refusal('trial');
}

/**
 * Checks everything about a container but its files. Throws what the vendor answers.
 * @param {import('../dispatch').Call} call
 * @param {{ kind: import('./store').ContainerKind, isVideo: boolean, account: import('./store').Account }} target
 */
function checkOptions(call, target) {
	const { args, state } = call;
	checkCaption(args.caption ?? '');
	if ([...(args.alt_text ?? '')].length > LONGEST_ALT_TEXT)
		throw invalid(`Param alt_text has at most ${LONGEST_ALT_TEXT} characters`);
	if (args.user_tags) checkUserTags(args.user_tags, target);
	if (args.collaborators) checkCollaborators(args.collaborators, target.account);
	if (args.product_tags) checkProducts(call, target.isVideo);
	checkAddOns(args);
	checkTrial(args, target.account);
	if (args.thumb_offset < 0) throw refusal('offsetOutside');
	if (args.location_id !== undefined && !state.pages.get(args.location_id)?.location)
		throw invalid('Param location_id must be the ID of a Page that has a location');
}

module.exports = { checkOptions, findPerson, hashtagsIn };
