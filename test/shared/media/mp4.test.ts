import * as fc from 'fast-check';
import { createMp4Probe } from '../../../nodes/shared/media/mp4';
import type { MediaFolder, Probed } from './support/ffmpeg';
import { mediaFolder, picture, tone } from './support/ffmpeg';

let folder: MediaFolder;
beforeAll(() => {
	folder = mediaFolder();
});
afterAll(() => folder.remove());

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const silent = [...picture('320x180', 2, 25), ...h264];
const spoken = [...picture('320x180', 2, 25), ...tone(2), ...h264, '-c:a', 'aac', '-shortest'];

function read(bytes: Uint8Array, chunkBytes = 1000) {
	const probe = createMp4Probe();
	for (let at = 0; at < bytes.length; at += chunkBytes) {
		probe.push(bytes.subarray(at, at + chunkBytes));
	}
	return probe.result();
}

function rate(video: Probed['streams'][number]): number {
	const [frames, seconds] = video.avg_frame_rate.split('/').map(Number);
	return frames / seconds;
}

describe('createMp4Probe agrees with ffprobe', () => {
	it.each([
		['silent.mp4', silent],
		['spoken.mp4', spoken],
		['header-first.mp4', [...spoken, '-movflags', '+faststart']],
		['fragmented.mp4', [...spoken, '-movflags', 'frag_keyframe+empty_moov', '-g', '10']],
		['partly-fragmented.mp4', [...spoken, '-movflags', 'frag_keyframe', '-g', '10']],
		[
			'dash.mp4',
			[...spoken, '-movflags', 'dash+delay_moov', '-g', '10', '-frag_duration', '300000'],
		],
		['quicktime.mov', spoken],
		['prores.mov', [...picture('320x180', 1, 24), '-c:v', 'prores']],
		['pcm.mov', [...picture('160x120', 1), ...tone(1), ...h264, '-c:a', 'pcm_s16le']],
		[
			'mpeg4-mp3.mp4',
			[...picture('160x120', 1), ...tone(1), '-c:v', 'mpeg4', '-c:a', 'libmp3lame'],
		],
		[
			'hevc.mp4',
			[
				...picture('160x120', 1),
				'-c:v',
				'libx265',
				'-preset',
				'ultrafast',
				'-x265-params',
				'log-level=none',
			],
		],
		['vp9.mp4', [...picture('160x120', 1), '-c:v', 'libvpx-vp9']],
		['ntsc.mp4', [...picture('160x120', 2, 30), '-r', '30000/1001', ...h264]],
		['sound-only.mp4', [...tone(3), '-c:a', 'aac']],
	])('for %s', (name, args) => {
		const facts = read(folder.make(name, args));
		const { format, streams } = folder.probe(name);
		const video = streams.find((stream) => stream.codec_type === 'video');
		const audio = streams.find((stream) => stream.codec_type === 'audio');

		expect(facts).toBeDefined();
		expect(Math.abs(Number(facts?.durationSeconds) - Number(format.duration))).toBeLessThan(0.1);
		expect(facts).toMatchObject({ hasAudio: audio !== undefined });
		expect(facts?.width).toBe(video?.width);
		expect(facts?.height).toBe(video?.height);
		expect(facts?.videoCodec).toBe(video?.codec_name);
		if (name === 'pcm.mov') expect(facts?.audioCodec).toBe('sowt');
		else expect(facts?.audioCodec).toBe(audio?.codec_name);
		if (video) expect(facts?.frameRate).toBeCloseTo(rate(video), 1);
	});

	it.each([90, 180, 270])('for a picture turned by %i degrees', (degrees) => {
		const name = `turned-${degrees}.mp4`;
		const bytes = turn(folder.make('upright.mp4', silent), degrees);
		folder.write(name, bytes);
		const turned = folder.probe(name).streams[0].side_data_list?.[0].rotation ?? 0;

		const facts = read(bytes);

		expect(((-turned % 360) + 360) % 360).toBe(facts?.rotation);
		const expected = degrees === 180 ? { width: 320, height: 180 } : { width: 180, height: 320 };
		expect(facts).toMatchObject({ ...expected, rotation: degrees });
	});
});

