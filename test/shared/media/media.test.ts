import { createHash } from 'node:crypto';
import { sleep } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import type { MediaStream } from '../../../nodes/shared/media/content';
import { PIECE_BYTES } from '../../../nodes/shared/media/content';
import type { Media } from '../../../nodes/shared/media/media';
import { openBinary } from '../../../nodes/shared/media/media';
import type { MediaFolder } from './support/ffmpeg';
import { mediaFolder, picture, tone } from './support/ffmpeg';
import { postAndHash } from './support/post';
import { fakeStorage } from './support/storage';

const MIB = 1024 * 1024;
const big = Buffer.from(Array.from({ length: 3 * MIB }, (_, index) => (index * 7919) % 251));

async function openStored(bytes: Buffer, mode?: string) {
	const storage = fakeStorage(undefined, mode);
	storage.items.push({ data: storage.store(bytes, { fileName: 'a.bin' }) });
	const media = await openBinary(storage.context, 0, 'data');
	storage.forget();
	return { media, storage };
}

async function openInline(bytes: Buffer): Promise<Media> {
	const storage = fakeStorage();
	storage.items.push({ data: { data: bytes.toString('base64'), mimeType: 'text/plain' } });
	return await openBinary(storage.context, 0, 'data');
}

describe('openBinary', () => {
	let folder: MediaFolder;
	beforeAll(() => {
		folder = mediaFolder();
	});
	afterAll(() => folder.remove());

	it('learns what a picture is from its bytes, not from what the item says', async () => {
		const bytes = folder.make('a.png', [...picture('64x48'), '-frames:v', '1']);
		const { media } = await openStored(bytes);
		expect(media).toMatchObject({
			origin: 'binary',
			name: 'data',
			fileName: 'a.bin',
			size: bytes.length,
			mimeType: 'image/png',
			declaredMimeType: 'text/plain',
			width: 64,
			height: 48,
			animated: false,
			heldInMemory: false,
			sha256: createHash('sha256').update(bytes).digest('hex'),
		});
	});

	it('learns what a video is in the same pass', async () => {
		const args = [
			...picture('320x180', 2, 25),
			...tone(2),
			'-c:v',
			'libx264',
			'-pix_fmt',
			'yuv420p',
		];
		const bytes = folder.make('a.mp4', args);
		const { media } = await openStored(bytes);
		expect(media).toMatchObject({
			mimeType: 'video/mp4',
			width: 320,
			height: 180,
			frameRate: 25,
			hasAudio: true,
			videoCodec: 'h264',
			audioCodec: 'aac',
		});
		expect(media.durationSeconds).toBeCloseTo(2, 1);
	});

	it('reads stored files once and leaves none open', async () => {
		const storage = fakeStorage();
		storage.items.push({ data: storage.store(big) });
		await openBinary(storage.context, 0, 'data');
		expect(storage.streams).toHaveLength(1);
		expect(storage.streams[0].destroyed).toBe(true);
	});

	it('opens files that are kept in the item itself', async () => {
		const media = await openInline(Buffer.from('GIF89a\x02\0\x03\0\0\0\0;', 'latin1'));
		expect(media).toMatchObject({
			fileName: 'data',
			size: 14,
			mimeType: 'image/gif',
			width: 2,
			height: 3,
			animated: false,
			heldInMemory: true,
		});
	});

	it('says that files in the database are handed over whole', async () => {
		const { media } = await openStored(big, 'database');
		expect(media.heldInMemory).toBe(true);
		expect((await media.buffer()).equals(big)).toBe(true);
	});

	it('knows neither size nor kind of an empty file', async () => {
		const { media } = await openStored(Buffer.alloc(0));
		expect(media).toMatchObject({ size: 0, mimeType: 'application/octet-stream' });
		expect((await media.buffer()).length).toBe(0);
		expect(await media.stream()).toHaveLength(0);
	});

	it('refuses a file of which a part is missing', async () => {
		const storage = fakeStorage();
		const binary = storage.store(big);
		storage.damage(binary, big.length + 1);
		storage.items.push({ data: binary });
		const error = await openBinary(storage.context, 0, 'data').catch((cause: unknown) => cause);
		expect(failureOf(error)).toMatchObject({
			kind: 'content-rejected',
			effect: 'none',
			happened: expect.stringContaining('is incomplete'),
		});
	});
});

describe('chunks', () => {
	it.each([0, 1, PIECE_BYTES, MIB + 5, 3 * MIB - 1, 3 * MIB, 4 * MIB])(
		'gives exact chunks from offset %i, from storage, database and memory',
		async (from) => {
			const files = [
				(await openStored(big)).media,
				(await openStored(big, 'database')).media,
				await openInline(big),
			];
			for (const media of files) {
				const chunks: Buffer[] = [];
				for await (const chunk of media.chunks(700_000, from)) chunks.push(chunk);
				expect(Buffer.concat(chunks).equals(big.subarray(from))).toBe(true);
				expect(chunks.slice(0, -1).every((chunk) => chunk.length === 700_000)).toBe(true);
			}
		},
	);

	it('reads ahead no more than three pieces, however slow its reader is', async () => {
		const { media, storage } = await openStored(big);
		let given = 0;
		for await (const chunk of media.chunks(MIB)) {
			given += chunk.length;
			await sleep(5);
			expect(storage.bytesRead() - given).toBeLessThanOrEqual(3 * PIECE_BYTES);
		}
		expect(given).toBe(big.length);
	});

	it('closes the file when its reader leaves early', async () => {
		const { media, storage } = await openStored(big);
		for await (const chunk of media.chunks(1000)) {
			expect(chunk.length).toBe(1000);
			break;
		}
		expect(storage.streams.map((stream) => stream.destroyed)).toEqual([true]);
	});
});

describe('stream', () => {
	it.each([0, 1, 100_000, PIECE_BYTES, 2 * PIECE_BYTES, MIB + 5, 3 * MIB - 1, 3 * MIB])(
		'arrives complete as a request body from offset %i',
		async (from) => {
			const files = [
				(await openStored(big)).media,
				(await openStored(big, 'database')).media,
				await openInline(big),
			];
			for (const media of files) {
				const received = await postAndHash(await media.stream(from), media.size - from);
				expect(received).toBe(createHash('sha256').update(big.subarray(from)).digest('hex'));
			}
		},
	);

	it('holds no more than a few pieces while skipping', async () => {
		const { media, storage } = await openStored(big);
		const body = (await media.stream(2 * MIB)) as MediaStream;
		expect(body).toBe(storage.streams[0]);
		expect(body.readableLength).toBeLessThanOrEqual(3 * PIECE_BYTES);
		body.destroy();
	});
});
