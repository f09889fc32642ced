// @ts-check
'use strict';

const { invalid } = require('../errors');
const { render } = require('../fields');
const { pageType, userType } = require('../nodes/accounts');
const { PAGING_PARAMS, pageOf } = require('../paging');
const { checkForms } = require('./access');
const { createFormEdge } = require('./createForm');
const { createFormType } = require('./formType');
const { formsOf } = require('./forms');

const formType = createFormType({ pageType, userType });

/** @type {import('../dispatch').Edges} */
const formEdges = {
	'GET page/leadgen_forms': {
		check: checkForms,
		params: PAGING_PARAMS,
		run: (call) =>
			pageOf(formsOf(call.state, call.node.value.id), call, (form) =>
				render(formType, form, call.fields, call),
			),
	},
	'POST page/leadgen_forms': createFormEdge,
	'GET leadForm': {
		check: checkForms,
		run: (call) => render(formType, call.node.value, call.fields, call),
	},
	'POST leadForm': {
		check: checkForms,
		params: { status: ['ACTIVE', 'ARCHIVED'] },
		run({ node, args }) {
			if (!args.status) throw invalid('Param status is required');
			node.value.status = args.status;
			return { success: true };
		},
	},
};

module.exports = { formEdges, formType };
