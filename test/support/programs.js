// @ts-check
'use strict';

const fs = require('node:fs');

/**
 * The media programs of the development dependencies. Install scripts are off in this repository,
 * so one of the binaries may lack its execute bit.
 */
const PROGRAMS = {
	ffmpeg: () => require('@ffmpeg-installer/ffmpeg').path,
	ffprobe: () => require('@ffprobe-installer/ffprobe').path,
};

/** Path of a program, ready to be run. @param {keyof typeof PROGRAMS} name @returns {string} */
function program(name) {
	const file = PROGRAMS[name]();
	const { mode } = fs.statSync(file);
	if ((mode & 0o111) === 0) fs.chmodSync(file, mode | 0o755);
	return file;
}

module.exports = { program };
