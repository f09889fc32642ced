/** The formats that are told apart by their first bytes. */
export type MediaType =
	| 'image/jpeg'
	| 'image/png'
	| 'image/gif'
	| 'image/webp'
	| 'image/bmp'
	| 'image/tiff'
	| 'image/heic'
	| 'image/avif'
	| 'video/mp4'
	| 'video/quicktime'
	| 'video/webm'
	| 'video/x-msvideo'
	| 'audio/mp4'
	| 'application/pdf';

/** As many first bytes of a file as `sniffMimeType` ever looks at. */
export const SNIFF_BYTES = 64;

const OLD_QUICKTIME_BOXES = ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'];
const HEIF_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];
const AVIF_BRANDS = ['avif', 'avis'];
const GENERIC_HEIF_BRANDS = ['mif1', 'msf1', 'miaf'];
const AUDIO_BRANDS = ['M4A ', 'M4B ', 'M4P '];

/**
 * The format of a file by its first bytes (64 are enough), whatever its name and declared type
 * say. Undefined for what is not in the list.
 */
export function sniffMimeType(head: Uint8Array): MediaType | undefined {
	if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
	if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
	if (['GIF87a', 'GIF89a'].includes(ascii(head, 0, 6))) return 'image/gif';
	if (ascii(head, 0, 4) === 'RIFF') return sniffRiff(head);
	if (ascii(head, 0, 2) === 'BM' && isBitmapHeader(head)) return 'image/bmp';
	if (startsWith(head, [0x49, 0x49, 0x2a, 0]) || startsWith(head, [0x4d, 0x4d, 0, 0x2a])) {
		return 'image/tiff';
	}
	if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) return sniffMatroska(head);
	if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
	return sniffIsoMedia(head);
}

/** Whether two names mean one format: `image/jpg` and `image/jpeg`, any case, parameters ignored. */
export function isSameMediaType(left: string, right: string): boolean {
	return canonical(left) === canonical(right);
}

function canonical(mimeType: string): string {
	const bare = mimeType.split(';')[0].trim().toLowerCase();
	return bare === 'image/jpg' || bare === 'image/pjpeg' ? 'image/jpeg' : bare;
}

function sniffRiff(head: Uint8Array): MediaType | undefined {
	const form = ascii(head, 8, 12);
	if (form === 'WEBP') return 'image/webp';
	return form === 'AVI ' ? 'video/x-msvideo' : undefined;
}

/** Two letters are no signature: the size of the second header has to make sense as well. */
function isBitmapHeader(head: Uint8Array): boolean {
	return head.length >= 18 && [12, 16, 40, 52, 56, 64, 108, 124].includes(head[14]) && !head[15];
}

function sniffMatroska(head: Uint8Array): MediaType | undefined {
	return ascii(head, 0, SNIFF_BYTES).includes('webm') ? 'video/webm' : undefined;
}

/** MP4, QuickTime, HEIF and AVIF share one container; the brands of its first box tell. */
function sniffIsoMedia(head: Uint8Array): MediaType | undefined {
	const box = ascii(head, 4, 8);
	if (box !== 'ftyp') return OLD_QUICKTIME_BOXES.includes(box) ? 'video/quicktime' : undefined;
	const brand = ascii(head, 8, 12);
	if (brand.length < 4) return undefined;
	if (brand === 'qt  ') return 'video/quicktime';
	if (AVIF_BRANDS.includes(brand)) return 'image/avif';
	if (HEIF_BRANDS.includes(brand)) return 'image/heic';
	if (AUDIO_BRANDS.includes(brand)) return 'audio/mp4';
	if (brand === 'crx ') return undefined;
	if (!GENERIC_HEIF_BRANDS.includes(brand)) return 'video/mp4';
	const compatible = compatibleBrands(head);
	return compatible.some((name) => AVIF_BRANDS.includes(name)) ? 'image/avif' : 'image/heic';
}

function compatibleBrands(head: Uint8Array): string[] {
	const boxSize = (head[0] << 24) | (head[1] << 16) | (head[2] << 8) | head[3];
	const end = Math.min(boxSize, head.length);
	const brands: string[] = [];
	for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4));
	return brands;
}

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
	return signature.every((byte, index) => head[index] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
	return String.fromCharCode(...bytes.subarray(from, to));
}
