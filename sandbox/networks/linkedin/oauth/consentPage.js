// @ts-check
'use strict';

const { PEOPLE } = require('../seed');

/** @param {unknown} text */
const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `
body{font:16px/1.45 system-ui,sans-serif;background:#f3f2ef;margin:0;color:#1c2430}
main{max-width:28rem;margin:3rem auto;background:#fff;border-radius:10px;padding:1.5rem 2rem;box-shadow:0 2px 16px #0002}
h1{font-size:1.3rem}label{display:block;padding:.3rem 0}li{font:13px ui-monospace,monospace}
footer{display:flex;gap:.8rem;justify-content:flex-end;margin-top:1.4rem}
button{font:inherit;padding:.5rem 1.4rem;border-radius:20px;border:1px solid #0a66c2;background:#fff;color:#0a66c2;cursor:pointer}
button.primary{background:#0a66c2;color:#fff}.note{color:#5a6675;font-size:.85rem}`;

/** @param {string} title @param {string} body */
const html = (title, body) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** @param {string} problem */
const errorPage = (problem) =>
	html('Error', `<h1>Bummer, something went wrong.</h1><p id="error">${escapeHtml(problem)}</p>`);

/**
 * The consent page: all scopes or none. Ids for browser tests: `#continue`, `#cancel`, `#person`.
 * @param {{ app: any, scopes: string[] }} request
 */
const consentPage = ({ app, scopes }) =>
	html(
		`Sign in to ${app.name}`,
		`<h1>${escapeHtml(app.name)} would like to</h1>
<p class="note">Sandbox of the sign-in. No real account is involved.</p>
<form method="post"><label>Signed in as <select name="person" id="person">${Object.values(PEOPLE)
			.map(
				({ id, given, family }) =>
					`<option value="${id}">${escapeHtml(`${given} ${family}`)}</option>`,
			)
			.join('')}</select></label>
<ul>${scopes.map((scope) => `<li data-scope="${scope}">${scope}</li>`).join('')}</ul>
<footer><button name="decision" value="cancel" id="cancel">Cancel</button>
<button name="decision" value="continue" id="continue" class="primary">Allow</button></footer></form>`,
	);

module.exports = { consentPage, errorPage };
