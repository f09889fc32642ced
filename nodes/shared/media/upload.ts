import { createChunkSource } from './chunkSource';
import type { MediaStream } from './content';
import type { Media } from './media';
import type { UploadBasics, UploadWindow } from './uploadProgress';
import { checkWindow, settle, trackProgress } from './uploadProgress';

export type { UploadWindow } from './uploadProgress';

export interface ChunkedUpload extends UploadBasics {
	media: Pick<Media, 'size' | 'reader'>;
	/** The first window, as the network dictates it or from `fixedWindow`. */
	first: UploadWindow;
	/**
	 * Sends one chunk, whose memory is used again afterwards, and returns the next window: the one that the network's answer dictates, or
	 * `fixedWindow` at the end of this one.
	 */
	send(chunk: Buffer, window: UploadWindow): Promise<UploadWindow>;
	/**
	 * After a failed `send`: waits as it sees fit and returns the window to go on with, from the
	 * network's own count where it has one. Throws to give up.
	 */
	recover(error: unknown, window: UploadWindow, failures: number): Promise<UploadWindow>;
	/** A dictated window is cut to this many bytes, because a chunk is held in memory. Default 8 MiB. */
	maxChunkBytes?: number;
}

export interface StreamUpload<Answer> extends UploadBasics {
	media: Pick<Media, 'size' | 'stream'>;
	/** Bytes that the network already has. Default 0. */
	from?: number;
	/** Sends all that is left. The body is released afterwards, sent or not. */
	send(body: MediaStream | Buffer, offset: number): Promise<Answer>;
	/**
	 * After a failed `send`: waits as it sees fit and returns how many bytes the network has. Throws
	 * to give up.
	 */
	askOffset(error: unknown, failures: number): Promise<number>;
}

/** `complete`: the network has every byte, but the answer to the last call was lost. */
export type StreamUploadResult<Answer> =
	{ status: 'answered'; answer: Answer } | { status: 'complete' };

const MAX_CHUNK_BYTES = 8 * 1024 * 1024;

/** The window of at most `chunkBytes` that begins at an offset, for networks that dictate none. */
export function fixedWindow(start: number, chunkBytes: number, total: number): UploadWindow {
	return { start, end: Math.min(start + chunkBytes, total) };
}

/**
 * Uploads a file chunk by chunk, following the windows that it is told, also backwards. Ends when
 * the window is empty. Throws what `recover` throws, and a failure without effect if the network
 * asks for bytes that do not exist or takes no step forward.
 */
export async function uploadInChunks(upload: ChunkedUpload): Promise<void> {
	const { media } = upload;
	const chunks = createChunkSource(media);
	const cut = ({ start, end }: UploadWindow): UploadWindow => {
		checkWindow(upload, { start, end });
		return { start, end: Math.min(end, start + (upload.maxChunkBytes ?? MAX_CHUNK_BYTES)) };
	};
	let window = cut(upload.first);
	const progress = trackProgress(upload, window.start);
	try {
		while (window.end > window.start) {
			const sent = window;
			const chunk = await chunks.read(sent);
			const outcome = await settle(async () => await upload.send(chunk, sent));
			if ('value' in outcome) {
				window = cut(outcome.value);
				if (window.start <= sent.start && window.end > window.start) progress.stalled(sent.start);
			} else {
				const failures = progress.failed(outcome.error);
				window = cut(await upload.recover(outcome.error, sent, failures));
			}
			progress.reached(window.start);
		}
	} finally {
		await chunks.close();
	}
}

/**
 * Uploads the rest of a file as one stream. After a cut it asks how far the network got and sends
 * the rest again. Throws what `askOffset` throws, and a failure without effect if the network
 * names an offset outside the file or takes no step forward.
 */
export async function uploadInOneStream<Answer>(
	upload: StreamUpload<Answer>,
): Promise<StreamUploadResult<Answer>> {
	const { media } = upload;
	let offset = upload.from ?? 0;
	const progress = trackProgress(upload, offset);
	for (;;) {
		checkWindow(upload, { start: offset, end: media.size });
		const body = await media.stream(offset);
		const from = offset;
		const outcome = await settle(async () => await upload.send(body, from));
		if ('destroy' in body) body.destroy();
		if ('value' in outcome) {
			progress.reached(media.size);
			return { status: 'answered', answer: outcome.value };
		}
		const failures = progress.failed(outcome.error);
		offset = await upload.askOffset(outcome.error, failures);
		checkWindow(upload, { start: offset, end: media.size });
		progress.reached(offset);
		if (offset === media.size) return { status: 'complete' };
	}
}
