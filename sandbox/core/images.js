// @ts-check
'use strict';

/** @param {Buffer} head @param {number} at @param {string} text latin1 */
const has = (head, at, text) => head.toString('latin1', at, at + text.length) === text;

/** @param {Buffer} head @returns {string | undefined} the media type of JPEG, PNG, GIF, BMP and TIFF */
function sniffImage(head) {
	if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
	if (has(head, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
	if (has(head, 0, 'GIF87a') || has(head, 0, 'GIF89a')) return 'image/gif';
	if (has(head, 0, 'BM')) return 'image/bmp';
	if (has(head, 0, 'II*\0') || has(head, 0, 'MM\0*')) return 'image/tiff';
	return undefined;
}

/** @param {Buffer} head */
function jpegSize(head) {
	let at = 2;
	while (at + 9 < head.length && head[at] === 0xff) {
		const marker = head[at + 1];
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
		at += 2 + head.readUInt16BE(at + 2);
	}
	return {};
}

/** @param {Buffer} head @param {string} mimeType @returns {{ width?: number, height?: number }} pixels */
function imageSize(head, mimeType) {
	if (head.length < 30) return {};
	if (mimeType === 'image/png')
		return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
	if (mimeType === 'image/gif')
		return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
	if (mimeType === 'image/bmp')
		return { width: head.readInt32LE(18), height: Math.abs(head.readInt32LE(22)) };
	return mimeType === 'image/jpeg' ? jpegSize(head) : {};
}

module.exports = { imageSize, sniffImage };
