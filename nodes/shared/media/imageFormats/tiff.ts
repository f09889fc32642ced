import type { ImageSize } from './format';

export const TAG_WIDTH = 256;
export const TAG_HEIGHT = 257;
export const TAG_ORIENTATION = 274;

const SHORT = 3;
const LONG = 4;
const ENTRY_BYTES = 12;

/** https://www.adobe.io/open/standards/TIFF.html, section 2: header and image file directory. */
export function readTiff(bytes: DataView): ImageSize | undefined {
	const tags = readFirstDirectory(bytes);
	const width = tags.get(TAG_WIDTH);
	const height = tags.get(TAG_HEIGHT);
	if (!width || !height) return undefined;
	return oriented({ width, height }, tags.get(TAG_ORIENTATION));
}

/**
 * The numeric tags of the first directory, which EXIF data has in the same form. Throws a
 * RangeError where the bytes end too early.
 */
export function readFirstDirectory(bytes: DataView): Map<number, number> {
	const littleEndian = bytes.getUint16(0) === 0x4949;
	const start = bytes.getUint32(4, littleEndian);
	const count = bytes.getUint16(start, littleEndian);
	const tags = new Map<number, number>();
	for (let index = 0; index < count; index++) {
		const entry = start + 2 + index * ENTRY_BYTES;
		const type = bytes.getUint16(entry + 2, littleEndian);
		const tag = bytes.getUint16(entry, littleEndian);
		if (type === SHORT) tags.set(tag, bytes.getUint16(entry + 8, littleEndian));
		if (type === LONG) tags.set(tag, bytes.getUint32(entry + 8, littleEndian));
	}
	return tags;
}

/** Orientations 5 to 8 lie on their side: the displayed width is the stored height. */
export function oriented(size: ImageSize, orientation: number | undefined): ImageSize {
	const onItsSide = orientation !== undefined && orientation >= 5 && orientation <= 8;
	return onItsSide ? { ...size, width: size.height, height: size.width } : size;
}
