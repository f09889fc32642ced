// @ts-check
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { program } = require('../../../support/programs');

/** A temporary folder in which ffmpeg makes media for a test. */
function mediaFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'media-'));
	return {
		/** @param {string} name @param {string[]} args */
		make(name, args) {
			run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args, join(folder, name)]);
			return readFileSync(join(folder, name));
		},
		/** @param {string} name */
		probe(name) {
			const what = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json'];
			return JSON.parse(run('ffprobe', [...what, join(folder, name)]));
		},
		/** @param {string} name @param {Buffer} bytes */
		write: (name, bytes) => writeFileSync(join(folder, name), bytes),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** @param {string} size */
function picture(size, seconds = 1, rate = 10) {
	return ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${rate}:duration=${seconds}`];
}

/** @param {number} seconds */
function tone(seconds) {
	return ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
}

/** @param {'ffmpeg' | 'ffprobe'} name @param {string[]} args */
function run(name, args) {
	return execFileSync(program(name), args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

module.exports = { mediaFolder, picture, tone };
