// @ts-check
'use strict';

const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/**
 * @typedef {{ video?: string, audio?: string }} Codecs four-character codes such as `avc1` and `mp4a`
 * @typedef {{ durationSeconds: number, width: number, height: number, codecs: Codecs, frameRate?: number,
 *   isMoovLate: boolean }} Mp4Details
 * @typedef {{ handler?: string, codec?: string, seconds: number, samples: number, width: number, height: number }} Track
 */

/** @param {Buffer} box an mvhd or mdhd body */
function durationOf(box) {
	const isLong = box[0] === 1;
	const timescale = box.readUInt32BE(isLong ? 20 : 12);
	const duration = isLong ? Number(box.readBigUInt64BE(24)) : box.readUInt32BE(16);
	return timescale > 0 ? duration / timescale : 0;
}

/** How many samples an stts body counts. @param {Buffer} box */
function samplesOf(box) {
	let samples = 0;
	for (let entry = 0; entry < box.readUInt32BE(4); entry += 1)
		samples += box.readUInt32BE(8 + entry * 8);
	return samples;
}

/** @param {Buffer} parent @param {(type: string, body: Buffer) => void} visit */
function walk(parent, visit) {
	let at = 0;
	while (at + 8 <= parent.length) {
		const size = parent.readUInt32BE(at);
		if (size < 8 || at + size > parent.length) return;
		const type = parent.toString('latin1', at + 4, at + 8);
		const body = parent.subarray(at + 8, at + size);
		visit(type, body);
		if (CONTAINERS.has(type)) walk(body, visit);
		at += size;
	}
}

/** @type {Record<string, (track: Track, body: Buffer) => void>} */
const READERS = {
	tkhd(track, body) {
		track.width = body.readUInt32BE(body.length - 8) >>> 16;
		track.height = body.readUInt32BE(body.length - 4) >>> 16;
	},
	mdhd(track, body) {
		track.seconds = durationOf(body);
	},
	hdlr(track, body) {
		track.handler = body.toString('latin1', 8, 12);
	},
	stsd(track, body) {
		track.codec = body.readUInt32BE(4) > 0 ? body.toString('latin1', 12, 16) : undefined;
	},
	stts(track, body) {
		track.samples = samplesOf(body);
	},
};

/**
 * What a `moov` box says of its film. Undefined when it cannot be read, or has no picture.
 * @param {Buffer} moov @param {boolean} isMoovLate whether the box came after the media data
 * @returns {Mp4Details | undefined}
 */
function detailsOf(moov, isMoovLate) {
	/** @type {Track[]} */
	const tracks = [];
	let durationSeconds = 0;
	try {
		walk(moov, (type, body) => {
			if (type === 'mvhd') durationSeconds = durationOf(body);
			if (type === 'trak') tracks.push({ seconds: 0, samples: 0, width: 0, height: 0 });
			const track = tracks.at(-1);
			if (track) READERS[type]?.(track, body);
		});
	} catch {
		return undefined;
	}
	const video = tracks.find((track) => track.width > 0);
	if (!video) return undefined;
	const { width, height } = video;
	const isTimed = video.samples > 0 && video.seconds > 0;
	return {
		durationSeconds,
		width,
		height,
		codecs: {
			video: video.codec,
			audio: tracks.find((track) => track.handler === 'soun')?.codec,
		},
		frameRate: isTimed ? video.samples / video.seconds : undefined,
		isMoovLate,
	};
}

module.exports = { detailsOf };
