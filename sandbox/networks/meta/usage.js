// @ts-check
'use strict';

const { usageRows } = require('./instagram/budget');
const { leadUsageRow } = require('./leads/budget');

/** @typedef {import('./state').State} State */

/** The row of the bucket `pages`, if a test has set one. @param {State} state @param {string | undefined} pageId */
function pageRows({ settings }, pageId) {
	if (!settings.businessUsage || !pageId) return [];
	const row = {
		type: 'pages',
		call_count: 0,
		total_cputime: 0,
		total_time: 0,
		estimated_time_to_regain_access: 0,
		...settings.businessUsage,
	};
	return [row];
}

/**
 * The usage headers of an answer: the app's, and one row for each bucket of each Page that the call
 * has drawn on.
 * @param {State} state @param {string | undefined} tokenText
 * @param {{ leadPages?: Set<string>, igAccounts?: Set<any> }} touched Pages whose leads were read, and Instagram accounts
 */
function usageHeaders(state, tokenText, { leadPages = new Set(), igAccounts = new Set() }) {
	const { appUsage } = state.settings;
	const ownPage = state.tokens.get(tokenText ?? '')?.pageId;
	/** @type {Record<string, string>} */
	const headers = {};
	if (appUsage) headers['x-app-usage'] = JSON.stringify(appUsage);
	const pageIds = new Set([...(ownPage ? [ownPage] : []), ...leadPages]);
	/** @type {[string, any[]][]} */
	const rows = [...pageIds].map((pageId) => [
		pageId,
		[
			...(pageId === ownPage ? pageRows(state, pageId) : []),
			...(leadPages.has(pageId) ? [leadUsageRow(state, pageId)] : []),
		],
	]);
	for (const account of igAccounts) rows.push([account.id, usageRows(account)]);
	const filled = rows.filter(([, list]) => list.length > 0);
	if (filled.length > 0) {
		headers['x-business-use-case-usage'] = JSON.stringify(Object.fromEntries(filled));
	}
	return headers;
}

module.exports = { usageHeaders };
