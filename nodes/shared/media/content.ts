import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { ByteReader } from './byteReader';
import { createByteReader, createMemoryReader, skipBytes } from './byteReader';

/** A stream as n8n hands it out, and as its request helpers take it for a body. */
export type MediaStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** Where the bytes of a file are: in n8n's storage, or in the item itself. */
export type Content = { kind: 'stored'; id: string } | { kind: 'memory'; bytes: Buffer };

/**
 * Bytes per read from n8n's storage. Each read is new memory outside the heap; many small reads
 * make the collector come by before much of it has piled up.
 */
export const PIECE_BYTES = 32 * 1024;

export function contentOf(binary: IBinaryData): Content {
	return binary.id
		? { kind: 'stored', id: binary.id }
		: { kind: 'memory', bytes: Buffer.from(binary.data, 'base64') };
}

/** Whether n8n hands the file over whole: its database mode does so too. */
export function isHeldInMemory(content: Content): boolean {
	return content.kind === 'memory' || content.id.startsWith('database:');
}

/** Opens a file at an offset. n8n opens files at their start only: the bytes before are read too. */
export async function openReader(
	context: IExecuteFunctions,
	content: Content,
	from: number,
): Promise<ByteReader> {
	if (content.kind === 'memory') return createMemoryReader(content.bytes, from);
	const reader = createByteReader(await context.helpers.getBinaryStream(content.id, PIECE_BYTES));
	await skipBytes(reader, from, PIECE_BYTES);
	return reader;
}

/**
 * A file from an offset on as a request body. What stands before the offset is read and dropped;
 * what was read beyond it goes back in front of the same stream, because n8n's request helpers
 * send no other kind of stream.
 */
export async function openStream(
	context: IExecuteFunctions,
	content: Content,
	from: number,
): Promise<MediaStream | Buffer> {
	if (content.kind === 'memory') return content.bytes.subarray(from);
	const stream = await context.helpers.getBinaryStream(content.id, PIECE_BYTES);
	if (from === 0) return stream;
	let skipped = 0;
	for await (const piece of stream.iterator({ destroyOnReturn: false })) {
		const bytes = piece as Buffer;
		skipped += bytes.length;
		if (skipped < from) continue;
		const surplus = bytes.subarray(bytes.length - (skipped - from));
		if (stream.readableEnded) return surplus;
		if (surplus.length > 0) stream.unshift(surplus);
		return stream;
	}
	return Buffer.alloc(0);
}
