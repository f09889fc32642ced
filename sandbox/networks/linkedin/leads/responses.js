// @ts-check
'use strict';

const { notFound } = require('../errors');
const { pageOf } = require('../restli/page');
const { bool, int, oneOf, record, text, union, urn } = require('../restli/params');
const { parseProjection } = require('../restli/projection');
const { LEAD_SCOPE, ownerUrn, requireLeadAccess, requireLeadType } = require('./access');
const { ownerParam, showForm } = require('./forms');

/** @typedef {import('../rest').Call} Call */

const DAY = 86_400_000;
const LEAD_TYPES = ['SPONSORED', 'EVENT', 'COMPANY', 'ORGANIZATION_PRODUCT'];

/** @param {any} lead */
const versionUrn = ({ formId, versionId }) =>
	`urn:li:versionedLeadGenForm:(urn:li:leadGenForm:${formId},${versionId})`;

/** @param {import('../state').State} state @param {any} lead */
const formOf = (state, { formId, versionId }) =>
	state.leadForms.get(formId)?.find((form) => form.versionId === versionId);

/** What arrives only when `fields` asks for it. @param {Call} call @param {any} lead */
function extras({ state, args }, lead) {
	const asked = args.fields === undefined ? new Map() : parseProjection(args.fields);
	const form = formOf(state, lead);
	const account = state.adAccounts.get(ownerUrn(form.owner));
	return {
		...(asked.has('form') && { form: showForm(form) }),
		...(asked.has('ownerInfo') &&
			account && { ownerInfo: { sponsoredAccountInfo: { name: account.name } } }),
		...(asked.has('leadMetadataInfo') &&
			lead.campaign && {
				leadMetadataInfo: {
					sponsoredLeadMetadataInfo: {
						campaign: {
							id: Number(lead.campaign.split(':').pop()),
							name: 'Demo campaign',
							type: 'SPONSORED_UPDATES',
						},
					},
				},
			}),
		...(asked.has('associatedEntityInfo') &&
			lead.creative && {
				associatedEntityInfo: { associatedCreativeInfo: { intendedStatus: 'ACTIVE' } },
			}),
	};
}

/** @param {Call} call @param {any} lead */
function showLead(call, lead) {
	const form = formOf(call.state, lead);
	return {
		id: lead.id,
		owner: form.owner,
		submitter: lead.submitter,
		leadType: form.leadType,
		...(lead.campaign && { leadMetadata: { sponsoredLeadMetadata: { campaign: lead.campaign } } }),
		associatedEntity: lead.event ? { event: lead.event } : { associatedCreative: lead.creative },
		versionedLeadGenFormUrn: versionUrn(lead),
		submittedAt: lead.submittedAt,
		testLead: lead.isTest,
		formResponse: { answers: lead.answers, consentResponses: lead.consents },
		...extras(call, lead),
	};
}

/** @param {import('../state').State} state @param {any} lead */
const isKept = (state, lead) =>
	lead.submittedAt > state.now() - state.settings.leadRetentionDays * DAY;

/** @param {Call} call */
function findLeads(call) {
	const { state, args } = call;
	const { owner, leadType, limitedToTestLeads = false, submittedAtTimeRange: range } = args;
	requireLeadType(call, leadType.leadType);
	requireLeadAccess(call, owner);
	const entity = Object.values(args.associatedEntity ?? {})[0];
	const found = [...state.leads.values()].filter((lead) => {
		const form = formOf(state, lead);
		return (
			ownerUrn(form.owner) === ownerUrn(owner) &&
			form.leadType === leadType.leadType &&
			lead.isTest === limitedToTestLeads &&
			isKept(state, lead) &&
			(!range || lead.submittedAt >= range.start) &&
			(range?.end === undefined || lead.submittedAt < range.end) &&
			(!args.versionedLeadGenFormUrn || versionUrn(lead) === args.versionedLeadGenFormUrn) &&
			(!entity || entity === lead.event || entity === lead.creative)
		);
	});
	found.sort((a, b) => b.submittedAt - a.submittedAt || (a.id < b.id ? 1 : -1));
	if (state.settings.leadOrder === 'oldest') found.reverse();
	const page = pageOf(call, found);
	return { ...page, elements: page.elements.map((lead) => showLead(call, lead)) };
}

/** @param {Call} call */
function getLead(call) {
	const lead = call.state.leads.get(call.keys[0]);
	if (!lead || !isKept(call.state, lead) || lead.notReadableFor > 0) {
		if (lead?.notReadableFor > 0) lead.notReadableFor -= 1;
		throw notFound(`leadFormResponse ${call.keys[0]}`);
	}
	const form = formOf(call.state, lead);
	requireLeadType(call, form.leadType);
	requireLeadAccess(call, form.owner);
	return showLead(call, lead);
}

/** @type {Record<string, import('../rest').Resource>} */
const responseResources = {
	leadFormResponses: {
		keys: [text],
		methods: {
			GET: { scopes: [LEAD_SCOPE], run: getLead },
			'FINDER owner': {
				scopes: [LEAD_SCOPE],
				params: {
					owner: ownerParam,
					leadType: record({ leadType: oneOf(LEAD_TYPES) }),
					limitedToTestLeads: bool,
					versionedLeadGenFormUrn: urn('versionedLeadGenForm'),
					associatedEntity: union({
						event: urn('event'),
						associatedCreative: urn('sponsoredCreative'),
					}),
					submittedAtTimeRange: record({ start: int, end: int }, ['start']),
				},
				required: ['owner', 'leadType'],
				isPaged: true,
				run: findLeads,
			},
		},
	},
};

module.exports = { LEAD_TYPES, formOf, isKept, responseResources, versionUrn };
