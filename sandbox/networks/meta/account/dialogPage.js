// @ts-check
'use strict';

const { PEOPLE } = require('../seed');

/** @param {unknown} text */
const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `
body{font:16px/1.45 system-ui,sans-serif;background:#eef1f5;margin:0;color:#1c2430}
main{max-width:34rem;margin:3rem auto;background:#fff;border-radius:12px;padding:1.5rem 2rem;box-shadow:0 2px 16px #0002}
h1{font-size:1.3rem}h2{font-size:1rem;margin:1.2rem 0 .4rem}
label{display:block;padding:.2rem 0}.list{max-height:14rem;overflow:auto;border:1px solid #d8dee6;border-radius:8px;padding:.5rem .8rem}
footer{display:flex;gap:.8rem;justify-content:flex-end;margin-top:1.4rem}
button{font:inherit;padding:.55rem 1.4rem;border-radius:8px;border:0;background:#dfe4ea;cursor:pointer}
button.primary{background:#1f6feb;color:#fff}.note{color:#5a6675;font-size:.85rem}
@media(max-width:34rem){main{margin:0;border-radius:0;padding:.4rem 1.2rem 1rem}.list{max-height:9rem}}`;

/** @param {string} title @param {string} body */
const html = (title, body) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** @param {string} problem */
const errorPage = (problem) =>
	html('Error', `<h1>Something went wrong</h1><p id="error">${escapeHtml(problem)}</p>`);

/** @param {string} name @param {string} value @param {string} label */
const box = (name, value, label) =>
	`<label><input type="checkbox" name="${name}" value="${escapeHtml(value)}" data-${name}="${escapeHtml(value)}" checked> ${escapeHtml(label)}</label>`;

/** Keeps the dialog's query when the person changes. @param {URLSearchParams} query @param {string} current */
function personPicker(query, current) {
	const hidden = [...query]
		.filter(([name]) => name !== 'person')
		.map(
			([name, value]) =>
				`<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
		);
	const options = Object.values(PEOPLE)
		.filter((person) => !person.isSystemUser)
		.map(
			(person) =>
				`<option value="${person.id}"${person.id === current ? ' selected' : ''}>${escapeHtml(person.name)}</option>`,
		);
	return `<form method="get"><label>Logged in as <select name="person" id="person" onchange="this.form.submit()">${options.join('')}</select></label>${hidden.join('')}</form>`;
}

/**
 * The consent page. Ids for browser tests: `#continue`, `#cancel`, `#person`; check boxes carry
 * `data-permission` and `data-page`.
 * @param {import('../state').State} state
 * @param {import('./dialog').DialogRequest} request
 * @param {{ person: import('../state').Person | undefined, query: URLSearchParams }} view
 */
function consentPage(state, request, { person, query }) {
	const userId = person?.id ?? PEOPLE.manager.id;
	const pages = [...(person?.listed ?? [])].map((id) =>
		box('page', id, state.pages.get(id)?.name ?? id),
	);
	const permissions = request.scopes.map((scope) => box('permission', scope, scope));
	return html(
		`Log in to ${request.app.name}`,
		`<h1>${escapeHtml(request.app.name)} is asking for access</h1>
<p class="note">Sandbox of the login dialog. No real account is involved.</p>
${personPicker(query, userId)}
<form method="post"><input type="hidden" name="person" value="${userId}">
<h2>Pages</h2><div class="list" id="pages">${pages.join('') || 'No Pages'}</div>
<h2>Permissions</h2><div class="list" id="permissions">${permissions.join('')}</div>
<footer><button id="cancel" name="decision" value="cancel">Cancel</button>
<button id="continue" class="primary" name="decision" value="continue">Continue as ${escapeHtml(person?.name ?? '')}</button></footer></form>`,
	);
}

module.exports = { box, consentPage, errorPage, escapeHtml, html };
