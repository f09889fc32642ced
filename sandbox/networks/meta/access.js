// @ts-check
'use strict';

const { graphError, missingObject } = require('./errors');

/**
 * What a call needs besides a live token.
 * @typedef {'page' | 'user' | 'app' | 'any'} TokenNeed
 */

/** @param {import('./dispatch').Call} call @param {TokenNeed} need */
function checkTokenKind(call, need) {
	const { type } = call.token;
	if (need === 'page' && type !== 'PAGE') {
		throw graphError(210, 'A page access token is required to request this resource.');
	}
	if (need === 'user' && type !== 'USER' && type !== 'SYSTEM_USER') {
		throw graphError(190, 'This method must be called with a user access token');
	}
	if (need === 'app' && type !== 'APP') {
		throw graphError(15, 'This method must be called with an app access_token.');
	}
}

/** @param {import('./dispatch').Call} call @param {readonly string[]} permissions */
function checkPermissions(call, permissions) {
	const missing = permissions.filter((permission) => !call.scopes.includes(permission));
	if (missing.length > 0) {
		throw graphError(
			200,
			`If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission; this call requires ${missing.join(', ')}`,
		);
	}
}

/** @param {import('./dispatch').Call} call @param {string} task */
function checkTask(call, task) {
	const person = call.state.people.get(call.token.userId ?? '');
	const tasks = person?.roles.get(call.token.pageId ?? '') ?? [];
	if (!tasks.includes('MANAGE') && !tasks.includes(task)) {
		throw graphError(200, `The person behind this token lacks the task ${task} on this Page`);
	}
}

/** A Page token sees its own Page's objects only. @param {import('./dispatch').Call} call */
function checkOwner(call) {
	const { node, token } = call;
	const pageId = node.type === 'page' ? node.value.id : node.value.pageId;
	if (pageId !== undefined && token.type === 'PAGE' && token.pageId !== pageId) {
		throw missingObject(call.nodeId, call.method);
	}
}

/** Editing is limited to the app that created an object. @param {import('./dispatch').Call} call */
function checkCreator(call) {
	if (call.node.value.appId !== call.token.appId) {
		throw graphError(
			10,
			'Application does not have permission for this action: only posts created by the same app can be edited',
		);
	}
}

module.exports = { checkCreator, checkOwner, checkPermissions, checkTask, checkTokenKind };
