// @ts-check
'use strict';

const { Readable } = require('node:stream');
const { jpeg, mp4 } = require('./assets');

const CHUNK = Buffer.alloc(64 * 1024);

/** @param {Buffer} head @param {number} padding zero bytes behind it */
async function* padded(head, padding) {
	yield head;
	for (let rest = padding; rest > 0; rest -= CHUNK.length) yield CHUNK.subarray(0, rest);
}

/** @param {Buffer} bytes @param {string} type @param {number} size of the answer; 0 for the file's own
 *  @returns {import('./http').Answer} */
function answer(bytes, type, size) {
	const padding = Math.max(0, size - bytes.length);
	return {
		stream: Readable.from(padded(bytes, padding)),
		headers: { 'content-type': type, 'content-length': String(bytes.length + padding) },
	};
}

/** The picture with other numbers in its frame header. @param {number} width @param {number} height */
function jpegOf(width, height) {
	const bytes = jpeg();
	let at = 2;
	while (bytes[at + 1] < 0xc0 || bytes[at + 1] > 0xc2) at += 2 + bytes.readUInt16BE(at + 2);
	bytes.writeUInt16BE(height, at + 5);
	bytes.writeUInt16BE(width, at + 7);
	return bytes;
}

/**
 * The clip with another length, size or codec in its header. A `free` box takes up what is added.
 * @param {number} seconds @param {{ size?: string, codec?: string, padding: number }} changes
 */
function mp4Of(seconds, { size, codec, padding }) {
	const bytes = mp4();
	const movie = bytes.indexOf('mvhd') + 4;
	bytes.writeUInt32BE(Math.round(seconds * bytes.readUInt32BE(movie + 12)), movie + 16);
	if (size) {
		const [width, height] = size.split('x').map(Number);
		const track = bytes.indexOf('tkhd') - 4;
		const end = track + bytes.readUInt32BE(track);
		bytes.writeUInt32BE(width << 16, end - 8);
		bytes.writeUInt32BE(height << 16, end - 4);
	}
	if (codec) bytes.write(codec, bytes.indexOf('avc1', bytes.indexOf('stsd')), 'latin1');
	if (padding < 8) return bytes;
	const box = Buffer.alloc(8);
	box.writeUInt32BE(padding);
	box.write('free', 4);
	return Buffer.concat([bytes, box]);
}

/**
 * Files made to measure: `/jpeg/{width}x{height}.jpg` and `/mp4/{seconds}.mp4`, both with `?bytes=`, the
 * second also with `?size=WxH` and `?codec=`. Only headers differ: such files are for readers of headers.
 * @param {string} path @param {URLSearchParams} query @returns {import('./http').Answer | undefined}
 */
function serveVariant(path, query) {
	const size = Number(query.get('bytes') ?? 0);
	const [, width, height] = /^\/jpeg\/(\d+)x(\d+)\.jpg$/.exec(path) ?? [];
	if (width) return answer(jpegOf(Number(width), Number(height)), 'image/jpeg', size);
	const [, seconds] = /^\/mp4\/(\d+(?:\.\d+)?)\.mp4$/.exec(path) ?? [];
	if (!seconds) return undefined;
	const film = mp4Of(Number(seconds), {
		size: query.get('size') ?? undefined,
		codec: query.get('codec') ?? undefined,
		padding: Math.max(0, size - mp4().length),
	});
	return answer(film, 'video/mp4', size);
}

module.exports = { serveVariant };
