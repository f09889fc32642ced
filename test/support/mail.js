// @ts-check
'use strict';

/**
 * A mail as a person sees it.
 * @typedef {object} Mail
 * @property {string} subject
 * @property {string} text of the plain part, empty where there is none
 * @property {string} html of the HTML part, empty where there is none
 * @property {Array<{ name: string, type: string, text: string }>} attachments
 */

/** Reads a mail (RFC 5322 and MIME) from its bytes as latin1. @param {string} raw @returns {Mail} */
function readMail(raw) {
	const parts = partsOf(raw);
	const isFile = (/** @type {Part} */ { headers }) =>
		/attachment/i.test(headers['content-disposition'] ?? '');
	const textOf = (/** @type {RegExp} */ type) =>
		parts.find((part) => !isFile(part) && type.test(typeOf(part)))?.text ?? '';
	return {
		subject: words(headersOf(raw).headers.subject ?? ''),
		text: textOf(/^text\/plain/i).trim(),
		html: textOf(/^text\/html/i),
		attachments: parts.filter(isFile).map((part) => ({
			name: words(/filename="?([^";]+)/i.exec(part.headers['content-disposition'])?.[1] ?? ''),
			type: typeOf(part).split(';')[0],
			text: part.text,
		})),
	};
}

/** @typedef {{ headers: Record<string, string>, text: string }} Part */

/** @param {Part} part */
const typeOf = ({ headers }) => headers['content-type'] ?? 'text/plain';

/** All parts of a mail that hold something themselves. @param {string} raw @returns {Part[]} */
function partsOf(raw) {
	const { headers, body } = headersOf(raw);
	const boundary = /boundary="?([^";]+)/i.exec(headers['content-type'] ?? '')?.[1];
	if (!boundary) return [{ headers, text: decoded(headers, body) }];
	const pieces = body.split(`--${boundary}`).slice(1, -1);
	return pieces.flatMap((piece) => partsOf(piece.replace(/^\r\n/, '').replace(/\r\n$/, '')));
}

/** @param {string} raw */
function headersOf(raw) {
	const at = raw.indexOf('\r\n\r\n');
	const lines = raw
		.slice(0, at)
		.replace(/\r\n[ \t]+/g, ' ')
		.split('\r\n');
	const entries = lines.map((line) => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
	});
	return { headers: Object.fromEntries(entries), body: raw.slice(at + 4) };
}

/** @param {Record<string, string>} headers @param {string} body */
function decoded(headers, body) {
	const encoding = (headers['content-transfer-encoding'] ?? '').toLowerCase();
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding === 'quoted-printable') return quoted(body.replace(/=\r\n/g, ''));
	return Buffer.from(body, 'latin1').toString('utf8');
}

/** @param {string} text */
function quoted(text) {
	const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) =>
		String.fromCharCode(parseInt(hex, 16)),
	);
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words of a header (RFC 2047). @param {string} header */
function words(header) {
	return header
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind, text) =>
			kind.toUpperCase() === 'B'
				? Buffer.from(text, 'base64').toString('utf8')
				: quoted(text.replace(/_/g, ' ')),
		);
}

module.exports = { readMail };
