// @ts-check
'use strict';

const PROBLEMS = 'https://api.x.com/2/problems';

/** An error that X answers with this status, body and these headers.
 *  @param {number} status @param {Record<string, unknown>} body @param {Record<string, string>} [headers] */
const refusal = (status, body, headers = {}) =>
	Object.assign(new Error(String(body.detail ?? body.error_description ?? status)), {
		answer: { status, json: body, headers },
	});

/** A problem without a type of its own. @param {number} status @param {string} title @param {string} [detail] */
const plain = (status, title, detail = title) =>
	refusal(status, { title, detail, type: 'about:blank', status });

/** @param {string} detail */
const forbidden = (detail) => plain(403, 'Forbidden', detail);

const NOT_PERMITTED = 'You are not permitted to perform this action.';
const NOT_YOUR_FEATURE = 'Your account is not permitted to access this feature.';

/**
 * 400 for parameters that are not as documented.
 * @param {{ parameters?: Record<string, unknown[]>, message: string }[]} errors
 */
const invalidRequest = (errors) =>
	refusal(400, {
		errors: errors.map(({ parameters = {}, message }) => ({ parameters, message })),
		title: 'Invalid Request',
		detail: 'One or more parameters to your request was invalid.',
		type: `${PROBLEMS}/invalid-request`,
	});

/** @param {string} name @param {unknown} value @param {string} message */
const invalidParameter = (name, value, message) =>
	invalidRequest([{ parameters: { [name]: [String(value)] }, message }]);

/** The body of a problem with a type of its own. @param {string} type @param {Record<string, unknown>} fields */
const typedProblem = (type, fields) => ({ ...fields, type: `${PROBLEMS}/${type}` });

/** The problem of something that is not there. @param {string} type @param {string} value @param {string} parameter */
const missingResource = (type, value, parameter) =>
	typedProblem('resource-not-found', {
		value,
		detail: `Could not find ${type} with ${parameter}: [${value}].`,
		title: 'Not Found Error',
		resource_type: type,
		parameter,
		resource_id: value,
	});

/** @param {string[]} supported */
const unsupportedAuthentication = (supported) =>
	refusal(
		403,
		typedProblem('unsupported-authentication', {
			title: 'Unsupported Authentication',
			detail: `Authenticating with this kind of token is forbidden for this endpoint. Supported authentication types are [${supported.join(', ')}].`,
			status: 403,
		}),
	);

const notFound = () => plain(404, 'Not Found', 'Not Found');

/** @param {unknown} error @param {import('../../core/router').Exchange} exchange @returns {import('../../core/http').Answer} */
function failureAnswer(error, exchange) {
	const answer = /** @type {any} */ (error).answer;
	if (!answer) {
		exchange.log.notes.push(String(/** @type {any} */ (error).stack ?? error));
		return { status: 500, json: { title: 'Internal Server Error', status: 500 } };
	}
	const { type, detail, error_description: description, error: code } = answer.json;
	exchange.log.error = {
		code:
			code ??
			String(type ?? answer.status)
				.split('/')
				.pop(),
		message: description ?? answer.json.errors?.[0]?.message ?? detail,
	};
	return answer;
}

module.exports = {
	NOT_PERMITTED,
	NOT_YOUR_FEATURE,
	PROBLEMS,
	failureAnswer,
	forbidden,
	invalidParameter,
	invalidRequest,
	missingResource,
	notFound,
	plain,
	refusal,
	typedProblem,
	unsupportedAuthentication,
};
