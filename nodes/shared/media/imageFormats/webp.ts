import type { ImageSize } from './format';

const CHUNK_DATA = 20;
const ANIMATION_FLAG = 0x02;

/** https://developers.google.com/speed/webp/docs/riff_container */
export function readWebp(bytes: DataView): ImageSize | undefined {
	switch (bytes.getUint32(12)) {
		case 0x56503820: // 'VP8 '
			return readLossy(bytes);
		case 0x5650384c: // 'VP8L'
			return readLossless(bytes);
		case 0x56503858: // 'VP8X'
			return {
				width: 1 + uint24(bytes, CHUNK_DATA + 4),
				height: 1 + uint24(bytes, CHUNK_DATA + 7),
				animated: (bytes.getUint8(CHUNK_DATA) & ANIMATION_FLAG) !== 0,
			};
		default:
			return undefined;
	}
}

function readLossy(bytes: DataView): ImageSize | undefined {
	const startCode = uint24(bytes, CHUNK_DATA + 3);
	if (startCode !== 0x2a019d) return undefined;
	return {
		width: bytes.getUint16(CHUNK_DATA + 6, true) & 0x3fff,
		height: bytes.getUint16(CHUNK_DATA + 8, true) & 0x3fff,
		animated: false,
	};
}

function readLossless(bytes: DataView): ImageSize | undefined {
	if (bytes.getUint8(CHUNK_DATA) !== 0x2f) return undefined;
	const packed = bytes.getUint32(CHUNK_DATA + 1, true);
	return {
		width: 1 + (packed & 0x3fff),
		height: 1 + ((packed >>> 14) & 0x3fff),
		animated: false,
	};
}

function uint24(bytes: DataView, at: number): number {
	return bytes.getUint16(at, true) | (bytes.getUint8(at + 2) << 16);
}
