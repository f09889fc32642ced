// @ts-check
'use strict';

const { notFound } = require('../errors');
const { pageOf } = require('../restli/page');
const { int, union, urn } = require('../restli/params');
const { LEAD_SCOPE, ownerUrn, requireLeadAccess } = require('./access');

/** @typedef {import('../rest').Call} Call */

/** @type {import('../restli/params').ParamType} */
const ownerParam = union({
	sponsoredAccount: urn('sponsoredAccount'),
	organization: urn('organization'),
});

/** @param {any} form one version */
const showForm = ({ leadType, ...form }) => form;

/** The newest version. @param {import('../state').State} state @param {string} id */
const newestOf = (state, id) => state.leadForms.get(id)?.at(-1);

/** @param {Call} call */
function findForms(call) {
	const { owner } = call.args;
	requireLeadAccess(call, owner);
	const all = [...call.state.leadForms.keys()]
		.map((id) => newestOf(call.state, id))
		.filter((form) => ownerUrn(form.owner) === ownerUrn(owner));
	const page = pageOf(call, all);
	return { ...page, elements: page.elements.map(showForm) };
}

/** @param {Call} call */
function getForm(call) {
	const form = newestOf(call.state, String(call.keys[0]));
	if (!form) throw notFound(`leadForm ${call.keys[0]}`);
	requireLeadAccess(call, form.owner);
	return showForm(form);
}

/** @type {Record<string, import('../rest').Resource>} */
const formResources = {
	leadForms: {
		keys: [int],
		methods: {
			GET: { scopes: [LEAD_SCOPE], run: getForm },
			'FINDER owner': {
				scopes: [LEAD_SCOPE],
				params: { owner: ownerParam },
				required: ['owner'],
				isPaged: true,
				run: findForms,
			},
		},
	},
};

module.exports = { formResources, ownerParam, showForm };
