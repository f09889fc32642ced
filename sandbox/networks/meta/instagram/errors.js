// @ts-check
'use strict';

const { graphError } = require('../errors');

/**
 * Refusals of publishing, by name: code, subcode, text. The numbers are the vendor's; see
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 * @type {Record<string, [code: number, subcode: number, message: string]>}
 */
const FAILURES = {
	timeout: [-2, 2207003, 'Timeout: it takes too long to download the media.'],
	expired: [-2, 2207020, 'The media you are trying to access has expired.'],
	creationFailed: [-1, 2207032, 'Create media fail, please try to re-create media.'],
	offsetOutside: [1, 2207057, 'Param thumb_offset is outside the video.'],
	quota: [9, 2207042, 'You reached the maximum number of posts that are allowed to be published.'],
	noMedia: [24, 2207006, 'The media was not found, or permission for it is missing.'],
	noContainer: [
		24,
		2207008,
		'The media builder with this creation id does not exist or has expired.',
	],
	restricted: [25, 2207050, 'The Instagram account is restricted.'],
	mediaType: [100, 2207023, 'The media type is unknown.'],
	itemCount: [100, 2207028, 'The carousel needs at least 2 and at most 10 items.'],
	productCount: [100, 2207035, 'Too many product tags: at most 5.'],
	productPlace: [100, 2207036, 'A product tag of a picture needs x and y between 0 and 1.'],
	productId: [100, 2207037, 'A product tag names no product.'],
	tagCount: [100, 2207040, 'Too many @tags: at most 20.'],
	trial: [100, 2207081, 'This account cannot publish trial reels.'],
	notFetched: [9004, 2207052, 'The media could not be fetched from this URI.'],
	notReady: [9007, 2207027, 'Media ID is not available: the media is not ready for publishing.'],
	tooLarge: [36000, 2207004, 'The image is too large to download: at most 8 MiB.'],
	imageType: [36001, 2207005, 'The image format is not supported: JPEG only.'],
	ratio: [36003, 2207009, 'The aspect ratio is not supported.'],
	caption: [36004, 2207010, 'The caption is too long.'],
};

/**
 * A refusal with the vendor's numbers.
 * @param {keyof typeof FAILURES} name @param {string} [detail] what is wrong here
 */
function refusal(name, detail) {
	const [code, subcode, message] = FAILURES[name];
	return graphError(code, message, {
		subcode,
		isTransient: name === 'timeout',
		userTitle: message,
		userMessage: detail ?? message,
	});
}

module.exports = { FAILURES, refusal };
