// @ts-check
'use strict';

const crypto = require('node:crypto');

/**
 * @typedef {{ code: string, description: string, fieldPath?: string }} InputError
 * @typedef {{ status: number, code?: string, message: string, serviceErrorCode?: number,
 *   inputErrors?: InputError[] }} Failure
 */

/** An error that the API answers with its envelope. @param {Failure} failure */
const apiError = (failure) => Object.assign(new Error(failure.message), { failure });

/** Refused fields of a body or of parameters. @param {InputError[]} inputErrors @param {number} [status] */
const badInput = (inputErrors, status = 400) =>
	apiError({
		status,
		code: inputErrors[0].code,
		message: inputErrors.map((error) => error.description).join('; '),
		inputErrors,
	});

/** @param {string} code @param {string} fieldPath @param {string} description */
const badField = (code, fieldPath, description) => badInput([{ code, description, fieldPath }]);

/** A query parameter of the wrong form. @param {string} name @param {string} [why] */
const badParam = (name, why = 'Invalid value for param; wrong type or other syntax error') =>
	apiError({
		status: 400,
		code: 'ILLEGAL_ARGUMENT',
		message: 'Invalid param. Please see errorDetails for more information.',
		inputErrors: [{ code: 'PARAM_INVALID', description: why, fieldPath: name }],
	});

/** @param {string} what such as `posts.CREATE.20260901` */
const accessDenied = (what) =>
	apiError({
		status: 403,
		serviceErrorCode: 100,
		code: 'ACCESS_DENIED',
		message: `Not enough permissions to access: ${what}`,
	});

/** @param {'REQUEST_BODY' | 'PARAMETER'} place @param {string} path such as `/content` */
const unpermitted = (place, path) =>
	apiError({
		status: 403,
		serviceErrorCode: 100,
		code: 'ACCESS_DENIED',
		message: `Unpermitted fields present in ${place}: Data Processing Exception while processing fields [${path}]`,
	});

/** @param {string} what */
const notFound = (what) =>
	apiError({ status: 404, code: 'NOT_FOUND', message: `Could not find entity ${what}` });

/** The trace headers that every answer carries. */
const traceHeaders = () => ({
	'x-li-uuid': crypto.randomBytes(12).toString('base64'),
	'x-li-fabric': 'prod-lva1',
	'x-li-pop': 'afd-prod-lva1-x',
	'x-li-proto': 'http/1.1',
	'x-restli-protocol-version': '2.0.0',
});

/** @param {InputError} error */
const showInputError = ({ code, description, fieldPath }) => ({
	description,
	input: fieldPath === undefined ? {} : { inputPath: { fieldPath } },
	code,
});

/** @param {Failure} failure @returns {import('../../core/http').Answer} */
function errorAnswer({ status, code, message, serviceErrorCode, inputErrors }) {
	const details = inputErrors && {
		errorDetailType: 'com.linkedin.common.error.BadRequest',
		errorDetails: { inputErrors: inputErrors.map(showInputError) },
	};
	return {
		status,
		headers: { ...traceHeaders(), 'x-restli-error-response': 'true' },
		json: {
			status,
			...(serviceErrorCode === undefined ? {} : { serviceErrorCode }),
			...(code === undefined ? {} : { code }),
			message,
			...details,
		},
	};
}

/**
 * What a failed call is answered with; defects of the sandbox are 500 with their text.
 * @param {unknown} error @param {import('../../core/router').Exchange} exchange
 */
function failureAnswer(error, exchange) {
	const failure = /** @type {any} */ (error).failure ?? {
		status: 500,
		code: 'INTERNAL_SERVER_ERROR',
		message: String(/** @type {any} */ (error).stack),
	};
	exchange.log.error = {
		code: failure.inputErrors?.[0].code ?? failure.code,
		subcode: failure.serviceErrorCode,
		message: failure.message,
	};
	return errorAnswer(failure);
}

module.exports = {
	accessDenied,
	apiError,
	badField,
	badInput,
	badParam,
	errorAnswer,
	failureAnswer,
	notFound,
	traceHeaders,
	unpermitted,
};
