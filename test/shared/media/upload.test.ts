import * as fc from 'fast-check';
import { failureOf } from '../../../nodes/shared/http/failure';
import type { ByteReader } from '../../../nodes/shared/media/byteReader';
import { createMemoryReader } from '../../../nodes/shared/media/byteReader';
import type { MediaStream } from '../../../nodes/shared/media/content';
import type { ChunkedUpload, UploadWindow } from '../../../nodes/shared/media/upload';
import { fixedWindow, uploadInChunks, uploadInOneStream } from '../../../nodes/shared/media/upload';
import { NODE, streamOf } from './support/storage';

const cut = () => new Error('socket hang up');

function fakeMedia(size: number) {
	const bytes = Buffer.from(Array.from({ length: size }, (_, index) => index % 256));
	const opened: number[] = [];
	const bodies: MediaStream[] = [];
	let open = 0;
	return {
		bytes,
		opened,
		bodies,
		openReaders: () => open,
		media: {
			size,
			async reader(from = 0): Promise<ByteReader> {
				opened.push(from);
				open += 1;
				const reader = createMemoryReader(bytes, from);
				const close = async () => {
					open -= 1;
					await reader.close();
				};
				return { ...reader, close };
			},
			async stream(from = 0) {
				opened.push(from);
				const body = streamOf([bytes.subarray(from)]);
				bodies.push(body);
				return body;
			},
		},
	};
}

/** A server that stores what comes at its offset and refuses any other. */
function fakeServer(size: number) {
	let stored = Buffer.alloc(0);
	return {
		stored: () => stored,
		size: () => stored.length,
		lose(count: number) {
			stored = stored.subarray(0, Math.max(0, stored.length - count));
		},
		accept(chunk: Buffer, offset: number) {
			if (offset !== stored.length) throw new Error(`wrong offset ${offset}`);
			stored = Buffer.concat([stored, chunk]);
			if (stored.length > size) throw new Error('too many bytes');
		},
	};
}

const never: ChunkedUpload['recover'] = async (error) => {
	throw error;
};

