// @ts-check
'use strict';

/** @param {unknown} text */
const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `
body{font:16px/1.45 system-ui,sans-serif;background:#f7f9f9;margin:0;color:#0f1419}
main{max-width:30rem;margin:3rem auto;background:#fff;border-radius:16px;padding:1.5rem 2rem;box-shadow:0 2px 16px #0002}
h1{font-size:1.3rem}footer{display:flex;gap:.8rem;justify-content:flex-end;margin-top:1.4rem}
button{font:inherit;font-weight:600;padding:.55rem 1.4rem;border-radius:99px;border:1px solid #cfd9de;background:#fff;cursor:pointer}
button.primary{background:#0f1419;color:#fff}.note{color:#536471;font-size:.85rem}
@media(max-width:30rem){main{margin:0;border-radius:0;padding:.4rem 1.2rem 1rem}}`;

/** @param {string} title @param {string} body */
const html = (title, body) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** @param {string} problem */
const errorPage = (problem) =>
	html(
		'Something went wrong',
		`<h1>Something went wrong</h1><p>You weren't able to give access to the App.</p><p id="error" class="note">${escapeHtml(problem)}</p>`,
	);

/** Keeps the query when the account changes. @param {any} view */
function personPicker({ people, person, query }) {
	const hidden = [...query]
		.filter(([name]) => name !== 'person')
		.map(
			([name, value]) =>
				`<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
		);
	const options = people.map(
		(/** @type {any} */ each) =>
			`<option value="${each.id}"${each.id === person ? ' selected' : ''}>@${escapeHtml(each.username)}</option>`,
	);
	return `<form method="get"><label>Signed in as <select name="person" id="person" onchange="this.form.submit()">${options.join('')}</select></label>${hidden.join('')}</form>`;
}

/**
 * The consent page. Ids for browser tests: `#continue`, `#cancel`, `#person`, `#scopes`.
 * @param {import('./authorize').AuthorizeRequest} request
 * @param {{ people: any[], person: string, query: URLSearchParams }} view
 */
function consentPage(request, view) {
	const scopes = request.scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
	return html(
		`Authorize ${request.app.name}`,
		`<h1>${escapeHtml(request.app.name)} wants to access your X account</h1>
<p class="note">Sandbox of the authorize page. No real account is involved.</p>
${personPicker(view)}
<form method="post"><input type="hidden" name="person" value="${escapeHtml(view.person)}">
<p>Things this App can do:</p><ul id="scopes">${scopes}</ul>
<footer><button id="cancel" name="decision" value="cancel">Cancel</button>
<button id="continue" class="primary" name="decision" value="continue">Authorize app</button></footer></form>`,
	);
}

module.exports = { consentPage, errorPage };
