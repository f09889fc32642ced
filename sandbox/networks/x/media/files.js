// @ts-check
'use strict';

const { imageSize, sniffImage } = require('../../../core/images');
const { framesOf } = require('../../../core/gif');

/**
 * @typedef {{ bytes: number, sha256: string, data?: Buffer, mimeType: string, width?: number,
 *   height?: number, seconds?: number }} StoredFile
 */

const MB = 1024 * 1024;
/** https://docs.x.com/x-api/media/quickstart/best-practices */
const LIMITS = {
	image: { bytes: 5 * MB },
	gif: { bytes: 15 * MB, width: 1280, height: 1080, frames: 350, pixels: 300_000_000 },
	video: {
		bytes: 512 * MB,
		seconds: { shortest: 0.5, longest: 140 },
		sides: { shortest: 32, long: 1280, short: 1024 },
		ratio: 3,
		frameRate: 60,
	},
	subtitles: { bytes: MB },
};

/** @typedef {keyof typeof LIMITS} Kind */

/** @param {string} category @returns {Kind} */
function kindOf(category) {
	if (/_gif$/.test(category)) return 'gif';
	if (/video$/.test(category)) return 'video';
	return category === 'subtitles' ? 'subtitles' : 'image';
}

/** Types that may be announced for a kind. @type {Record<Kind, string[]>} */
const TYPES = {
	image: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/pjpeg'],
	gif: ['image/gif'],
	video: ['video/mp4', 'video/quicktime'],
	subtitles: ['text/srt', 'text/vtt'],
};

/** @param {Buffer} head */
const sniff = (head) =>
	head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'
		? 'image/webp'
		: sniffImage(head);

/** @param {any} file a metered file @returns {string | undefined} what is wrong with it */
function gifProblem(file) {
	const { width = 0, height = 0 } = imageSize(file.head, 'image/gif');
	const frames = framesOf(file.whole);
	const { gif } = LIMITS;
	if (width > gif.width || height > gif.height) return `The GIF has ${width}x${height} pixels`;
	if (frames > gif.frames) return `The GIF has ${frames} frames`;
	return width * height * frames > gif.pixels ? 'The GIF has too many pixels' : undefined;
}

/** @param {import('../../../core/mp4').Mp4Details} details @returns {string | undefined} */
function videoProblem({ durationSeconds: seconds, width, height, codecs, frameRate = 0 }) {
	const { sides, ratio, seconds: limits, frameRate: fastest } = LIMITS.video;
	const [short, long] = [Math.min(width, height), Math.max(width, height)];
	if (seconds < limits.shortest) return `The video lasts ${seconds} seconds`;
	if (short < sides.shortest || short > sides.short || long > sides.long)
		return `The video has ${width}x${height} pixels`;
	if (long / short > ratio) return `The aspect ratio of ${width}x${height} is not supported`;
	if (codecs.video !== 'avc1' && codecs.video !== 'avc3')
		return `The video codec ${codecs.video} is not supported`;
	if (codecs.audio && codecs.audio !== 'mp4a')
		return `The audio codec ${codecs.audio} is not supported`;
	return frameRate > fastest + 0.05 ? `The video has ${frameRate} frames per second` : undefined;
}

/**
 * Reads a complete file. `refused`: it is not what was announced, which finalizing tells at once;
 * `failed`: what its processing will end with.
 * @param {any} file a metered file, for videos with its probe
 * @param {{ kind: Kind, mediaType?: string }} announced
 * @returns {{ refused: string } | { refused?: undefined, file: StoredFile, failed?: string }}
 */
function readFile(file, { kind, mediaType }) {
	const base = { bytes: file.bytes, sha256: file.sha256, data: file.whole };
	if (kind === 'subtitles') return { file: { ...base, mimeType: mediaType ?? 'text/srt' } };
	if (kind === 'video') {
		const details = file.probe.isMp4() ? file.probe.details() : undefined;
		if (!details)
			return {
				file: { ...base, mimeType: 'video/mp4' },
				failed: 'The file is not a readable video',
			};
		const { width, height, durationSeconds: seconds } = details;
		return {
			file: { ...base, mimeType: mediaType ?? 'video/mp4', width, height, seconds },
			failed: videoProblem(details),
		};
	}
	const mimeType = sniff(file.head);
	const isAnnounced =
		mimeType === mediaType || (mimeType === 'image/jpeg' && mediaType === 'image/pjpeg');
	if (!mimeType || !TYPES[kind].includes(mimeType) || (mediaType && !isAnnounced))
		return { refused: 'media type unrecognized.' };
	return {
		file: { ...base, mimeType, ...imageSize(file.head, mimeType) },
		failed: kind === 'gif' ? gifProblem(file) : undefined,
	};
}

module.exports = { LIMITS, TYPES, kindOf, readFile };
