// @ts-check
'use strict';

const { handleIgUpload } = require('./instagram/rupload');
const { pullFile } = require('./pull');
const { expireIfAsked, findToken, tokenProblem } = require('./tokens');

const PATH = /^\/video-upload\/(?:v\d+\.\d+\/)?(\d+)$/;
const WRONG_BODY = /^(multipart\/|application\/json|application\/x-www-form-urlencoded)/i;

/** @param {string} type @param {string} message @param {boolean} [isRetriable] @returns {import('../../core/http').Answer} */
const failure = (type, message, isRetriable = false) => ({
	status: type === 'NotAuthorizedError' ? 401 : 400,
	json: { debug_info: { retriable: isRetriable, type, message } },
});

/** @param {import('./state').State} state @param {import('../../core/router').Exchange} exchange */
function authorize(state, exchange) {
	const header = /^OAuth (.+)$/.exec(exchange.headers.authorization ?? '');
	expireIfAsked(state, exchange, header?.[1]);
	const token = header ? findToken(state, header[1]) : undefined;
	if (!token || tokenProblem(state, token)) return undefined;
	exchange.log.tokenKind = token.type;
	return token;
}

/** @param {import('./state').Video} video */
function markUploaded(video) {
	video.phase = 'uploaded';
	return { json: { success: true } };
}

/** @param {any} call @param {import('./state').Video} video @param {string} address */
async function receiveFromUrl(call, video, address) {
	if (/(^|\.)fbcdn\.net$/.test(new URL(address).hostname)) {
		return failure('ProcessingFailedError', 'fbcdn URLs are not accepted as file_url');
	}
	const pulled = await pullFile(call, address);
	if (pulled.kind === 'failed')
		return failure('ProcessingFailedError', `Unable to fetch the file: ${pulled.reason}`);
	video.receivedBytes = pulled.file.bytes;
	video.meter = { result: () => pulled.file, bytes: () => pulled.file.bytes };
	return markUploaded(video);
}

/** @param {import('./state').Video} video @param {import('../../core/router').Exchange} exchange */
async function receiveBytes(video, exchange) {
	const size = Number(exchange.headers.file_size);
	const offset = exchange.headers.offset;
	if (!Number.isInteger(size) || size <= 0)
		return failure('PartialRequestError', 'The header file_size is required');
	if (WRONG_BODY.test(exchange.headers['content-type'] ?? '')) {
		return failure('ProcessingFailedError', 'The body must be the raw bytes of the file');
	}
	if (offset === undefined || String(offset) !== String(video.meter.bytes())) {
		return failure(
			'OffsetInvalidError',
			`Request offset does not match the received bytes: expected ${video.meter.bytes()}`,
			true,
		);
	}
	video.expectedBytes = size;
	for await (const chunk of exchange.bytes()) {
		video.meter.push(chunk);
		video.receivedBytes = video.meter.bytes();
	}
	exchange.log.bytes = video.receivedBytes - Number(offset);
	if (video.receivedBytes !== size) {
		return failure('PartialRequestError', `Got ${video.receivedBytes} of ${size} bytes`, true);
	}
	return markUploaded(video);
}

/** The bytes of the body, or of the URL in a header. @param {any} call @param {any} video
 *  @param {import('../../core/router').Exchange} exchange */
function receiveFile(call, video, exchange) {
	const url = exchange.headers.file_url;
	return url === undefined
		? receiveBytes(video, exchange)
		: receiveFromUrl(call, video, String(url));
}

/**
 * rupload.facebook.com: the raw bytes of a reel or story video, or a URL to fetch them from. Bytes
 * received before a cut are kept; the next request continues at that offset.
 * @param {{ state: import('./state').State, call: any }} world
 * @param {import('../../core/router').Exchange} exchange
 * @returns {Promise<import('../../core/http').Answer>}
 */
async function handleRupload({ state, call }, exchange) {
	if (exchange.path.startsWith('/ig-api-upload/')) {
		const receive = (/** @type {any} */ upload) => receiveFile(call, upload, exchange);
		return handleIgUpload({ state, call }, exchange, {
			token: authorize(state, exchange),
			receive,
		});
	}
	const match = PATH.exec(exchange.path);
	if (!match || exchange.method !== 'POST') return { status: 404, text: 'Not found' };
	const token = authorize(state, exchange);
	if (!token) return failure('NotAuthorizedError', 'unauthorized user request');
	const video = state.videos.get(match[1]);
	if (!video || video.pageId !== token.pageId)
		return failure('ProcessingFailedError', 'unauthorized user request');
	if (video.phase !== 'uploading')
		return failure('OffsetInvalidError', 'The upload is already complete');
	return receiveFile(call, video, exchange);
}

module.exports = { handleRupload };
