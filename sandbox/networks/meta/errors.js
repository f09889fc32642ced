// @ts-check
'use strict';

const crypto = require('node:crypto');

/**
 * @typedef {{ code: number, message: string, subcode?: number, type?: string, isTransient?: boolean,
 *   httpStatus?: number, userTitle?: string, userMessage?: string, data?: unknown }} GraphFailure
 */

const AUTH_CODES = new Set([102, 104, 190]);

/** @param {number} code */
function statusOf(code) {
	if (AUTH_CODES.has(code)) return 401;
	if (code === 10 || (code >= 200 && code < 300)) return 403;
	if (code === 1 || code === 2) return 500;
	return 400;
}

/**
 * An error that the Graph API answers with its envelope.
 * @param {number} code
 * @param {string} message text after the `(#code)` prefix
 * @param {Partial<GraphFailure>} [more]
 */
function graphError(code, message, more = {}) {
	/** @type {GraphFailure} */
	const failure = { code, message, ...more };
	return Object.assign(new Error(message), { failure });
}

const invalid = (/** @type {string} */ message, /** @type {Partial<GraphFailure>} */ more = {}) =>
	graphError(100, message, more);

/** The answer for an object that is not there or that this token cannot see.
 * @param {string} id @param {string} [method] */
const missingObject = (id, method = 'GET') =>
	graphError(
		100,
		`Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
		{ subcode: 33, type: 'GraphMethodException' },
	);

const newTraceId = () => `A${crypto.randomBytes(10).toString('base64url')}`;

/**
 * The error envelope of Graph with its HTTP status.
 * @param {GraphFailure} failure
 * @returns {import('../../core/http').Answer}
 */
function errorAnswer(failure) {
	const prefixed =
		/^\(#\d+\)/.test(failure.message) || failure.subcode === 33 || failure.code === 190;
	const isAuth = AUTH_CODES.has(failure.code);
	return {
		status: failure.httpStatus ?? statusOf(failure.code),
		headers: isAuth
			? {
					'www-authenticate': `OAuth "Facebook Platform" "invalid_token" "${failure.message}"`,
				}
			: {},
		json: {
			error: {
				message: prefixed ? failure.message : `(#${failure.code}) ${failure.message}`,
				type: failure.type ?? 'OAuthException',
				code: failure.code,
				...(failure.subcode === undefined ? {} : { error_subcode: failure.subcode }),
				is_transient: failure.isTransient ?? false,
				...(failure.userTitle ? { error_user_title: failure.userTitle } : {}),
				...(failure.userMessage ? { error_user_msg: failure.userMessage } : {}),
				...(failure.data === undefined ? {} : { error_data: failure.data }),
				fbtrace_id: newTraceId(),
			},
		},
	};
}

module.exports = { errorAnswer, graphError, invalid, missingObject };
