// @ts-check
'use strict';

const { framesOf } = require('../../../core/gif');
const { imageSize, sniffImage } = require('../../../core/images');

const MB = 1024 * 1024;
const MOST_PIXELS = 36_152_320;
const MOST_FRAMES = 250;
const LARGEST_DOCUMENT = 100 * MB;
const MOST_PAGES = 300;
const VIDEO = { shortest: 3, longest: 30 * 60, widest: 2.4 };
const IMAGES = ['image/jpeg', 'image/png', 'image/gif'];

/** @typedef {ReturnType<ReturnType<typeof import('../../../core/http').createByteMeter>['result']>} MeteredFile */

/** @param {MeteredFile} file */
function readImage(file) {
	const mimeType = sniffImage(file.head);
	if (!mimeType || !IMAGES.includes(mimeType))
		return { problem: 'The file is not a JPG, PNG or GIF' };
	const { width = 0, height = 0 } = imageSize(file.head, mimeType);
	const isTooLarge = width * height >= MOST_PIXELS;
	const frames = mimeType === 'image/gif' && file.whole ? framesOf(file.whole) : 1;
	return {
		mimeType,
		width,
		height,
		problem: isTooLarge
			? 'The image has too many pixels'
			: frames > MOST_FRAMES
				? 'The GIF has more than 250 frames'
				: undefined,
	};
}

/** @param {Buffer} head */
function documentType(head) {
	if (head.toString('latin1', 0, 5) === '%PDF-') return 'application/pdf';
	if (head.readUInt32BE(0) === 0x504b0304) return 'application/vnd.openxmlformats-officedocument';
	if (head.readUInt32BE(0) === 0xd0cf11e0) return 'application/msword';
	return undefined;
}

/** @param {MeteredFile} file */
function readDocument(file) {
	const mimeType = file.bytes > 4 ? documentType(file.head) : undefined;
	if (!mimeType) return { problem: 'The file is not a PDF, PPT, PPTX, DOC or DOCX' };
	if (file.bytes > LARGEST_DOCUMENT)
		return { mimeType, problem: 'The document is larger than 100 MB' };
	const pages = file.whole?.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length;
	const isTooLong = (pages ?? 0) > MOST_PAGES;
	return {
		mimeType,
		pages,
		problem: isTooLong ? 'The document has more than 300 pages' : undefined,
	};
}

/** @param {any} probe */
function readVideo(probe) {
	const details = probe.details();
	if (!probe.isMp4() || !details) return { problem: 'The file is not an MP4' };
	const { durationSeconds, width, height } = details;
	const ratio = width / height;
	const problem =
		durationSeconds < VIDEO.shortest || durationSeconds > VIDEO.longest
			? 'The video must be 3 seconds to 30 minutes long'
			: ratio > VIDEO.widest || ratio < 1 / VIDEO.widest
				? 'The aspect ratio must be 1:2.4 to 2.4:1'
				: undefined;
	return { mimeType: 'video/mp4', durationSeconds, width, height, problem };
}

module.exports = { readDocument, readImage, readVideo };
