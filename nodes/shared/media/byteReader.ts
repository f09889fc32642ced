/** Reads a file from front to back. */
export interface ByteReader {
	/**
	 * The next `count` bytes; fewer only at the end of the file, none behind it. `space` of at least
	 * that size is used for bytes that have to be put together, instead of new memory.
	 */
	read(count: number, space?: Buffer): Promise<Buffer>;
	/** Releases the file. Reading afterwards gives nothing. */
	close(): Promise<void>;
}

/** Pieces of any size, as streams of n8n deliver them. Returning from it early ends the stream. */
export type Pieces = AsyncIterable<Buffer | Uint8Array>;

/**
 * A reader over pieces. Holds what is being read and one piece of the source at a time. A read
 * that is met by a single piece gives a view of it, without copying.
 */
export function createByteReader(pieces: Pieces): ByteReader {
	const source = pieces[Symbol.asyncIterator]();
	let piece: Buffer = Buffer.alloc(0);
	let ended = false;

	const refill = async () => {
		const next = await source.next();
		ended = next.done === true;
		piece = next.done ? Buffer.alloc(0) : asBuffer(next.value);
	};
	const take = (count: number): Buffer => {
		const taken = piece.subarray(0, count);
		piece = piece.subarray(count);
		return taken;
	};

	return {
		async read(count, space) {
			while (piece.length === 0 && !ended) await refill();
			if (piece.length >= count || ended) return take(count);
			const out = space ?? Buffer.allocUnsafe(count);
			let filled = 0;
			while (filled < count && !ended) {
				const taken = take(count - filled);
				filled += taken.copy(out, filled);
				if (filled < count) await refill();
			}
			return out.subarray(0, filled);
		},
		async close() {
			ended = true;
			piece = Buffer.alloc(0);
			await source.return?.();
		},
	};
}

/** A reader over bytes that are in memory; what it gives are views of them. */
export function createMemoryReader(bytes: Buffer, from = 0): ByteReader {
	let at = from;
	return {
		async read(count) {
			const taken = bytes.subarray(at, at + count);
			at += taken.length;
			return taken;
		},
		async close() {
			at = bytes.length;
		},
	};
}

/** Passes over bytes without keeping them. Ends early at the end of the file. */
export async function skipBytes(reader: ByteReader, count: number, pieceBytes: number) {
	let left = count;
	while (left > 0) {
		const { length } = await reader.read(Math.min(left, pieceBytes));
		if (length === 0) return;
		left -= length;
	}
}

/** The rest of a reader in chunks of exactly `size` bytes, the last one shorter; closes it. */
export async function* readChunks(reader: ByteReader, size: number): AsyncGenerator<Buffer> {
	try {
		for (;;) {
			const chunk = await reader.read(size);
			if (chunk.length > 0) yield chunk;
			if (chunk.length < size) return;
		}
	} finally {
		await reader.close();
	}
}

function asBuffer(piece: Buffer | Uint8Array): Buffer {
	return Buffer.isBuffer(piece)
		? piece
		: Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}
