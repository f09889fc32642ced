import * as fc from 'fast-check';
import {
	createByteReader,
	createMemoryReader,
	readChunks,
	skipBytes,
} from '../../../nodes/shared/media/byteReader';
import { streamOf } from './support/storage';

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
	const all: Buffer[] = [];
	for await (const chunk of chunks) all.push(chunk);
	return all;
}

const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });

describe('readChunks', () => {
	it('cuts any pieces into exact chunks, the last one shorter', async () => {
		await fc.assert(
			fc.asyncProperty(pieces, fc.integer({ min: 1, max: 50 }), async (parts, size) => {
				const whole = Buffer.concat(parts);
				const chunks = await collect(readChunks(createByteReader(streamOf(parts)), size));

				expect(Buffer.concat(chunks).equals(whole)).toBe(true);
				expect(chunks.length).toBe(Math.ceil(whole.length / size));
				for (const chunk of chunks.slice(0, -1)) expect(chunk.length).toBe(size);
			}),
		);
	});

	it('gives the same from memory as from a stream, from any offset', async () => {
		await fc.assert(
			fc.asyncProperty(
				pieces,
				fc.nat(300),
				fc.integer({ min: 1, max: 50 }),
				async (parts, from, size) => {
					const whole = Buffer.concat(parts);
					const streamed = createByteReader(streamOf(parts));
					await skipBytes(streamed, from, 7);
					const left = await collect(readChunks(streamed, size));
					const right = await collect(readChunks(createMemoryReader(whole, from), size));
					expect(left.map(String)).toEqual(right.map(String));
					expect(Buffer.concat(left).equals(whole.subarray(from))).toBe(true);
				},
			),
		);
	});

	it('closes the file when its reader leaves early', async () => {
		const stream = streamOf([Buffer.alloc(10), Buffer.alloc(10), Buffer.alloc(10)]);
		for await (const chunk of readChunks(createByteReader(stream), 4)) {
			expect(chunk.length).toBe(4);
			break;
		}
		expect(stream.destroyed).toBe(true);
	});

	it('passes on what goes wrong while reading', async () => {
		const stream = streamOf(
			(async function* () {
				yield Buffer.alloc(10);
				throw new Error('disk failure');
			})(),
		);
		await expect(collect(readChunks(createByteReader(stream), 4))).rejects.toThrow('disk failure');
	});
});

describe('a closed reader', () => {
	it('gives nothing more', async () => {
		for (const reader of [
			createByteReader(streamOf([Buffer.from('abc')])),
			createMemoryReader(Buffer.from('abc')),
		]) {
			expect(String(await reader.read(1))).toBe('a');
			await reader.close();
			expect((await reader.read(1)).length).toBe(0);
		}
	});
});
