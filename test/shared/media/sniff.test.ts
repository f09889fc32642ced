import * as fc from 'fast-check';
import { isSameMediaType, sniffMimeType } from '../../../nodes/shared/media/sniff';
import type { MediaFolder } from './support/ffmpeg';
import { mediaFolder, picture, tone } from './support/ffmpeg';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const ftyp = (major: string, ...compatible: string[]) => {
	const brands = [major, '\0\0\0\0', ...compatible].join('');
	const size = Buffer.alloc(4);
	size.writeUInt32BE(8 + brands.length);
	return Buffer.concat([size, ascii(`ftyp${brands}`)]);
};

describe('sniffMimeType', () => {
	let folder: MediaFolder;
	beforeAll(() => {
		folder = mediaFolder();
	});
	afterAll(() => folder.remove());

	const still = [...picture('32x16'), '-frames:v', '1'];
	const movie = [...picture('32x16'), '-pix_fmt', 'yuv420p'];

	it.each([
		['a.jpg', still, 'image/jpeg'],
		['a.png', still, 'image/png'],
		['a.gif', still, 'image/gif'],
		['a.webp', still, 'image/webp'],
		['a.bmp', still, 'image/bmp'],
		['a.tiff', still, 'image/tiff'],
		['a.mp4', movie, 'video/mp4'],
		['a.mov', movie, 'video/quicktime'],
		['a.webm', movie, 'video/webm'],
		['a.avi', movie, 'video/x-msvideo'],
		['a.m4a', tone(1), 'audio/mp4'],
	])('recognises what ffmpeg writes as %s', (name, args, expected) => {
		expect(sniffMimeType(folder.make(name, args).subarray(0, 64))).toBe(expected);
	});

	it.each([
		['a HEIC brand', ftyp('heic', 'mif1'), 'image/heic'],
		['a generic HEIF brand', ftyp('mif1', 'heic'), 'image/heic'],
		['a generic brand with AVIF among the compatible ones', ftyp('mif1', 'avif'), 'image/avif'],
		['an AVIF brand', ftyp('avif', 'mif1'), 'image/avif'],
		['QuickTime from before the file type box', ascii('\0\0\0\x08moov'), 'video/quicktime'],
		['a PDF', ascii('%PDF-1.7'), 'application/pdf'],
		['a big-endian TIFF', ascii('MM\0*\0\0\0\x08'), 'image/tiff'],
	])('recognises %s', (_, bytes, expected) => {
		expect(sniffMimeType(bytes)).toBe(expected);
	});

	it.each([
		['nothing', Buffer.alloc(0)],
		['text that begins like a bitmap', ascii('BMW builds cars in Munich, and some elsewhere.')],
		['a web page', ascii('<!doctype html><html><head><title>Not found</title></head>')],
		['a RIFF file that is sound', ascii('RIFF\0\0\0\0WAVEfmt ')],
		['a camera raw file in the MP4 container', ftyp('crx ', 'isom')],
		[
			'Matroska that is not WebM',
			Buffer.concat([Buffer.from('1a45dfa3', 'hex'), ascii('matroska')]),
		],
	])('knows no format for %s', (_, bytes) => {
		expect(sniffMimeType(bytes)).toBeUndefined();
	});

	it('takes any bytes and looks at no more than 64 of them', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				expect(sniffMimeType(bytes)).toBe(sniffMimeType(bytes.subarray(0, 64)));
			}),
		);
	});
});

describe('isSameMediaType', () => {
	it('sees through case, parameters and the two names of JPEG', () => {
		expect(isSameMediaType('image/JPG; charset=binary', 'image/jpeg')).toBe(true);
		expect(isSameMediaType('image/png', 'image/jpeg')).toBe(false);
	});
});