describe('createMp4Probe', () => {
	let bytes: Buffer;
	beforeAll(() => {
		bytes = folder.make('base.mp4', spoken);
	});

	it('reads the same whatever the size of the chunks', () => {
		const whole = read(bytes, bytes.length);
		for (const size of [1, 2, 3, 7, 8, 15, 16, 17, 4096]) expect(read(bytes, size)).toEqual(whole);
		expect(whole?.durationSeconds).toBeGreaterThan(1.9);
	});

	it('passes over media data with a 64-bit size without holding it', () => {
		const gibibytes = 3;
		const header = Buffer.alloc(16);
		header.writeUInt32BE(1, 0);
		header.write('mdat', 4);
		header.writeBigUInt64BE(BigInt(gibibytes * 2 ** 30 + 16), 8);
		const piece = Buffer.alloc(64 * 2 ** 20);
		const probe = createMp4Probe();
		probe.push(header);
		for (let sent = 0; sent < gibibytes * 2 ** 30; sent += piece.length) probe.push(piece);
		probe.push(movieHeader({ version: 0, timescale: 600, duration: 1200n }));
		expect(probe.result()).toEqual({ durationSeconds: 2, hasAudio: false });
	});

	it('reads the long form of the movie header', () => {
		const long = movieHeader({ version: 1, timescale: 1000, duration: 5_000_000_000_000n });
		expect(read(long)).toEqual({ durationSeconds: 5_000_000_000, hasAudio: false });
	});

	it('gives no duration where the header says that it is unknown', () => {
		const open = movieHeader({ version: 0, timescale: 600, duration: 0xffffffffn });
		expect(read(open)).toEqual({ hasAudio: false });
	});

	it('gives nothing for a file whose header is missing', () => {
		const moov = bytes.indexOf('moov');
		expect(read(bytes.subarray(0, moov - 4))).toBeUndefined();
		expect(read(Buffer.alloc(0))).toBeUndefined();
	});

	it('never throws and always ends on damaged files', () => {
		const moov = bytes.subarray(bytes.indexOf('moov') - 4);
		const change = fc.tuple(fc.nat({ max: moov.length - 1 }), fc.nat({ max: 255 }));
		fc.assert(
			fc.property(fc.array(change, { maxLength: 20 }), fc.nat(moov.length), (changes, length) => {
				const damaged = Buffer.from(moov.subarray(0, length));
				for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
				const facts = read(damaged, 97);
				expect(facts === undefined || typeof facts.hasAudio === 'boolean').toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});

	it('goes on behind a box whose long header does not fit into the box around it', () => {
		const inner = Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from('trun'), Buffer.alloc(8)]);
		inner.writeUInt32BE(100, 12);
		const outer = Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('traf'), inner]);
		const header = movieHeader({ version: 0, timescale: 600, duration: 1200n });
		expect(read(Buffer.concat([outer, header]))).toMatchObject({ durationSeconds: 2 });
	});

	it('stops at boxes that are nested without end', () => {
		const nested = Buffer.concat(
			Array.from({ length: 1000 }, () => Buffer.from([0, 0, 0xff, 0xff, 0x6d, 0x6f, 0x6f, 0x76])),
		);
		const header = movieHeader({ version: 0, timescale: 600, duration: 1200n });
		expect(read(Buffer.concat([nested, header]))).toBeUndefined();
	});
});

/** Writes the matrix of a clockwise turn into the header of the first track. */
function turn(upright: Buffer, degrees: number): Buffer {
	const bytes = Buffer.from(upright);
	const matrix = bytes.indexOf('tkhd') + 4 + 40;
	const [cos, sin] = { 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[degrees] as number[];
	bytes.writeInt32BE(cos * 65536, matrix);
	bytes.writeInt32BE(sin * 65536, matrix + 4);
	bytes.writeInt32BE(-sin * 65536, matrix + 12);
	bytes.writeInt32BE(cos * 65536, matrix + 16);
	return bytes;
}

function movieHeader(facts: { version: 0 | 1; timescale: number; duration: bigint }): Buffer {
	const isLong = facts.version === 1;
	const box = Buffer.alloc(8 + 8 + (isLong ? 112 : 100));
	box.writeUInt32BE(box.length, 0);
	box.write('moov', 4);
	box.writeUInt32BE(box.length - 8, 8);
	box.write('mvhd', 12);
	box[16] = facts.version;
	box.writeUInt32BE(facts.timescale, 16 + (isLong ? 20 : 12));
	if (isLong) box.writeBigUInt64BE(facts.duration, 16 + 24);
	else box.writeUInt32BE(Number(facts.duration), 16 + 16);
	return box;
}
