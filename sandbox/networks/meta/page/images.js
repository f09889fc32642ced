// @ts-check
'use strict';

const { imageSize, sniffImage } = require('../../../core/images');
const { invalid } = require('../errors');

const MB = 1024 * 1024;
const LARGEST_FEED_PHOTO = 4 * MB;
const LARGEST_STORY_PHOTO = 10 * MB;

const tooBig = () =>
	invalid('Invalid parameter', {
		subcode: 1366046,
		userTitle: "Can't Read Files",
		userMessage:
			"Your photos couldn't be uploaded. Photos should be less than 4 MB and saved as JPG, PNG, GIF, TIFF or BMP files.",
	});

/**
 * Accepts the bytes of a picture or throws 100/1366046.
 * @param {{ head: Buffer, bytes: number }} file @param {number} largest bytes
 */
function checkImage(file, largest) {
	const mimeType = sniffImage(file.head);
	if (!mimeType || file.bytes > largest) throw tooBig();
	return { mimeType, ...imageSize(file.head, mimeType) };
}

module.exports = {
	LARGEST_FEED_PHOTO,
	LARGEST_STORY_PHOTO,
	checkImage,
	tooBig,
};
