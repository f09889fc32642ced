// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { isWebUrl } = require('../params');

const LONGEST_MESSAGE = 63_206;

/** @param {string} link @param {string} [name] */
function checkLink(link, name = 'link') {
	if (!isWebUrl(link)) throw invalid(`Param ${name} is not a valid URL`, { subcode: 2061006 });
	const { hostname, pathname } = new URL(link);
	if (/(^|\.)facebook\.com$/.test(hostname))
		throw graphError(1609008, 'You cannot post this facebook.com link');
	const isDead =
		hostname.endsWith('.invalid') || (hostname === 'media.social-ops.test' && pathname === '/404');
	if (isDead) throw graphError(1609005, 'The link could not be scraped');
}

/** @param {string} message */
function checkMessage(message) {
	if (message.length > LONGEST_MESSAGE)
		throw invalid(`Param message must be at most ${LONGEST_MESSAGE} characters`);
}

/** @param {any} cta */
function checkCallToAction(cta) {
	if (typeof cta.type !== 'string' || !/^[A-Z_]+$/.test(cta.type)) {
		throw invalid('Param call_to_action must have a type');
	}
	if (cta.value?.link !== undefined) checkLink(cta.value.link, 'call_to_action.value.link');
}

/** @param {any[]} children @param {string | undefined} link */
function checkChildren(children, link) {
	if (link === undefined) throw invalid('Param child_attachments requires a link');
	if (children.length < 2 || children.length > 5) {
		throw invalid('Param child_attachments must have between 2 and 5 elements');
	}
	const known = ['link', 'name', 'description', 'picture', 'image_hash'];
	for (const child of children) {
		const unknown = Object.keys(child ?? {}).find((key) => !known.includes(key));
		if (unknown) throw invalid(`Unknown parameter: child_attachments.${unknown}`);
		checkLink(String(child?.link), 'child_attachments.link');
	}
}

/** @param {Record<string, any>} args @param {string[]} photoIds */
function checkContent(args, photoIds) {
	const hasText = args.message !== undefined && args.message !== '';
	if (!hasText && args.link === undefined && photoIds.length === 0) {
		throw invalid('One of message, link or attached_media is required');
	}
	if (args.link !== undefined && photoIds.length > 0) {
		throw invalid('link and attached_media cannot be used together');
	}
	if (hasText) checkMessage(args.message);
	if (args.link !== undefined) checkLink(args.link);
	if (args.tags !== undefined && args.place === undefined)
		throw invalid('Param tags requires place');
	if (args.child_attachments) checkChildren(args.child_attachments, args.link);
	if (args.call_to_action) checkCallToAction(args.call_to_action);
	for (const key of ['name', 'description', 'caption', 'picture', 'thumbnail']) {
		if (args[key] !== undefined) {
			throw invalid(
				`Only owners of the URL have the ability to specify the ${key} of a link preview`,
			);
		}
	}
}

module.exports = { checkCallToAction, checkContent, checkMessage };
