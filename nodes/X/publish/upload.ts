import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { Media } from '../../shared/media/media';
import { fixedWindow, uploadInChunks } from '../../shared/media/upload';
import type { XCall } from '../client';
import { createdId } from '../created';
import type { XApi } from '../connection';
import type { MediaCategory } from '../limits';
import { CHUNK_BYTES } from '../limits';
import { isUnderWay, processingOf, readMedia } from './mediaStatus';

/** More than the form around a part takes. */
const FORM_BYTES = 4096;
const PART_TIMEOUT_MS = 120_000;

/** What a file is to X. */
export function categoryOf({
	mimeType,
	animated,
}: Pick<Media, 'mimeType' | 'animated'>): MediaCategory {
	if (mimeType.startsWith('video/')) return 'tweet_video';
	return mimeType === 'image/gif' && animated ? 'tweet_gif' : 'tweet_image';
}

const initialize = (file: Media): XCall => ({
	method: 'POST',
	path: '/2/media/upload/initialize',
	body: { media_type: file.mimeType, total_bytes: file.size, media_category: categoryOf(file) },
});

/** The calls that upload a file, as Preview shows them; none where it is not at hand. */
export function uploadCalls(file: Media | undefined): XCall[] {
	if (!file) return [];
	const body = { media_category: 'tweet_image' };
	if (categoryOf(file) === 'tweet_image')
		return [{ method: 'POST', path: '/2/media/upload', body }];
	const parts = `0 to ${Math.max(0, Math.ceil(file.size / CHUNK_BYTES) - 1)}`;
	return [
		initialize(file),
		{ method: 'POST', path: '/2/media/upload/…/append', body: { segment_index: parts } },
		{ method: 'POST', path: '/2/media/upload/…/finalize' },
	];
}

/**
 * Uploads a file: an image in one call, others in parts. Gives its ID and whether X still processes
 * it. What is never used in a post vanishes at X after a day.
 * @see https://docs.x.com/x-api/media/quickstart/media-upload-chunked
 */
export async function uploadMedia(api: XApi, file: Media): Promise<IDataObject> {
	if (categoryOf(file) === 'tweet_image') return await uploadWhole(api, file);
	const answer = await api.user.call({ ...initialize(file), repeatable: true });
	const mediaId = createdId(api.node, answer);
	await uploadParts(api, mediaId, file);
	return { mediaId, isProcessing: await finalize(api, mediaId) };
}

async function uploadWhole({ node, user }: XApi, file: Media): Promise<IDataObject> {
	const answer = await user.call({
		method: 'POST',
		path: '/2/media/upload',
		form: {
			fields: { media_category: 'tweet_image' },
			file: partOf(file, await file.buffer()),
		},
		repeatable: true,
		timeoutMs: PART_TIMEOUT_MS,
	});
	return { mediaId: createdId(node, answer), isProcessing: isUnderWay(processingOf(answer)) };
}

/** A part whose answer was lost is sent again under its number. */
async function uploadParts({ node, user }: XApi, mediaId: string, file: Media) {
	const windowAt = (start: number) => fixedWindow(start, CHUNK_BYTES, file.size);
	const space = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, file.size) + FORM_BYTES);
	await uploadInChunks({
		node,
		media: file,
		maxChunkBytes: CHUNK_BYTES,
		first: windowAt(0),
		send: async (chunk, { start, end }) => {
			await user.call({
				method: 'POST',
				path: `/2/media/upload/${mediaId}/append`,
				form: {
					fields: { segment_index: String(start / CHUNK_BYTES) },
					file: { ...partOf(file, chunk), space },
				},
				mayBeEmpty: true,
				timeoutMs: PART_TIMEOUT_MS,
			});
			return windowAt(end);
		},
		recover: async (error, window, failures) => {
			if (failureOf(error)?.kind !== 'temporarily-unavailable') throw asThrown(error);
			await sleep(1000 * failures);
			return window;
		},
	});
}

const partOf = ({ fileName }: Media, bytes: Buffer) => ({
	field: 'media',
	fileName,
	mimeType: 'application/octet-stream',
	bytes,
});

/** Ends an upload; whether X still processes it. A lost answer is cleared up by looking at the file. */
async function finalize(api: XApi, mediaId: string): Promise<boolean> {
	try {
		const answer = await api.user.call({
			method: 'POST',
			path: `/2/media/upload/${mediaId}/finalize`,
			timeoutMs: PART_TIMEOUT_MS,
		});
		return isUnderWay(processingOf(answer));
	} catch (error) {
		if (failureOf(error)?.effect !== 'unknown') throw asThrown(error);
		const processing = processingOf(await readMedia(api, mediaId));
		if (!processing) throw asThrown(error);
		return isUnderWay(processing);
	}
}
