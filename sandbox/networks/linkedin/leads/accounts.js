// @ts-check
'use strict';

const { accessDenied, badParam, notFound } = require('../errors');
const { pageOf } = require('../restli/page');
const { bool, int, list, oneOf, record, text, urn } = require('../restli/params');
const { parseProjection } = require('../restli/projection');

/** @typedef {import('../rest').Call} Call */

const STATUSES = ['ACTIVE', 'CANCELED', 'DRAFT', 'PENDING_DELETION', 'REMOVED'];
const LARGEST_PAGE = 1000;

/** @param {Call} call @param {any} account */
function showAccount({ state, args }, { people, ...account }) {
	const shown = { ...account, type: 'BUSINESS', currency: 'EUR', servingStatuses: ['RUNNABLE'] };
	const isAsked = args.fields && parseProjection(args.fields).has('referenceInfo');
	const page = state.organizations.get(account.reference);
	if (!isAsked || !page) return shown;
	const { id, name, vanityName } = page;
	return {
		...shown,
		referenceInfo: {
			organization: {
				id: Number(id),
				localizedName: name,
				vanityName,
				name: { localized: { en_US: name }, preferredLocale: { country: 'US', language: 'en' } },
			},
		},
	};
}

/** @param {Call} call */
function searchAccounts(call) {
	const { state, token, args } = call;
	const { status, test, reference } = args.search ?? {};
	const found = [...state.adAccounts.values()].filter(
		(account) =>
			account.people.has(token.personId) &&
			(!status || status.values.includes(account.status)) &&
			(test === undefined || account.test === test) &&
			(!reference || reference.values.includes(account.reference)),
	);
	if (state.settings.adAccountPaging === 'start') {
		const page = pageOf(call, found, { largest: LARGEST_PAGE, usual: 100 });
		return { ...page, elements: page.elements.map((each) => showAccount(call, each)) };
	}
	const { pageSize = 100, pageToken } = args;
	if (pageSize < 1 || pageSize > LARGEST_PAGE)
		throw badParam('pageSize', `must be 1 to ${LARGEST_PAGE}`);
	const start =
		pageToken === undefined ? 0 : Number(Buffer.from(pageToken, 'base64url').toString());
	if (!Number.isInteger(start)) throw badParam('pageToken');
	const end = start + pageSize;
	const nextPageToken = Buffer.from(String(end)).toString('base64url');
	return {
		metadata: end < found.length ? { nextPageToken } : {},
		elements: found.slice(start, end).map((each) => showAccount(call, each)),
	};
}

/** @param {Call} call */
function getAccount(call) {
	const account = call.state.adAccounts.get(`urn:li:sponsoredAccount:${call.keys[0]}`);
	if (!account) throw notFound(String(call.keys[0]));
	if (!account.people.has(call.token.personId)) throw accessDenied('adAccounts.GET');
	return showAccount(call, account);
}

const search = record(
	{
		status: record({ values: list(oneOf(STATUSES)) }),
		test: bool,
		reference: record({ values: list(urn('organization')) }),
	},
	[],
);

/** @type {Record<string, import('../rest').Resource>} */
const accountResources = {
	adAccounts: {
		keys: [int],
		methods: {
			GET: { scopes: ['r_ads'], run: getAccount },
			'FINDER search': {
				scopes: ['r_ads'],
				params: { search, pageSize: int, pageToken: text },
				isPaged: true,
				run: searchAccounts,
			},
		},
	},
};

module.exports = { accountResources };
