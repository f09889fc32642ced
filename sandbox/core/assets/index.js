// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const read = (/** @type {string} */ name) => fs.readFileSync(path.join(__dirname, name));

module.exports = {
	/** A JPEG of 320 x 240. */
	jpeg: () => read('picture.jpg'),
	/** A PNG of 64 x 64. */
	png: () => read('picture.png'),
	/** An MP4 of 4 seconds, 540 x 960, H.264 with AAC: valid as a reel and as a story. */
	mp4: () => read('clip.mp4'),
	blockedRobots: 'User-agent: facebookexternalhit\nDisallow: /robots-blocked/\n',
};
