import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { inputError } from '../http/failure';
import type { ByteReader } from './byteReader';
import { readChunks } from './byteReader';
import type { Content, MediaStream } from './content';
import { contentOf, isHeldInMemory, openReader, openStream, PIECE_BYTES } from './content';
import type { MediaFacts } from './inspect';
import { createInspector } from './inspect';
import { signUrl } from './way';

/** A file that is on this n8n instance, and what its bytes say of it. */
export interface Media {
	/** Where the workflow gave it: a binary field of the item, or a web address. */
	readonly origin: 'binary' | 'url';
	/** The binary field, or the address. */
	readonly name: string;
	readonly fileName: string;
	/** Bytes. */
	readonly size: number;
	/** By its first bytes; `application/octet-stream` if they are of no known format. */
	readonly mimeType: string;
	/** What the item or the web server calls it. */
	readonly declaredMimeType: string;
	/** Pixels as displayed. */
	readonly width?: number;
	readonly height?: number;
	/** Whether the picture moves, for formats that can. */
	readonly animated?: boolean;
	/** Pictures in a GIF whose end is within its first 16 MiB. */
	readonly frames?: number;
	readonly durationSeconds?: number;
	/** Pictures per second. */
	readonly frameRate?: number;
	/** Degrees clockwise by which a player turns the stored picture. */
	readonly rotation?: number;
	readonly hasAudio?: boolean;
	readonly videoCodec?: string;
	readonly audioCodec?: string;
	/** Lower-case hex. */
	readonly sha256: string;
	/** n8n hands this file over whole: its binary data mode is memory or database. */
	readonly heldInMemory: boolean;
	/** The file as n8n stores it, for a signed address or an output item. */
	readonly binary: IBinaryData;
	/** Opens the file at an offset. Every call opens it anew; close it after use. */
	reader(from?: number): Promise<ByteReader>;
	/** Buffers of exactly `size` bytes, the last one shorter. Leaving the loop closes the file. */
	chunks(size: number, from?: number): AsyncGenerator<Buffer>;
	/**
	 * The file from an offset on as a request body. Send it with `Content-Length: size - from` and
	 * without following redirects, else it is held in memory; destroy it if it is not sent to its end.
	 */
	stream(from?: number): Promise<MediaStream | Buffer>;
	/** The whole file in memory. */
	buffer(): Promise<Buffer>;
	/** An address on this n8n instance that needs no login and ends by itself: it is a secret. */
	signedUrl(): string;
}

export interface MediaSource {
	origin: Media['origin'];
	name: string;
	binary: IBinaryData;
	/** The parameter to name when the file cannot be used, as labelled in the editor. */
	field: string;
	itemIndex: number;
}

/**
 * Opens the file in a binary field of an item: reads it once, from front to back, to learn what it
 * is. Throws n8n's own error if the field has no file, and a `content-rejected` failure if the
 * stored file is incomplete.
 */
export async function openBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	fieldName: string,
): Promise<Media> {
	const binary = context.helpers.assertBinaryData(itemIndex, fieldName);
	const field = 'Input Data Field Name';
	return await openStored(context, { origin: 'binary', name: fieldName, binary, field, itemIndex });
}

/** Opens a file that n8n already holds. Throws as `openBinary` does. */
export async function openStored(context: IExecuteFunctions, source: MediaSource): Promise<Media> {
	const { binary } = source;
	const content = contentOf(binary);
	const facts = await inspect(context, content);
	if (content.kind === 'stored') await assertComplete(context, source, facts.size);
	return {
		...describe(source, content, facts),
		...access(context, content, facts.size),
		signedUrl: () => signUrl(context, source),
	};
}

async function inspect(context: IExecuteFunctions, content: Content): Promise<MediaFacts> {
	const inspector = createInspector();
	const reader = await openReader(context, content, 0);
	for await (const chunk of readChunks(reader, PIECE_BYTES)) inspector.push(chunk);
	return inspector.finish();
}

async function assertComplete(context: IExecuteFunctions, source: MediaSource, size: number) {
	const { fileSize } = await context.helpers.getBinaryMetadata(source.binary.id as string);
	if (fileSize === size) return;
	throw inputError(
		context.getNode(),
		{
			field: source.field,
			happened: `The file '${source.name}' is incomplete: ${size} of ${fileSize} bytes are stored`,
			fix: 'Run the node that creates the file again.',
		},
		source.itemIndex,
	);
}

function describe(source: MediaSource, content: Content, { image, video, ...facts }: MediaFacts) {
	const { origin, name, binary } = source;
	return {
		origin,
		name,
		binary,
		fileName: binary.fileName ?? name,
		declaredMimeType: binary.mimeType,
		heldInMemory: isHeldInMemory(content),
		...image,
		...video,
		...facts,
		mimeType: facts.mimeType ?? 'application/octet-stream',
	};
}

function access(context: IExecuteFunctions, content: Content, size: number) {
	const reader = async (from = 0) => await openReader(context, content, from);
	return {
		reader,
		async *chunks(chunkSize: number, from = 0): AsyncGenerator<Buffer> {
			const count = Math.min(chunkSize, Math.max(1, size - from));
			yield* readChunks(await reader(from), count);
		},
		stream: async (from = 0) =>
			from < size ? await openStream(context, content, from) : Buffer.alloc(0),
		async buffer() {
			if (content.kind === 'memory') return content.bytes;
			const whole = await reader();
			try {
				return await whole.read(size);
			} finally {
				await whole.close();
			}
		},
	};
}
