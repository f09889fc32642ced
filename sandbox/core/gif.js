// @ts-check
'use strict';

/** @param {Buffer} bytes @param {number} at the first sub-block @returns {number} the byte behind the last one */
function skipBlocks(bytes, at) {
	let next = at;
	while (next < bytes.length && bytes[next] !== 0) next += 1 + bytes[next];
	return next + 1;
}

/** How many bytes a colour table takes. @param {number} flags */
const tableBytes = (flags) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** The number of pictures in a GIF. @param {Buffer} bytes the whole file */
function framesOf(bytes) {
	let at = 13 + tableBytes(bytes[10] ?? 0);
	let frames = 0;
	while (at < bytes.length && bytes[at] !== 0x3b) {
		if (bytes[at] === 0x21) at = skipBlocks(bytes, at + 2);
		else if (bytes[at] === 0x2c) {
			frames += 1;
			at = skipBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
		} else return frames;
	}
	return frames;
}

module.exports = { framesOf };
