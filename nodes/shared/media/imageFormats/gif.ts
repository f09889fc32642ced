import type { ImageSize } from './format';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const LOGICAL_SCREEN_END = 13;
const IMAGE_DESCRIPTOR_BYTES = 10;

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export function readGif(bytes: DataView): ImageSize {
	const size = { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) };
	const { frames, isWhole } = countFrames(bytes);
	return {
		...size,
		...(isWhole || frames > 1 ? { animated: frames > 1 } : {}),
		...(isWhole ? { frames } : {}),
	};
}

/** How many frames begin in the bytes, and whether the end of the file is among them. */
function countFrames(bytes: DataView): { frames: number; isWhole: boolean } {
	let at = LOGICAL_SCREEN_END + colorTableBytes(byteAt(bytes, 10));
	let frames = 0;
	for (;;) {
		const block = byteAt(bytes, at);
		if (block === EXTENSION) {
			at = endOfSubBlocks(bytes, at + 2);
		} else if (block === IMAGE) {
			frames += 1;
			const table = colorTableBytes(byteAt(bytes, at + IMAGE_DESCRIPTOR_BYTES - 1));
			at = endOfSubBlocks(bytes, at + IMAGE_DESCRIPTOR_BYTES + table + 1);
		} else {
			return { frames, isWhole: block === TRAILER };
		}
	}
}

function endOfSubBlocks(bytes: DataView, from: number): number {
	let at = from;
	for (;;) {
		const length = byteAt(bytes, at);
		at += 1 + (length ?? 0);
		if (!length) return at;
	}
}

/** The size of the colour table that a packed field announces, in bytes. */
function colorTableBytes(packed: number | undefined): number {
	return packed !== undefined && packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

function byteAt(bytes: DataView, at: number): number | undefined {
	return at < bytes.byteLength ? bytes.getUint8(at) : undefined;
}
