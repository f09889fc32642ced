// @ts-check
'use strict';

const HOST = 'https://media.social-ops.test';

/** Files that every network takes. */
const FILES = {
	picture: `${HOST}/jpeg/1200x1200.jpg`,
	second: `${HOST}/picture.png`,
	// A video of a size that LinkedIn takes as well.
	clip: `${HOST}/mp4/4.mp4?bytes=200000`,
	paper: `${HOST}/paper.pdf`,
};

/**
 * Parameters of a post with files of the item.
 * @param {string} fields names of the binary fields @param {Record<string, unknown>} [more]
 */
const file = (fields, more = {}) => ({
	mediaSource: 'binary',
	binaryPropertyName: fields,
	...more,
});

module.exports = { FILES, file };
