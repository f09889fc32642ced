import type { ImageSize } from './format';

const FIRST_CHUNK = 8;
const CHUNK_OVERHEAD = 12;

/**
 * PNG and animated PNG; an Apple variant has a chunk of its own before the header.
 * https://www.w3.org/TR/png-3/
 */
export function readPng(bytes: DataView): ImageSize | undefined {
	let size: ImageSize | undefined;
	let at = FIRST_CHUNK;
	while (at + 8 <= bytes.byteLength) {
		const type = typeAt(bytes, at + 4);
		if (type === 'IHDR') {
			size = { width: bytes.getUint32(at + 8), height: bytes.getUint32(at + 12) };
		}
		if (size && type === 'acTL') return { ...size, animated: bytes.getUint32(at + 8) > 1 };
		if (size && type === 'IDAT') return { ...size, animated: false };
		at += CHUNK_OVERHEAD + bytes.getUint32(at);
	}
	return size;
}

function typeAt(bytes: DataView, at: number): string {
	return String.fromCharCode(...[0, 1, 2, 3].map((offset) => bytes.getUint8(at + offset)));
}
