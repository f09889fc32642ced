// @ts-check
'use strict';

const { graphError } = require('../errors');

/**
 * Counts one call against the account's setting `callsLeft`. Throws 80002 when none is left.
 * @param {import('../dispatch').Call} call @param {import('./store').Account} account
 */
function spendCall({ exchange }, account) {
	exchange.memo.igAccounts = new Set(exchange.memo.igAccounts).add(account);
	if (account.callsLeft === undefined) return;
	account.callsLeft -= 1;
	if (account.callsLeft < 0) {
		throw graphError(
			80002,
			'There have been too many calls to this Instagram account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
		);
	}
}

/** The row of an account in `X-Business-Use-Case-Usage`, if a test has set one.
 *  @param {import('./store').Account} account */
function usageRows(account) {
	const isUsedUp = account.callsLeft !== undefined && account.callsLeft <= 0;
	if (!account.usage && !isUsedUp) return [];
	return [
		{
			type: 'instagram',
			call_count: isUsedUp ? 100 : 0,
			total_cputime: 0,
			total_time: 0,
			estimated_time_to_regain_access: isUsedUp ? 60 : 0,
			...account.usage,
		},
	];
}

module.exports = { spendCall, usageRows };
