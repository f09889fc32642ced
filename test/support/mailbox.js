// @ts-check
'use strict';

const net = require('node:net');
const { readMail } = require('./mail.js');

/** @typedef {import('./mail.js').Mail & { to: string[] }} ReceivedMail */

const END = '\r\n.\r\n';

/**
 * A mail server that takes every mail and keeps it. Any server of SMTP without sign-in would do;
 * this one can also refuse.
 */
async function startMailbox() {
	/** @type {ReceivedMail[]} */
	const mails = [];
	const settings = { refuses: false };
	const server = net.createServer((socket) => serve(socket, { mails, settings }));
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		/** What has come in, oldest first. */
		mails,
		/** Data of n8n's credential of type `smtp`. */
		credential: { user: '', password: '', host: '127.0.0.1', port, secure: false },
		/** Whether every mail is refused for good. @param {boolean} refuses */
		refuse(refuses) {
			settings.refuses = refuses;
		},
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}

/**
 * Speaks SMTP (RFC 5321) with one client.
 * @param {net.Socket} socket
 * @param {{ mails: ReceivedMail[], settings: { refuses: boolean } }} box
 */
function serve(socket, { mails, settings }) {
	let input = '';
	let isData = false;
	/** @type {string[]} */
	let to = [];
	const say = (/** @type {string} */ line) => socket.write(`${line}\r\n`);
	const commands = /** @type {Record<string, (line: string) => unknown>} */ ({
		EHLO: () => say('250 mailbox'),
		HELO: () => say('250 mailbox'),
		MAIL: () => say(settings.refuses ? '550 Not today' : '250 OK'),
		RCPT: (line) => {
			to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
			say('250 OK');
		},
		DATA: () => {
			isData = true;
			say('354 Go on');
		},
		RSET: () => say('250 OK'),
		QUIT: () => socket.end('221 Bye\r\n'),
	});

	/** Takes one line or one mail off the input; says whether there was one. */
	function step() {
		const end = isData ? END : '\r\n';
		const at = input.indexOf(end);
		if (at < 0) return false;
		const text = input.slice(0, at);
		input = input.slice(at + end.length);
		if (!isData) {
			(commands[text.slice(0, 4).toUpperCase()] ?? (() => say('502 Unknown')))(text);
			return true;
		}
		mails.push({ ...readMail(text.replace(/^\.\./gm, '.')), to });
		isData = false;
		to = [];
		say('250 Kept');
		return true;
	}

	socket.setEncoding('latin1');
	socket.on('error', () => {});
	socket.on('data', (chunk) => {
		input += chunk;
		while (step());
	});
	say('220 mailbox');
}

module.exports = { startMailbox };
