// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { program } = require('./programs.js');

const QUIET = ['-hide_banner', '-loglevel', 'error', '-y'];

/** Real media files for a suite, made in a folder that workflows may read. @param {string} folder */
function makeFiles(folder) {
	/** @param {string} name @param {string[]} args */
	const make = (name, args) => {
		const file = path.join(folder, name);
		if (!fs.existsSync(file)) execFileSync(program('ffmpeg'), [...QUIET, ...args, file]);
		return file;
	};
	/** @param {string} size @param {number} seconds */
	const clip = (size, seconds) => [
		...['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=25:duration=${seconds}`],
		...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
		...[
			'-c:v',
			'libx264',
			'-preset',
			'ultrafast',
			'-pix_fmt',
			'yuv420p',
			'-c:a',
			'aac',
			'-shortest',
		],
	];
	return {
		picture: (name = 'picture.jpg', size = '640x480') =>
			make(name, ['-f', 'lavfi', '-i', `testsrc=size=${size}:duration=1:rate=1`, '-frames:v', '1']),
		video: (name = 'video.mp4', size = '640x360', seconds = 4) => make(name, clip(size, seconds)),
		reel: (name = 'reel.mp4', seconds = 4) => make(name, clip('1080x1920', seconds)),
		/** A valid video of exactly so many bytes: the sample is followed by a free box. */
		large: (/** @type {string} */ name, /** @type {number} */ bytes, size = '1080x1920') =>
			pad(make(`seed-${size}.mp4`, clip(size, 4)), path.join(folder, name), bytes),
		gif: (name = 'moving.gif', size = '320x240') =>
			make(name, ['-f', 'lavfi', '-i', `testsrc=size=${size}:duration=1:rate=5`]),
	};
}

/**
 * Copies a video and lengthens it with an MP4 box of type 'free', which players skip.
 * @param {string} source @param {string} target @param {number} bytes
 */
function pad(source, target, bytes) {
	if (fs.existsSync(target)) return target;
	fs.copyFileSync(source, target);
	const { size } = fs.statSync(target);
	const header = Buffer.alloc(16);
	header.writeUInt32BE(1, 0);
	header.write('free', 4, 'latin1');
	header.writeBigUInt64BE(BigInt(bytes - size), 8);
	const handle = fs.openSync(target, 'r+');
	fs.writeSync(handle, header, 0, header.length, size);
	fs.ftruncateSync(handle, bytes);
	fs.closeSync(handle);
	return target;
}

/** @param {string} file */
function sha256(file) {
	return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

module.exports = { makeFiles, sha256 };
