// @ts-check
'use strict';

const { imageSize, sniffImage } = require('../../../core/images');
const { pullFile } = require('../pull');
const { refusal } = require('./errors');

const MB = 1024 * 1024;
const LARGEST_IMAGE = 8 * MB;
const RATIOS = { tallest: 4 / 5, widest: 1.91 };
const LIMITS = {
	reel: { bytes: 300 * MB, shortest: 3, longest: 900, narrow: 0.01, wide: 10 },
	story: { bytes: 100 * MB, shortest: 3, longest: 60, narrow: 0.1, wide: 10 },
};
const MOST_COLUMNS = 1_920;
const VIDEO_CODECS = ['avc1', 'avc3', 'hvc1', 'hev1'];
const FRAME_RATES = { lowest: 23, highest: 60 };
/** Frame rates such as 23.976 and 60.0003 are read a little off. */
const TOLERANCE = 0.05;

/** @param {string} address */
function isFetchable(address) {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	return /^[\x21-\x7e]+$/.test(address) && /^https?:$/.test(url?.protocol ?? '');
}

/**
 * Fetches a file as the vendor's crawler does: reachable without login, no page in its place.
 * @param {any} call outbound call @param {string} address
 * @returns {Promise<{ kind: 'file', file: any } | { kind: 'failed', why: 'timeout' | 'notFetched', reason: string }>}
 */
async function fetchFile(call, address) {
	if (!isFetchable(address))
		return { kind: 'failed', why: 'notFetched', reason: 'not an http(s) URL in US-ASCII' };
	try {
		const pulled = await pullFile(call, address);
		if (pulled.kind === 'file') return pulled;
		const why = pulled.reason === 'timeout' ? 'timeout' : 'notFetched';
		return { kind: 'failed', why, reason: pulled.reason };
	} catch (error) {
		return { kind: 'failed', why: 'timeout', reason: /** @type {Error} */ (error).message };
	}
}

const typeOf = (/** @type {any} */ file) => String(file.type).split(';')[0].trim().toLowerCase();

/** The crop that a picture, or the first item of a carousel, must have. @param {number} ratio width by height */
function checkRatio(ratio) {
	if (ratio < RATIOS.tallest - 0.005 || ratio > RATIOS.widest + 0.005)
		throw refusal('ratio', `The aspect ratio ${ratio.toFixed(2)} is not within 4:5 and 1.91:1`);
}

/**
 * Fetches and checks a JPEG. Throws 9004, -2, 36000, 36001 or 36003 with their subcodes.
 * @param {any} call outbound call @param {string} address
 * @param {{ ratio: boolean }} rules which sizes are checked
 * @returns {Promise<import('./store').StoredFile>}
 */
async function fetchImage(call, address, rules) {
	const fetched = await fetchFile(call, address);
	if (fetched.kind === 'failed') throw refusal(fetched.why, fetched.reason);
	const { file } = fetched;
	const type = typeOf(file);
	if (!type.startsWith('image/')) throw refusal('notFetched', `The content type is ${type}`);
	if (file.bytes > LARGEST_IMAGE) throw refusal('tooLarge');
	const isJpeg = /^image\/jpe?g$/.test(type) && sniffImage(file.head) === 'image/jpeg';
	const bytes = file.whole ?? file.head;
	// Several pictures in one file (MPO) begin like a JPEG, too.
	if (!isJpeg || file.head.includes('MPF\0')) throw refusal('imageType');
	const { width = 0, height = 0 } = imageSize(bytes, 'image/jpeg');
	if (width === 0 || height === 0) throw refusal('imageType', 'The picture cannot be read');
	// Pictures narrower than 320 or wider than 1440 pixels are scaled.
	if (rules.ratio) checkRatio(width / height);
	return {
		bytes: file.bytes,
		sha256: file.sha256,
		data: file.whole,
		mimeType: type,
		width,
		height,
	};
}

/** @param {import('../../../core/mp4').Mp4Details} details */
function trackProblem({ codecs, frameRate }) {
	const [video, audio] = [codecs.video, codecs.audio];
	if (video && !VIDEO_CODECS.includes(video)) return `The video codec ${video} is not supported`;
	if (audio && audio !== 'mp4a') return `The audio codec ${audio} is not supported`;
	const isOff =
		frameRate !== undefined &&
		(frameRate < FRAME_RATES.lowest - TOLERANCE || frameRate > FRAME_RATES.highest + TOLERANCE);
	return isOff ? `${frameRate?.toFixed(2)} frames per second are not supported` : undefined;
}

/**
 * Why a video will not be published: 2207026 for its format, 2207082 for its size.
 * @param {any} file @param {{ kind: import('./store').ContainerKind, refuseLateMoov: boolean }} rules
 * @returns {import('./store').Problem | undefined}
 */
function videoProblem(file, { kind, refuseLateMoov }) {
	const limits = kind === 'story' ? LIMITS.story : LIMITS.reel;
	const format = (/** @type {string} */ reason) => ({ subcode: 2207026, reason });
	const details = file.probe?.isMp4() ? file.probe.details() : undefined;
	if (!details) return format('The file is not a readable MP4 or MOV');
	if (file.bytes > limits.bytes)
		return { subcode: 2207082, reason: `More than ${limits.bytes / MB} MiB` };
	const { durationSeconds: seconds, width, height } = details;
	if (seconds < limits.shortest || seconds > limits.longest + 1)
		return format(`${seconds} seconds are not within ${limits.shortest} and ${limits.longest}`);
	if (width > MOST_COLUMNS) return format(`${width} columns are more than ${MOST_COLUMNS}`);
	if (width / height < limits.narrow || width / height > limits.wide)
		return format(`The aspect ratio of ${width}x${height} is not supported`);
	if (refuseLateMoov && details.isMoovLate) return format('The moov box is not at the front');
	const problem = trackProblem(details);
	return problem ? format(problem) : undefined;
}

/** @param {any} file @returns {import('./store').StoredFile} */
function storedVideo(file) {
	const details = file.probe?.details();
	return {
		bytes: file.bytes,
		sha256: file.sha256,
		data: file.whole,
		mimeType: 'video/mp4',
		width: details?.width,
		height: details?.height,
		durationSeconds: details?.durationSeconds,
	};
}

module.exports = { checkRatio, fetchFile, fetchImage, storedVideo, typeOf, videoProblem };
