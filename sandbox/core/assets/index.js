// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 595 842]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R>> endobj
4 0 obj <</Type/Page/Parent 2 0 R>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;

const read = (/** @type {string} */ name) => fs.readFileSync(path.join(__dirname, name));

module.exports = {
	/** A JPEG of 320 x 240. */
	jpeg: () => read('picture.jpg'),
	/** A PNG of 64 x 64. */
	png: () => read('picture.png'),
	/** An MP4 of 4 seconds, 540 x 960, H.264 with AAC: valid as a reel and as a story. */
	mp4: () => read('clip.mp4'),
	/** A PDF of two empty pages. */
	pdf: () => Buffer.from(PDF, 'latin1'),
	blockedRobots: 'User-agent: facebookexternalhit\nDisallow: /robots-blocked/\n',
};
