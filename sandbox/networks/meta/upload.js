// @ts-check
'use strict';

const crypto = require('node:crypto');
const { invalid, missingObject } = require('./errors');
const { createVideoMeter } = require('./page/videoFile');
const { checkProof, expireIfAsked, requireToken } = require('./tokens');

const FILE_TYPES = /** @type {const} */ ([
	'application/pdf',
	'image/jpeg',
	'image/jpg',
	'image/png',
	'video/mp4',
]);

/** @param {import('./dispatch').Call} call */
function openUpload(call) {
	const { state, args, token, node } = call;
	if (node.value.id !== token.appId)
		throw invalid('The upload must be opened on the app of the token');
	if (!args.file_length || args.file_length <= 0)
		throw invalid('Param file_length is required and must be positive');
	if (!args.file_type) throw invalid('Param file_type is required');
	const id = `upload:${crypto.randomBytes(24).toString('base64url')}`;
	state.uploads.set(id, {
		id,
		size: args.file_length,
		userId: token.userId,
		meter: createVideoMeter(),
	});
	return { id };
}

/**
 * A handle as the vendor gives it: colons and a line break inside.
 * @param {import('./state').State} state @param {any} upload
 */
function handleFor(state, upload) {
	const part = () => crypto.randomBytes(18).toString('base64');
	upload.handle ??= `4:${part()}:${part()}:ARb${part()}:e:1790000000\n4:${part()}`;
	if (!state.handles.has(upload.handle))
		state.handles.set(upload.handle, { file: upload.meter.result(), used: false });
	return upload.handle;
}

/**
 * The bytes of a resumable upload (POST) or how far it got (GET); what arrived before a cut is kept.
 * @param {import('./state').State} state @param {import('../../core/router').Exchange} exchange
 * @returns {Promise<import('../../core/http').Answer>}
 */
async function handleUpload(state, exchange) {
	const id = decodeURIComponent(exchange.path).replace(/^\/(v\d+\.\d+\/)?/, '');
	const header = /^OAuth (.+)$/.exec(exchange.headers.authorization ?? '');
	expireIfAsked(state, exchange, header?.[1]);
	const token = requireToken(state, header?.[1]);
	exchange.log.tokenKind = token.type;
	const proof = exchange.query.get('appsecret_proof');
	const time = exchange.query.get('appsecret_time');
	exchange.log.proof = checkProof(state, token, {
		proof: proof ?? undefined,
		time: time ?? undefined,
	});
	const upload = state.uploads.get(id);
	if (!upload || upload.userId !== token.userId) throw missingObject(id, exchange.method);
	if (exchange.method === 'GET') return { json: { id, file_offset: upload.meter.bytes() } };
	if (exchange.method !== 'POST') throw invalid('Unsupported method');
	const offset = exchange.headers.file_offset;
	if (offset === undefined) throw invalid('The header file_offset is required');
	if (String(offset) !== String(upload.meter.bytes()))
		throw invalid(`The header file_offset must be ${upload.meter.bytes()}`);
	for await (const chunk of exchange.bytes()) upload.meter.push(chunk);
	exchange.log.bytes = upload.meter.bytes() - Number(offset);
	if (upload.meter.bytes() !== upload.size)
		throw invalid(`Got ${upload.meter.bytes()} of ${upload.size} bytes`);
	return { json: { h: handleFor(state, upload) } };
}

/** @type {import('./dispatch').Edges} */
const uploadEdges = {
	'POST app/uploads': {
		token: 'user',
		params: { file_name: 'text', file_length: 'int', file_type: FILE_TYPES },
		run: openUpload,
	},
};

module.exports = { handleUpload, uploadEdges };
