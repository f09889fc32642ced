// @ts-check
'use strict';

const URN = /^urn:li:([A-Za-z]+):(.+)$/;

/** @param {unknown} text @returns {{ type: string, id: string } | undefined} */
function parseUrn(text) {
	const [, type, id] = (typeof text === 'string' && URN.exec(text)) || [];
	return type ? { type, id } : undefined;
}

const personUrn = (/** @type {string} */ id) => `urn:li:person:${id}`;
const organizationUrn = (/** @type {string} */ id) => `urn:li:organization:${id}`;

/** A comment URN in its long spelling, `urn:li:comment:(urn:li:activity:1,2)`.
 *  @param {string} activity @param {string} id */
const commentUrn = (activity, id) => `urn:li:comment:(${activity},${id})`;

module.exports = { commentUrn, organizationUrn, parseUrn, personUrn };
