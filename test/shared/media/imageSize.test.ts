import * as fc from 'fast-check';
import { imageSize as oracle } from 'image-size';
import { HEAD_BYTES, imageSize } from '../../../nodes/shared/media/imageSize';
import type { MediaFolder } from './support/ffmpeg';
import { mediaFolder, picture } from './support/ffmpeg';

const still = (size: string) => [...picture(size), '-frames:v', '1'];
const frames = (count: number) => [...picture('60x40'), '-frames:v', String(count)];

let folder: MediaFolder;
let jpeg: Buffer;
let samples: Buffer[];

beforeAll(() => {
	folder = mediaFolder();
	jpeg = folder.make('plain.jpg', still('64x48'));
	samples = [
		jpeg,
		folder.make('plain.png', still('64x48')),
		folder.make('moving.apng', frames(3)),
		folder.make('moving.gif', frames(3)),
		folder.make('plain.webp', still('64x48')),
		folder.make('moving.webp', frames(3)),
		folder.make('plain.bmp', still('64x48')),
		folder.make('plain.tiff', still('64x48')),
	];
});
afterAll(() => folder.remove());

describe('imageSize agrees with image-size', () => {
	const extensions = ['jpg', 'png', 'gif', 'webp', 'bmp', 'tiff'];
	const sizes = ['16x16', '33x57', '1080x1350', '1921x7'];
	it.each(extensions.flatMap((extension) => sizes.map((size) => [extension, size])))(
		'for a %s of %s pixels',
		(extension, size) => {
			const bytes = folder.make(`${size}.${extension}`, still(size));
			const { width, height } = oracle(bytes);
			expect(imageSize(bytes)).toMatchObject({ width, height });
			expect(`${width}x${height}`).toBe(size);
		},
	);

	it('for lossless and progressive variants', () => {
		const lossless = folder.make('lossless.webp', [
			...still('301x77'),
			'-lossless',
			'1',
			'-pix_fmt',
			'bgra',
		]);
		const big = folder.make('big.tiff', [...still('301x77'), '-compression_algo', 'raw']);
		for (const bytes of [lossless, big]) {
			expect(imageSize(bytes)).toMatchObject({ width: 301, height: 77 });
			expect(oracle(bytes)).toMatchObject({ width: 301, height: 77 });
		}
	});
});

describe('imageSize', () => {
	it.each([
		['gif', frames(1), false],
		['gif', frames(4), true],
		['apng', frames(4), true],
		['png', frames(1), false],
		['webp', frames(1), false],
		['webp', frames(4), true],
	])('says of a %s whether it moves', (extension, args, animated) => {
		const bytes = folder.make(`animated-${animated}.${extension}`, args);
		expect(imageSize(bytes)).toMatchObject({ width: 60, height: 40, animated });
	});

	it('counts the frames of a whole GIF', () => {
		const bytes = folder.make('seven.gif', frames(7));
		expect(imageSize(bytes)).toEqual({ width: 60, height: 40, animated: true, frames: 7 });
		const cut = bytes.subarray(0, bytes.length - 1);
		expect(imageSize(cut)).toEqual({ width: 60, height: 40, animated: true });
	});

	it('leaves open whether a GIF moves when its second frame is cut off', () => {
		const bytes = folder.make('cut.gif', frames(4)).subarray(0, 900);
		expect(imageSize(bytes)).toEqual({ width: 60, height: 40 });
	});

	it.each([1, 2, 3, 4, 5, 6, 7, 8])('applies the EXIF orientation %i', (orientation) => {
		for (const bytes of [exifJpeg(orientation, true), exifJpeg(orientation, false)]) {
			const expected = orientation >= 5 ? { width: 48, height: 64 } : { width: 64, height: 48 };
			expect(imageSize(bytes)).toEqual(expected);
			expect(oracle(bytes).orientation).toBe(orientation);
		}
	});

	it('ignores metadata that is damaged', () => {
		const exif = exifJpeg(6, true);
		exif.writeUInt32LE(0xfffffff0, 2 + 4 + 6 + 4);
		expect(imageSize(exif)).toEqual({ width: 64, height: 48 });
	});

	it('reads bitmaps that are stored from top to bottom, and those of OS/2', () => {
		const topDown = Buffer.alloc(54);
		topDown.write('BM');
		topDown.writeUInt32LE(40, 14);
		topDown.writeInt32LE(20, 18);
		topDown.writeInt32LE(-10, 22);
		expect(imageSize(topDown)).toEqual({ width: 20, height: 10 });

		const os2 = Buffer.alloc(26);
		os2.write('BM');
		os2.writeUInt32LE(12, 14);
		os2.writeUInt16LE(20, 18);
		os2.writeUInt16LE(10, 20);
		expect(imageSize(os2)).toEqual({ width: 20, height: 10 });
	});

	it('finds the size of large pictures in as many bytes as HEAD_BYTES names', () => {
		const bytes = folder.make('head.webp', [...still('1600x1200'), '-lossless', '1']);
		const headBytes = HEAD_BYTES['image/webp'] as number;
		expect(bytes.length).toBeGreaterThan(headBytes);
		expect(imageSize(bytes.subarray(0, headBytes))).toMatchObject({ width: 1600, height: 1200 });
	});

	it('knows nothing of empty files, text and zero sizes', () => {
		const empty = Buffer.from(samples[1]);
		empty.writeUInt32BE(0, 16);
		for (const bytes of [Buffer.alloc(0), Buffer.from('plain text'), empty]) {
			expect(imageSize(bytes)).toBeUndefined();
		}
	});

	it('never throws on truncated files, and never invents another size', () => {
		for (const bytes of samples) {
			const { width, height } = imageSize(bytes) as { width: number; height: number };
			for (let length = 0; length < Math.min(bytes.length, 3000); length += 7) {
				const part = imageSize(bytes.subarray(0, length));
				if (part) expect(part).toMatchObject({ width, height });
			}
		}
	});

	it('never throws and always ends on hostile files', () => {
		const hostile = fc.tuple(
			fc.nat({ max: samples.length - 1 }),
			fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 255 })), { maxLength: 12 }),
			fc.nat({ max: 4000 }),
		);
		fc.assert(
			fc.property(hostile, ([index, changes, length]) => {
				const bytes = Buffer.from(samples[index].subarray(0, length));
				for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
				const size = imageSize(bytes);
				expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});

/** The plain JPEG with an EXIF segment in front, in either byte order. */
function exifJpeg(orientation: number, littleEndian: boolean): Buffer {
	const tiff = Buffer.alloc(26);
	const u16 = (value: number, at: number) =>
		littleEndian ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
	const u32 = (value: number, at: number) =>
		littleEndian ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
	tiff.write(littleEndian ? 'II' : 'MM');
	u16(42, 2);
	u32(8, 4);
	u16(1, 8);
	u16(274, 10);
	u16(3, 12);
	u32(1, 14);
	u16(orientation, 18);
	const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
	const header = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
	return Buffer.concat([jpeg.subarray(0, 2), header, body, jpeg.subarray(2)]);
}
