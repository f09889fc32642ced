// @ts-check
'use strict';

const crypto = require('node:crypto');
const { createByteMeter } = require('../../../core/http');
const { createMp4Probe } = require('../../../core/mp4');
const { invalidParameter } = require('../errors');
const { LIMITS, TYPES, kindOf } = require('./files');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Media} Media */
/** @typedef {import('../dispatch').Call} Call */

const LIFE_SECONDS = 86_400;
const KEPT_VIDEO_BYTES = 2 * 1024 * 1024;
/** @type {Record<string, string>} */
const KEY_PREFIX = { image: '3', gif: '16', video: '7', subtitles: '17' };

/** @param {string} category */
const keyPrefix = (category) =>
	category === 'amplify_video' ? '13' : KEY_PREFIX[kindOf(category)];

/** Throws 400 for a type or size that the category does not take.
 *  @param {{ category: string, mediaType?: string, bytes: number }} announced */
function checkAnnounced({ category, mediaType, bytes }) {
	const kind = kindOf(category);
	if (mediaType !== undefined && !TYPES[kind].includes(mediaType))
		throw invalidParameter(
			'media_type',
			mediaType,
			`media type ${mediaType} is not allowed for ${category}`,
		);
	const largest = LIMITS[kind].bytes;
	if (bytes > largest)
		throw invalidParameter('total_bytes', bytes, `File size exceeds ${largest} bytes.`);
	if (bytes === 0) throw invalidParameter('total_bytes', bytes, 'File is empty.');
}

/**
 * A new media that waits for its bytes.
 * @param {Call} call @param {{ category: string, mediaType?: string, totalBytes?: number, owners?: string[] }} about
 */
function openMedia({ state, token }, { category, mediaType, totalBytes, owners = [] }) {
	const id = state.newId();
	const isVideo = kindOf(category) === 'video';
	const ownerId = token.userId ?? '';
	/** @type {Media} */
	const media = {
		id,
		mediaKey: `${keyPrefix(category)}_${id}`,
		ownerId,
		owners: [ownerId, ...owners],
		appId: token.appId,
		category,
		mediaType,
		totalBytes,
		createdAt: state.now(),
		expiresAt: state.now() + LIFE_SECONDS * 1_000,
		phase: 'uploading',
		segments: new Map(),
		passedOn: 0,
		meter: createByteMeter({
			keepBytes: isVideo ? KEPT_VIDEO_BYTES : LIMITS.gif.bytes,
			probe: isVideo ? createMp4Probe() : undefined,
		}),
		metadata: {},
		subtitles: [],
	};
	state.media.set(id, media);
	return media;
}

/** The caller's media. Throws 400 for another's, an expired or unknown one. @param {Call} call @param {string} id */
function mediaOf({ state, token }, id) {
	const media = state.media.get(id);
	if (media && media.ownerId === token.userId && media.expiresAt > state.now()) return media;
	throw invalidParameter('media_id', id, 'Invalid/expired mediaId');
}

/** Hands segments on in their order, so that no file is held whole. @param {Media} media */
function passOn(media) {
	for (;;) {
		const segment = media.segments.get(media.passedOn);
		if (!segment?.pending) return;
		media.meter.push(segment.pending);
		segment.pending = undefined;
		media.passedOn += 1;
	}
}

/**
 * Takes a segment. The same one again changes nothing; other bytes in its place spoil the upload.
 * @param {Media} media @param {number} index @param {Buffer} bytes
 */
function addSegment(media, index, bytes) {
	const sha256 = crypto.createHash('sha256').update(bytes).digest('hex');
	const known = media.segments.get(index);
	if (known && known.sha256 !== sha256)
		media.damage = `Segment ${index} was sent with other bytes before.`;
	if (known) return;
	media.segments.set(index, { sha256, pending: Buffer.from(bytes) });
	passOn(media);
}

/** Throws 400 for an upload that is not whole. @param {Media} media */
function checkWhole(media) {
	const isWhole = media.passedOn === media.segments.size;
	if (media.damage) throw invalidParameter('id', media.id, media.damage);
	if (!isWhole || media.meter.bytes() !== media.totalBytes)
		throw invalidParameter('id', media.id, 'Segments do not add up to provided total file size.');
}

module.exports = { LIFE_SECONDS, addSegment, checkAnnounced, checkWhole, mediaOf, openMedia };
