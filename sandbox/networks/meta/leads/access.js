// @ts-check
'use strict';

const { graphError, missingObject } = require('../errors');
const { spendLeadCall } = require('./budget');
const { isExpired } = require('./store');

/** @typedef {import('../dispatch').Call} Call */

const FORM_PERMISSIONS = ['pages_manage_ads', 'pages_read_engagement', 'pages_show_list'];
const LEAD_PERMISSIONS = ['leads_retrieval', ...FORM_PERMISSIONS];
const RESTRICTED =
	'The leads of this Page are restricted by Lead Access Manager. Ask an admin of the Page to give this person or app access to them.';

/** @param {Call} call @returns {string} the Page that the call is about */
const pageIdOf = ({ node }) => (node.type === 'page' ? node.value.id : node.value.pageId);

/** Page, user and system-user tokens of somebody with a role on the Page. @param {Call} call */
function checkRole(call) {
	if (call.token.type === 'APP') {
		throw graphError(210, 'A page access token is required to request this resource.');
	}
	const person = call.state.people.get(call.token.userId ?? '');
	const tasks = person?.roles.get(pageIdOf(call));
	if (!tasks) throw missingObject(call.nodeId, call.method);
	return tasks;
}

/** @param {Call} call @param {string[]} permissions */
function checkGranted(call, permissions) {
	const tasks = checkRole(call);
	const missing = permissions.find((permission) => !call.scopes.includes(permission));
	if (missing) throw graphError(200, `Requires ${missing} permission to manage the object`);
	if (!tasks.includes('MANAGE') && !tasks.includes('ADVERTISE')) {
		throw graphError(200, 'The person behind this token lacks the task ADVERTISE on this Page');
	}
}

/** What reading and writing of forms needs. @param {Call} call */
const checkForms = (call) => checkGranted(call, FORM_PERMISSIONS);

/** Lead Access Manager, and the form's own switch. @param {Call} call @param {string} formId */
function checkLeadAccess({ state }, formId) {
	const form = state.leadForms.get(formId);
	const page = state.pages.get(form?.pageId ?? '');
	if (page && !page.leadAccess) throw graphError(page.leadRefusalCode, RESTRICTED);
	if (form?.forbidden) {
		throw graphError(
			form.forbidden === true ? 10 : form.forbidden,
			'Application does not have permission for this action',
		);
	}
}

/** What work on leads needs; each read counts in the Page's budget. @param {Call} call */
function checkLeads(call) {
	checkGranted(call, LEAD_PERMISSIONS);
	if (call.method === 'GET') spendLeadCall(call, pageIdOf(call));
	const { node } = call;
	checkLeadAccess(call, node.type === 'lead' ? node.value.formId : node.value.id);
	if (node.type === 'lead' && isExpired(call.state, node.value)) {
		throw missingObject(call.nodeId, call.method);
	}
}

module.exports = { LEAD_PERMISSIONS, checkForms, checkLeads };