describe('uploadInChunks', () => {
	it('follows the windows that the network dictates', async () => {
		const { media, bytes, opened, openReaders } = fakeMedia(1000);
		const server = fakeServer(1000);
		const windows: UploadWindow[] = [];
		const sizes = [10, 400, 1, 589];
		const next = (start: number): UploadWindow => ({ start, end: start + (sizes.shift() ?? 0) });
		await uploadInChunks({
			node: NODE,
			media,
			first: next(0),
			async send(chunk, window) {
				windows.push(window);
				server.accept(chunk, window.start);
				return next(window.end);
			},
			recover: never,
		});
		expect(windows.map(({ start, end }) => end - start)).toEqual([10, 400, 1, 589]);
		expect(server.stored().equals(bytes)).toBe(true);
		expect(opened).toEqual([0]);
		expect(openReaders()).toBe(0);
	});

	it('sends every byte once over a network that cuts, forgets and repeats', async () => {
		const faults = fc.array(fc.constantFrom('ok', 'cut before', 'cut after', 'forget'), {
			maxLength: 30,
		});
		await fc.assert(
			fc.asyncProperty(
				fc.nat(300),
				fc.integer({ min: 1, max: 70 }),
				faults,
				async (size, chunkBytes, plan) => {
					const { media, bytes, openReaders } = fakeMedia(size);
					const server = fakeServer(size);
					await uploadInChunks({
						node: NODE,
						media,
						first: fixedWindow(0, chunkBytes, size),
						maxFailures: 40,
						async send(chunk, window) {
							const fault = plan.shift() ?? 'ok';
							if (fault === 'cut before') throw cut();
							server.accept(chunk, window.start);
							if (fault === 'forget') server.lose(chunkBytes * 2);
							if (fault !== 'ok') throw cut();
							return fixedWindow(window.end, chunkBytes, size);
						},
						recover: async () => fixedWindow(server.size(), chunkBytes, size),
					});
					expect(server.stored().equals(bytes)).toBe(true);
					expect(openReaders()).toBe(0);
				},
			),
		);
	});

	it('reads a chunk that is sent again from memory', async () => {
		const { media, opened } = fakeMedia(30);
		const tries: number[] = [];
		await uploadInChunks({
			node: NODE,
			media,
			first: fixedWindow(0, 10, 30),
			async send(_, window) {
				tries.push(window.start);
				if (tries.length === 2) throw cut();
				return fixedWindow(window.end, 10, 30);
			},
			recover: async (_, window) => window,
		});
		expect(tries).toEqual([0, 10, 10, 20]);
		expect(opened).toEqual([0]);
	});

	it('gives up with the last error when nothing gets through', async () => {
		const { media, openReaders } = fakeMedia(30);
		const failures: number[] = [];
		const uploading = uploadInChunks({
			node: NODE,
			media,
			first: fixedWindow(0, 10, 30),
			maxFailures: 3,
			send: async () => {
				throw cut();
			},
			async recover(_, window, count) {
				failures.push(count);
				return window;
			},
		});
		await expect(uploading).rejects.toThrow('socket hang up');
		expect(failures).toEqual([1, 2, 3]);
		expect(openReaders()).toBe(0);
	});

	it('bears more failures than the limit as long as it moves forward between them', async () => {
		const { media } = fakeMedia(100);
		const server = fakeServer(100);
		let calls = 0;
		await uploadInChunks({
			node: NODE,
			media,
			first: fixedWindow(0, 10, 100),
			maxFailures: 1,
			async send(chunk, window) {
				calls += 1;
				if (calls % 2) throw cut();
				server.accept(chunk, window.start);
				return fixedWindow(window.end, 10, 100);
			},
			recover: async (_, window) => window,
		});
		expect(calls).toBe(20);
		expect(server.size()).toBe(100);
	});

	it('ends when a network accepts everything and never moves on', async () => {
		const { media } = fakeMedia(30);
		let calls = 0;
		const uploading = uploadInChunks({
			node: NODE,
			media,
			first: fixedWindow(10, 10, 30),
			async send(_, window) {
				calls += 1;
				return window;
			},
			recover: never,
		});
		const error = await uploading.catch((cause: unknown) => cause);
		expect(failureOf(error)).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'none',
			happened: 'The upload does not get beyond byte 10 of 30',
		});
		expect(calls).toBe(5);
	});

	it.each([
		{ start: 20, end: 31 },
		{ start: -1, end: 10 },
		{ start: 20, end: 10 },
		{ start: Number.NaN, end: 10 },
	])('refuses to follow a window outside of the file: %j', async (window) => {
		const { media, openReaders } = fakeMedia(30);
		const uploading = uploadInChunks({
			node: NODE,
			media,
			first: fixedWindow(0, 10, 30),
			send: async () => window,
			recover: never,
		});
		const error = await uploading.catch((cause: unknown) => cause);
		expect(failureOf(error)).toMatchObject({ kind: 'bug', effect: 'none' });
		expect(openReaders()).toBe(0);
	});

	it('cuts a window that is too large for memory', async () => {
		const { media } = fakeMedia(100);
		const sent: number[] = [];
		await uploadInChunks({
			node: NODE,
			media,
			first: { start: 0, end: 100 },
			maxChunkBytes: 40,
			async send(chunk, { end }) {
				sent.push(chunk.length);
				return { start: end, end: 100 };
			},
			recover: never,
		});
		expect(sent).toEqual([40, 40, 20]);
	});

	it('sends nothing for an empty file or one that the network already has', async () => {
		const send = async () => {
			throw new Error('nothing to send');
		};
		for (const first of [fixedWindow(0, 10, 0), fixedWindow(30, 10, 30)]) {
			const { media, opened } = fakeMedia(first.end);
			await uploadInChunks({ node: NODE, media, first, send, recover: never });
			expect(opened).toEqual([]);
		}
	});

	it('reports each step forward once', async () => {
		const { media } = fakeMedia(25);
		const progress: Array<[number, number]> = [];
		await uploadInChunks({
			node: NODE,
			media,
			first: fixedWindow(0, 10, 25),
			send: async (_, { end }) => fixedWindow(end, 10, 25),
			recover: never,
			onProgress: (sent, total) => progress.push([sent, total]),
		});
		expect(progress).toEqual([
			[10, 25],
			[20, 25],
			[25, 25],
		]);
	});
});

