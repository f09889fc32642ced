import type { ImageSize } from './format';
import { oriented, readFirstDirectory, TAG_ORIENTATION } from './tiff';

const FILL = 0xff;
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const EXIF_HEADER_BYTES = 6;

/**
 * Walks the segments up to the frame header; EXIF, if there is any, comes before it.
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
 */
export function readJpeg(bytes: DataView): ImageSize | undefined {
	let orientation: number | undefined;
	let at = 2;
	for (;;) {
		if (bytes.getUint8(at) !== FILL) return undefined;
		const marker = bytes.getUint8(at + 1);
		if (marker === FILL) {
			at += 1;
			continue;
		}
		if (isStandalone(marker)) {
			at += 2;
			continue;
		}
		if (marker === START_OF_SCAN) return undefined;
		if (isFrameHeader(marker)) {
			const size = { height: bytes.getUint16(at + 5), width: bytes.getUint16(at + 7) };
			return oriented(size, orientation);
		}
		const length = bytes.getUint16(at + 2);
		if (length < 2) return undefined;
		if (marker === APP1) orientation ??= readOrientation(bytes, at + 4, length - 2);
		at += 2 + length;
	}
}

/** Damaged metadata says nothing of the picture: it counts as absent. */
function readOrientation(bytes: DataView, at: number, length: number): number | undefined {
	const isExif = length > EXIF_HEADER_BYTES && bytes.getUint32(at) === 0x45786966;
	if (!isExif) return undefined;
	const available = Math.min(length, bytes.byteLength - at) - EXIF_HEADER_BYTES;
	try {
		const start = bytes.byteOffset + at + EXIF_HEADER_BYTES;
		return readFirstDirectory(new DataView(bytes.buffer, start, available)).get(TAG_ORIENTATION);
	} catch {
		return undefined;
	}
}

function isStandalone(marker: number): boolean {
	return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** C0 to CF are frame headers, save for the tables C4, C8 and CC. */
function isFrameHeader(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
