import type { ByteReader } from './byteReader';
import type { Media } from './media';
import type { UploadWindow } from './uploadProgress';

export interface ChunkSource {
	read(window: UploadWindow): Promise<Buffer>;
	close(): Promise<void>;
}

/**
 * Reads windows of a file: those in order from one open file, the same one again from memory, any
 * other by opening the file anew. Holds one chunk, whose memory serves the next one too: new memory
 * for each would pile up until the collector comes by.
 */
export function createChunkSource(media: Pick<Media, 'reader'>): ChunkSource {
	let reader: ByteReader | undefined;
	let position = 0;
	let space = Buffer.alloc(0);
	let last: { window: UploadWindow; chunk: Buffer } | undefined;

	const close = async () => {
		await reader?.close();
		reader = undefined;
	};
	return {
		close,
		async read(window) {
			if (last?.window.start === window.start && last.window.end === window.end) return last.chunk;
			last = undefined;
			if (!reader || position !== window.start) {
				await close();
				reader = await media.reader(window.start);
			}
			const size = window.end - window.start;
			if (space.length < size) space = Buffer.allocUnsafe(size);
			const chunk = await reader.read(size, space);
			position = window.end;
			last = { window, chunk };
			return chunk;
		},
	};
}