describe('uploadInOneStream', () => {
	async function drain(body: MediaStream | Buffer): Promise<Buffer> {
		return Buffer.isBuffer(body) ? body : Buffer.concat(await body.toArray());
	}

	it('sends the rest after every cut, from where the network stands', async () => {
		const cuts = fc.array(fc.nat(200), { maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 500 }), cuts, async (size, plan) => {
				const { media, bytes, bodies } = fakeMedia(size);
				const server = fakeServer(size);
				const result = await uploadInOneStream({
					node: NODE,
					media,
					maxFailures: 10,
					async send(body, offset) {
						const rest = await drain(body);
						const limit = plan.shift();
						if (limit !== undefined && limit < rest.length) {
							server.accept(rest.subarray(0, limit), offset);
							throw cut();
						}
						server.accept(rest, offset);
						return 'handle';
					},
					askOffset: async () => server.size(),
				});
				expect(result).toEqual({ status: 'answered', answer: 'handle' });
				expect(server.stored().equals(bytes)).toBe(true);
				expect(bodies.every((body) => body.destroyed)).toBe(true);
			}),
		);
	});

	it('says that all has arrived when only the answer was lost', async () => {
		const { media } = fakeMedia(20);
		const result = await uploadInOneStream({
			node: NODE,
			media,
			from: 5,
			send: async (_, offset) => {
				expect(offset).toBe(5);
				throw cut();
			},
			askOffset: async () => 20,
		});
		expect(result).toEqual({ status: 'complete' });
	});

	it('gives up with the last error when nothing gets through, and releases every body', async () => {
		const { media, bodies } = fakeMedia(20);
		const uploading = uploadInOneStream({
			node: NODE,
			media,
			maxFailures: 2,
			send: async () => {
				throw cut();
			},
			askOffset: async () => 0,
		});
		await expect(uploading).rejects.toThrow('socket hang up');
		expect(bodies).toHaveLength(3);
		expect(bodies.every((body) => body.destroyed)).toBe(true);
	});

	it('does not go round for ever when the network forgets what it had', async () => {
		const { media } = fakeMedia(20);
		const offsets = [10, 0, 10, 0, 10, 0, 10];
		let calls = 0;
		const uploading = uploadInOneStream({
			node: NODE,
			media,
			send: async () => {
				calls += 1;
				throw cut();
			},
			askOffset: async () => offsets[calls - 1],
		});
		await expect(uploading).rejects.toThrow('socket hang up');
		expect(calls).toBe(6);
	});

	it('refuses an offset outside of the file', async () => {
		const { media } = fakeMedia(20);
		const uploading = uploadInOneStream({
			node: NODE,
			media,
			send: async () => {
				throw cut();
			},
			askOffset: async () => 21,
		});
		const error = await uploading.catch((cause: unknown) => cause);
		expect(failureOf(error)).toMatchObject({ kind: 'bug', effect: 'none' });
	});

	it('makes one call for an empty file', async () => {
		const { media } = fakeMedia(0);
		const result = await uploadInOneStream({
			node: NODE,
			media,
			send: async (body) => (await drain(body)).length,
			askOffset: async () => 0,
		});
		expect(result).toEqual({ status: 'answered', answer: 0 });
	});
});
