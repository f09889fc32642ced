// @ts-check
'use strict';

const crypto = require('node:crypto');
const { Readable } = require('node:stream');
const busboy = require('busboy');

const HEAD_BYTES = 64 * 1024;
const LARGEST_TEXT_BODY = 8 * 1024 * 1024;

/** Thrown when the connection ended before the announced body was complete. */
class ConnectionCut extends Error {}

/**
 * @typedef {{ name: string, filename: string, type: string, bytes: number, sha256: string, head: Buffer,
 *   whole?: Buffer, probe?: any }} FilePart
 * @typedef {{ status?: number, headers?: Record<string, string>, json?: unknown, text?: string,
 *   html?: string, bytes?: Buffer, stream?: Readable }} Answer
 */

/**
 * The request's bytes as they arrive. With `cutAtFraction` the connection is destroyed once that
 * share of Content-Length has been handed on.
 * @param {import('node:http').IncomingMessage} req
 * @param {number | undefined} cutAtFraction
 * @returns {AsyncGenerator<Buffer>}
 */
async function* bytesOf(req, cutAtFraction) {
	const announced = Number(req.headers['content-length'] ?? 0);
	const limit = cutAtFraction === undefined ? Infinity : Math.floor(announced * cutAtFraction);
	let seen = 0;
	const { socket } = req;
	const cut = () => {
		socket.destroy();
		return new ConnectionCut('connection reset during upload');
	};
	try {
		for await (const chunk of req) {
			if (seen + chunk.length >= limit) {
				const rest = limit - seen;
				if (rest > 0) yield chunk.subarray(0, rest);
				throw cut();
			}
			seen += chunk.length;
			yield chunk;
		}
	} catch (error) {
		throw error instanceof ConnectionCut ? error : new ConnectionCut('client went away');
	}
	if (limit !== Infinity) throw cut();
}

/**
 * Reads a body that must fit in memory.
 * @param {AsyncIterable<Buffer>} bytes
 * @param {number} [limit] bytes
 */
async function collect(bytes, limit = LARGEST_TEXT_BODY) {
	/** @type {Buffer[]} */
	const chunks = [];
	let size = 0;
	for await (const chunk of bytes) {
		size += chunk.length;
		if (size <= limit) chunks.push(chunk);
	}
	return size <= limit ? Buffer.concat(chunks) : undefined;
}

/**
 * Hashes and counts bytes while keeping only the first 64 KiB, and everything up to `keepBytes`.
 * @param {{ keepBytes?: number, probe?: { push(chunk: Buffer): void } }} [options]
 */
function createByteMeter(options = {}) {
	const hash = crypto.createHash('sha256');
	/** @type {Buffer[]} */
	let kept = [];
	let head = Buffer.alloc(0);
	let bytes = 0;
	const keepBytes = options.keepBytes ?? 0;
	return {
		/** @param {Buffer} chunk */
		push(chunk) {
			hash.update(chunk);
			if (head.length < HEAD_BYTES) {
				head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
			}
			bytes += chunk.length;
			if (bytes <= keepBytes) kept.push(Buffer.from(chunk));
			else kept = [];
			options.probe?.push(chunk);
		},
		bytes: () => bytes,
		head: () => head,
		result: () => ({
			bytes,
			sha256: hash.copy().digest('hex'),
			head,
			whole: bytes <= keepBytes ? Buffer.concat(kept) : undefined,
			probe: options.probe,
		}),
	};
}

/**
 * Reads a multipart body; files are metered, never held whole beyond `keepBytes`.
 * @param {AsyncIterable<Buffer>} bytes
 * @param {{ contentType: string, keepBytes: number, createProbe?: () => any }} options
 * @returns {Promise<{ fields: [string, string][], files: FilePart[] }>}
 */
function readMultipart(bytes, options) {
	return new Promise((resolve, reject) => {
		/** @type {[string, string][]} */
		const fields = [];
		/** @type {FilePart[]} */
		const files = [];
		const source = Readable.from(bytes);
		const parser = busboy({
			headers: { 'content-type': options.contentType },
			limits: { fieldSize: LARGEST_TEXT_BODY },
		});
		parser.on('field', (name, value) => fields.push([name, value]));
		parser.on('file', (name, stream, info) => {
			const meter = createByteMeter({
				keepBytes: options.keepBytes,
				probe: options.createProbe?.(),
			});
			stream.on('data', (chunk) => meter.push(chunk));
			stream.on('end', () =>
				files.push({ name, filename: info.filename ?? '', type: info.mimeType, ...meter.result() }),
			);
		});
		parser.on('close', () => resolve({ fields, files }));
		parser.on('error', reject);
		source.on('error', reject);
		source.pipe(parser);
	});
}

/**
 * Writes an answer.
 * @param {import('node:http').ServerResponse} res
 * @param {Answer} answer
 */
function send(res, answer) {
	const headers = { ...answer.headers };
	/** @type {Buffer | undefined} */
	let body = answer.bytes;
	if (answer.json !== undefined) {
		headers['content-type'] ??= 'application/json; charset=UTF-8';
		body = Buffer.from(JSON.stringify(answer.json));
	} else if (answer.html !== undefined) {
		headers['content-type'] ??= 'text/html; charset=utf-8';
		body = Buffer.from(answer.html);
	} else if (answer.text !== undefined) {
		headers['content-type'] ??= 'text/plain; charset=utf-8';
		body = Buffer.from(answer.text);
	}
	if (answer.stream) {
		res.writeHead(answer.status ?? 200, headers);
		answer.stream.pipe(res);
		return;
	}
	headers['content-length'] ??= String(body?.length ?? 0);
	res.writeHead(answer.status ?? 200, headers);
	res.end(body);
}

module.exports = { ConnectionCut, bytesOf, collect, createByteMeter, readMultipart, send };
