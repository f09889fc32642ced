// @ts-check
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const { createByteMeter, readMultipart } = require('../../../core/http');
const { requireToken } = require('../tokens');
const { readDocument, readImage } = require('./checks');
const { process } = require('./store');

const KEEP_BYTES = 12 * 1024 * 1024;

/** @typedef {import('../../../core/http').Answer} Answer */
/** @typedef {import('../../../core/router').Exchange} Exchange */

/** @param {number} status @param {string} text @returns {Answer} */
const refused = (status, text) => ({ status, text });

/** @param {Exchange} exchange */
const typeOf = (exchange) => (exchange.headers['content-type'] ?? '').split(';')[0].trim();

/** The whole image or document. @param {import('../state').State} state @param {Exchange} exchange @param {any} upload */
async function takeFile(state, exchange, upload) {
	const media = /** @type {import('../state').Media} */ (state.media.get(upload.mediaUrn));
	const meter = createByteMeter({ keepBytes: KEEP_BYTES });
	for await (const chunk of exchange.bytes()) meter.push(chunk);
	const file = meter.result();
	exchange.log.bytes = file.bytes;
	if (file.bytes === 0) return refused(400, 'No content');
	const read = media.kind === 'image' ? readImage(file) : readDocument(file);
	media.file = {
		bytes: file.bytes,
		sha256: file.sha256,
		data: file.whole,
		type: typeOf(exchange),
		...read,
	};
	media.problem = read.problem;
	const { imageMs, documentMs } = state.settings;
	const ms = media.kind === 'image' ? imageMs : documentMs;
	process(state, media, ms + (exchange.memo.extraProcessingMs ?? 0));
	return { status: 201 };
}

/** One part of a video: exactly its bytes. What is cut off is not kept.
 *  @param {import('../state').State} state @param {Exchange} exchange @param {any} upload */
async function takePart(state, exchange, upload) {
	if (typeOf(exchange) !== 'application/octet-stream')
		return refused(400, 'Content-Type must be application/octet-stream');
	const expected = upload.lastByte - upload.firstByte + 1;
	const target = state.partFile(upload.path);
	const meter = createByteMeter();
	const handle = await fs.promises.open(`${target}.tmp`, 'w');
	try {
		for await (const chunk of exchange.bytes()) {
			meter.push(chunk);
			await handle.write(chunk);
		}
	} finally {
		await handle.close();
	}
	exchange.log.bytes = meter.bytes();
	if (meter.bytes() !== expected)
		return refused(400, `Expected ${expected} bytes, got ${meter.bytes()}`);
	await fs.promises.rename(`${target}.tmp`, target);
	upload.etag = `/ambry-video/${crypto.randomBytes(16).toString('hex')}`;
	upload.file = target;
	const etag = state.settings.quotedEtags ? `"${upload.etag}"` : upload.etag;
	return { status: 200, headers: { etag } };
}

/** Captions: SRT and its description as a form. @param {import('../state').State} state @param {Exchange} exchange @param {any} upload */
async function takeCaptions(state, exchange, upload) {
	const contentType = exchange.headers['content-type'] ?? '';
	if (!contentType.startsWith('multipart/form-data'))
		return refused(400, 'Content-Type must be multipart/form-data');
	const { fields, files } = await readMultipart(exchange.bytes(), {
		contentType,
		keepBytes: KEEP_BYTES,
	});
	const form = new Map(fields);
	const file = files.find(({ name }) => name === 'filedata');
	let metadata;
	try {
		metadata = JSON.parse(form.get('metadata') ?? '');
	} catch {
		return refused(400, 'metadata is not JSON');
	}
	const isGood =
		file?.whole?.includes('-->') &&
		metadata.format === 'SRT' &&
		metadata.transcriptType === 'CLOSED_CAPTION' &&
		metadata.largeMediaFileSize === file.bytes &&
		typeof metadata.locale?.language === 'string';
	if (!isGood) return refused(400, 'The captions or their metadata are not valid');
	const media = /** @type {import('../state').Media} */ (state.media.get(upload.mediaUrn));
	media.captions = { metadata, text: String(file?.whole), bytes: file?.bytes };
	return { status: 201 };
}

/** @param {import('../state').State} state @param {Exchange} exchange @param {any} upload */
async function takeThumbnail(state, exchange, upload) {
	if (exchange.headers['media-type-family'] !== 'STILLIMAGE')
		return refused(400, 'The header media-type-family must be STILLIMAGE');
	const meter = createByteMeter({ keepBytes: KEEP_BYTES });
	for await (const chunk of exchange.bytes()) meter.push(chunk);
	const file = meter.result();
	const read = readImage(file);
	if (read.problem) return refused(400, read.problem);
	const media = /** @type {import('../state').Media} */ (state.media.get(upload.mediaUrn));
	media.thumbnail = { bytes: file.bytes, sha256: file.sha256, data: file.whole, ...read };
	return { status: 201 };
}

/** @type {Record<string, { method: string, take: (state: any, exchange: Exchange, upload: any) => Promise<Answer> }>} */
const ROLES = {
	file: { method: 'PUT', take: takeFile },
	part: { method: 'PUT', take: takePart },
	captions: { method: 'POST', take: takeCaptions },
	thumbnail: { method: 'PUT', take: takeThumbnail },
};

/**
 * The upload host. A token is not needed there, but a dead one is refused.
 * @param {import('../state').State} state @param {Exchange} exchange @returns {Promise<Answer>}
 */
async function handleUpload(state, exchange) {
	const upload = state.uploads.get(exchange.path);
	if (!upload) return refused(404, 'Not found');
	const { authorization } = exchange.headers;
	if (authorization !== undefined) requireToken(state, authorization);
	if (upload.expiresAt <= state.now()) return refused(403, 'The upload URL has expired');
	if (exchange.headers['content-length'] === undefined) return refused(411, 'Length required');
	const { method, take } = ROLES[upload.role];
	if (exchange.method !== method) return refused(405, `Use ${method}`);
	return take(state, exchange, upload);
}

module.exports = { handleUpload };
