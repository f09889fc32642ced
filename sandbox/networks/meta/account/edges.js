// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { render } = require('../fields');
const { appType, businessType, pageType, userType } = require('../nodes/accounts');
const { PAGING_PARAMS, pageOf } = require('../paging');

/** @param {import('../dispatch').Call} call @param {string[]} ids @param {boolean} withTasks */
function showPages(call, ids, withTasks) {
	const pages = ids.map((id) => call.state.pages.get(id)).filter((page) => page !== undefined);
	const defaults = [
		'access_token',
		'category',
		'category_list',
		'name',
		'id',
		...(withTasks ? ['tasks'] : []),
	];
	const wanted = call.fields ?? defaults.map((name) => ({ name, modifiers: {} }));
	return pageOf(pages, call, (page) => render(pageType, page, wanted, call));
}

/** @param {import('../dispatch').Call} call */
function ownPerson(call) {
	if (call.node.value.id !== call.token.userId)
		throw invalid('This person is not the one behind the token');
	return call.node.value;
}

/** @param {import('../dispatch').Call} call */
function listAccounts(call) {
	const person = ownPerson(call);
	const ids = [...person.listed].filter(
		(id) => !person.selectedPages || person.selectedPages.has(id),
	);
	return showPages(call, ids, true);
}

/** @param {import('../dispatch').Call} call */
function listPermissions(call) {
	const person = ownPerson(call);
	return { data: [...person.grants].map(([permission, status]) => ({ permission, status })) };
}

/** @param {import('../dispatch').Call} call */
function dropPermissions(call) {
	const person = ownPerson(call);
	const { permission } = call.args;
	if (permission === undefined) person.appRemoved = true;
	else if (!person.grants.has(permission)) throw invalid(`Invalid permission ${permission}`);
	else person.grants.set(permission, 'declined');
	return { success: true };
}

/** @param {import('../dispatch').Call} call */
function listBusinesses(call) {
	const person = ownPerson(call);
	const businesses = person.businesses.map((/** @type {string} */ id) =>
		call.state.businesses.get(id),
	);
	return pageOf(businesses, call, (business) => render(businessType, business, call.fields, call));
}

const USER = /** @type {const} */ ({ token: 'user' });
const LIST_PAGES = { ...USER, permissions: ['pages_show_list'], params: PAGING_PARAMS };
const BUSINESS = { ...USER, permissions: ['business_management'], params: PAGING_PARAMS };

/** @param {'owned' | 'clients'} kind @returns {import('../dispatch').Edge} */
const businessPages = (kind) => ({
	...BUSINESS,
	run(call) {
		const person = call.state.people.get(call.token.userId ?? '');
		if (!person?.businesses.includes(call.node.value.id))
			throw graphError(200, 'Permissions error');
		return showPages(call, call.node.value[kind], false);
	},
});

/** @type {import('../dispatch').Edges} */
const accountEdges = {
	'GET user': { ...USER, run: (call) => render(userType, ownPerson(call), call.fields, call) },
	'GET user/accounts': { ...LIST_PAGES, run: listAccounts },
	'GET user/permissions': { ...USER, params: PAGING_PARAMS, run: listPermissions },
	'DELETE user/permissions': { ...USER, params: { permission: 'text' }, run: dropPermissions },
	'GET user/businesses': { ...BUSINESS, run: listBusinesses },
	'GET business': {
		...BUSINESS,
		params: {},
		run: (call) => render(businessType, call.node.value, call.fields, call),
	},
	'GET business/owned_pages': businessPages('owned'),
	'GET business/client_pages': businessPages('clients'),
	'GET page': { run: (call) => render(pageType, call.node.value, call.fields, call) },
	'GET app': { run: (call) => render(appType, call.node.value, call.fields, call) },
};

module.exports = { accountEdges };
