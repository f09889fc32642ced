// @ts-check
'use strict';

const { detailsOf } = require('./mp4Details');

const LARGEST_MOOV = 32 * 1024 * 1024;

/** @typedef {import('./mp4Details').Mp4Details} Mp4Details */

/**
 * Reads duration and picture size of an MP4 or MOV while its bytes pass by; keeps the `moov` box only.
 */
function createMp4Probe() {
	let header = Buffer.alloc(0);
	let skip = 0;
	let wanted = 0;
	/** @type {Buffer[]} */
	let moovParts = [];
	/** @type {Buffer | undefined} */
	let moov;
	let isMediaSeen = false;
	let isMoovLate = false;
	let isFirst = true;
	let isMp4 = true;

	/** Reads a box header once it is complete; returns how many bytes of it were missing. */
	function openBox() {
		if (header.length < 8) return false;
		const short = header.readUInt32BE(0);
		if (short === 1 && header.length < 16) return false;
		const type = header.toString('latin1', 4, 8);
		if (isFirst && type !== 'ftyp') isMp4 = false;
		isFirst = false;
		if (type === 'mdat') isMediaSeen = true;
		if (type === 'moov') isMoovLate = isMediaSeen;
		const headerSize = short === 1 ? 16 : 8;
		const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
		const body = short === 0 ? Infinity : size - headerSize;
		if (body < 0) isMp4 = false;
		if (type === 'moov' && body <= LARGEST_MOOV) wanted = body;
		else skip = body;
		header = Buffer.alloc(0);
		return true;
	}

	/** @param {Buffer} chunk @returns {number} bytes taken */
	function take(chunk) {
		if (skip > 0) {
			const taken = Math.min(skip, chunk.length);
			skip -= taken;
			return taken;
		}
		if (wanted > 0) {
			const part = chunk.subarray(0, wanted);
			moovParts.push(Buffer.from(part));
			wanted -= part.length;
			if (wanted === 0) {
				moov = Buffer.concat(moovParts);
				moovParts = [];
			}
			return part.length;
		}
		header = Buffer.concat([header, chunk.subarray(0, 1)]);
		openBox();
		return 1;
	}

	return {
		/** @param {Buffer} chunk */
		push(chunk) {
			let at = 0;
			while (isMp4 && at < chunk.length) at += take(chunk.subarray(at));
		},
		/** Whether the bytes so far are those of an MP4 or MOV file. */
		isMp4: () => isMp4 && !isFirst,
		/** @returns {Mp4Details | undefined} undefined while no complete `moov` box was seen */
		details: () => (moov ? detailsOf(moov, isMoovLate) : undefined),
	};
}

module.exports = { createMp4Probe };
