import { readBmp } from './imageFormats/bmp';
import { readGif } from './imageFormats/gif';
import { readJpeg } from './imageFormats/jpeg';
import { readPng } from './imageFormats/png';
import { readTiff } from './imageFormats/tiff';
import { readWebp } from './imageFormats/webp';
import type { ImageReader, ImageSize } from './imageFormats/format';
import type { MediaType } from './sniff';
import { SNIFF_BYTES, sniffMimeType } from './sniff';

const READERS: Partial<Record<MediaType, ImageReader>> = {
	'image/bmp': readBmp,
	'image/gif': readGif,
	'image/jpeg': readJpeg,
	'image/png': readPng,
	'image/tiff': readTiff,
	'image/webp': readWebp,
};

const KIB = 1024;

/**
 * How many first bytes of a file the reader of its format needs, in bytes; 0 for formats without
 * a reader. JPEG has its size behind the metadata, TIFF anywhere, and the frames of a GIF have to be
 * walked through.
 */
export const HEAD_BYTES: Readonly<Partial<Record<MediaType, number>>> = {
	'image/bmp': KIB,
	'image/gif': 16 * KIB * KIB,
	'image/jpeg': 8 * KIB * KIB,
	'image/png': 4 * KIB * KIB,
	'image/tiff': 16 * KIB * KIB,
	'image/webp': KIB,
};

/**
 * The size in pixels of a JPEG, PNG, GIF, WebP, BMP or TIFF from its first bytes. Undefined for
 * other formats and for damaged or truncated files; never throws.
 */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
	const type = sniffMimeType(bytes.subarray(0, SNIFF_BYTES));
	const read = type && READERS[type];
	if (!read) return undefined;
	try {
		const size = read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
		return size && size.width > 0 && size.height > 0 ? size : undefined;
	} catch {
		// A read past the end: the file is truncated before its size.
		return undefined;
	}
}
