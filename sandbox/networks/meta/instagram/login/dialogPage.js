// @ts-check
'use strict';

const { box, escapeHtml, html } = require('../../account/dialogPage');
const { IG_APP } = require('../seed');

/**
 * The consent page. Ids for browser tests: `#continue`, `#cancel`, `#account`; check boxes carry
 * `data-permission`.
 * @param {import('../../state').State} state @param {import('./dialog').DialogRequest} request
 */
function consentPage(state, request) {
	const accounts = [...state.igAccounts.values()].map(
		(account) =>
			`<option value="${account.id}">${escapeHtml(account.username)} (${escapeHtml(account.name)})</option>`,
	);
	const permissions = request.scopes.map((scope) => box('permission', scope, scope));
	return html(
		`Log in to ${IG_APP.name}`,
		`<h1>${escapeHtml(IG_APP.name)} is asking for access</h1>
<p class="note">Sandbox of Instagram's login. No real account is involved.</p>
<form method="post"><label>Logged in as <select name="account" id="account">${accounts.join('')}</select></label>
<h2>Permissions</h2><div class="list" id="permissions">${permissions.join('')}</div>
<footer><button id="cancel" name="decision" value="cancel">Cancel</button>
<button id="continue" class="primary" name="decision" value="continue">Allow</button></footer></form>`,
	);
}

module.exports = { consentPage };
