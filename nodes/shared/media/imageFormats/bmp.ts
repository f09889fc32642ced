import type { ImageSize } from './format';

const CORE_HEADER_BYTES = 12;

/** https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types */
export function readBmp(bytes: DataView): ImageSize {
	if (bytes.getUint32(14, true) === CORE_HEADER_BYTES) {
		return { width: bytes.getUint16(18, true), height: bytes.getUint16(20, true) };
	}
	// A negative height means that the rows are stored from top to bottom.
	const height = Math.abs(bytes.getInt32(22, true));
	return { width: Math.max(0, bytes.getInt32(18, true)), height };
}
