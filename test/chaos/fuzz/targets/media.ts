import { createInspector } from '../../../../nodes/shared/media/inspect';
import { imageSize } from '../../../../nodes/shared/media/imageSize';
import { sniffMimeType } from '../../../../nodes/shared/media/sniff';
import type { Random } from '../../support/seed';
import { below, pick } from '../../support/seed';
import type { FuzzTarget } from '../support/target';
import { must } from '../support/target';

const SIGNATURES = [
	[0xff, 0xd8, 0xff, 0xe0],
	[0xff, 0xd8, 0xff, 0xe1, 0, 40, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 0x2a, 0, 8, 0, 0, 0],
	[0xff, 0xd8, 0xff, 0xc0, 0, 17, 8],
	[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
	[...Buffer.from('GIF89a')],
	[...Buffer.from('RIFF0000WEBPVP8 ')],
	[...Buffer.from('RIFF0000WEBPVP8L')],
	[...Buffer.from('RIFF0000WEBPVP8X')],
	[...Buffer.from('BM0000000000000000')],
	[0x49, 0x49, 0x2a, 0, 8, 0, 0, 0],
	[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
	[0x1a, 0x45, 0xdf, 0xa3],
	[...Buffer.from('%PDF-1.7')],
	[],
];
const BOXES =
	'ftyp moov trak mdia minf stbl mvex moof traf mvhd mehd trex tkhd mdhd hdlr stsd stts tfhd trun mdat free'.split(
		' ',
	);
const WORDS = [
	'isom',
	'qt  ',
	'heic',
	'mif1',
	'avif',
	'vide',
	'soun',
	'avc1',
	'hvc1',
	'mp4a',
	'ap4h',
];
const ODD_BYTES = [0, 1, 8, 0x7f, 0x80, 0xd8, 0xda, 0xe1, 0xff];

/** What the bytes of files are read with. */
export const mediaTargets = (): FuzzTarget[] => [
	{
		name: 'Any bytes behind the beginning of a picture have a size in pixels, or none',
		weight: 20,
		attempt(random, note) {
			const bytes = Buffer.concat([
				Buffer.from(pick(random, SIGNATURES)),
				randomBytes(random, below(random, 400)),
			]);
			note(bytes.toString('base64'));
			check(bytes, random);
		},
	},
	{
		name: 'Any boxes have facts of a video, or none',
		weight: 20,
		attempt(random, note) {
			const bytes = Buffer.concat([box('ftyp', Buffer.from('isom0000isom')), boxes(random, 0)]);
			note(bytes.toString('base64'));
			check(bytes, random);
		},
	},
];

function check(bytes: Buffer, random: Random) {
	sniffMimeType(bytes);
	const size = imageSize(bytes);
	must(!size || (Number.isFinite(size.width) && size.width > 0), 'the picture has no real width');
	const whole = inspected([bytes]);
	const parts = inspected(cut(bytes, random));
	must(whole === parts, `in one piece ${whole}, in several ${parts}`);
}

function inspected(pieces: readonly Uint8Array[]): string {
	const inspector = createInspector();
	for (const piece of pieces) inspector.push(piece);
	const facts = inspector.finish();
	const numbers = [facts.video?.durationSeconds, facts.video?.width, facts.video?.frameRate];
	must(
		numbers.every((one) => one === undefined || Number.isFinite(one)),
		'a fact is no number',
	);
	return JSON.stringify(facts);
}

function cut(bytes: Buffer, random: Random): Buffer[] {
	const pieces: Buffer[] = [];
	for (let at = 0; at < bytes.length;) {
		const length = 1 + below(random, random() < 0.5 ? 8 : 100);
		pieces.push(bytes.subarray(at, at + length));
		at += length;
	}
	return pieces;
}

function randomBytes(random: Random, length: number): Buffer {
	const isOdd = random() < 0.5;
	const byte = () => (isOdd || random() < 0.3 ? pick(random, ODD_BYTES) : below(random, 256));
	return Buffer.from(Array.from({ length }, byte));
}

function boxes(random: Random, depth: number): Buffer {
	const count = depth > 5 ? 0 : 1 + below(random, 4);
	return Buffer.concat(
		Array.from({ length: count }, () => {
			const inner = random() < 0.6 ? boxes(random, depth + 1) : payload(random);
			return box(pick(random, BOXES), inner, random);
		}),
	);
}

function payload(random: Random): Buffer {
	const parts = Array.from({ length: below(random, 12) }, () =>
		random() < 0.4 ? Buffer.from(pick(random, WORDS)) : randomBytes(random, 4),
	);
	return Buffer.concat(parts);
}

/** With a random source, now and then with a size that is wrong. */
function box(type: string, inner: Buffer, random: Random = () => 1): Buffer {
	const head = Buffer.alloc(8);
	const isWrong = random() < 0.1;
	head.writeUInt32BE(isWrong ? pick(random, [0, 1, 7, 0xffffffff]) : inner.length + 8, 0);
	head.write(type, 4, 'latin1');
	return Buffer.concat([head, inner]);
}
