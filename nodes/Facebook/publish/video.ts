import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { GraphCall, GraphClient } from '../../Meta/graph';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { Media } from '../../shared/media/media';
import type { UploadWindow } from '../../shared/media/upload';
import { uploadInChunks } from '../../shared/media/upload';
import { sleep } from 'n8n-workflow';
import { callToActionField, targetingField, visibilityFields } from './fieldValues';
import { judgeReading, readVideos, unlessHidden } from './readBack';
import type { FacebookStep, StepInput } from './steps';
import { describeMedia, planned } from './steps';
import { findVideoById } from './videoStatus';

/** A chunk is held in memory while it is sent. */
const MAX_CHUNK_BYTES = 8 * 1024 * 1024;
/** More than the form around a chunk takes. */
const FORM_BYTES = 4096;
const CHUNK_TIMEOUT_MS = 120_000;
/** Timed out, or not usable: the next try begins with a new session. */
const DEAD_SESSION = ['1363030', '1363033', '1363041'];
/** Facebook fetches and checks the file before it answers. */
const FETCH_TIMEOUT_MS = 300_000;

/** @see https://developers.facebook.com/docs/graph-api/reference/page/videos */
export function videoSteps(input: StepInput): FacebookStep[] {
	const file = input.files[0];
	return file ? chunkedSteps(input, file) : [videoFromUrl(input)];
}

function videoFields({ draft }: StepInput) {
	return {
		description: draft.text,
		title: draft.options.videoTitle as string | undefined,
		...visibilityFields(draft),
		...targetingField(draft),
		...callToActionField(draft),
	};
}

function videoFromUrl(input: StepInput): FacebookStep {
	const { draft, account } = input;
	const [media] = draft.media;
	const call: GraphCall = {
		method: 'POST',
		path: `${account.id}/videos`,
		fields: { ...videoFields(input), file_url: media?.source === 'url' ? media.url : undefined },
		timeoutMs: FETCH_TIMEOUT_MS,
	};
	return {
		name: 'video',
		requests: [planned(call)],
		send: async (api) => {
			const { graph } = await api.page(account.id);
			const answer = await graph.call(call);
			return { mediaId: createdId(api.node, answer) };
		},
		exactlyOnce: {
			idOf: (handle) => String(handle.mediaId),
			find: async (api, _handles, look) =>
				await findVideoByText((await api.page(account.id)).graph, input, look),
		},
	};
}

/**
 * The chunked session: the network names the bytes that it wants next, and the ID of the video is
 * known before the last call, so that its lost answer can be cleared up.
 */
function chunkedSteps(input: StepInput, file: Media): FacebookStep[] {
	const { account } = input;
	const path = `${account.id}/videos`;
	const start: GraphCall = {
		method: 'POST',
		path,
		fields: { upload_phase: 'start', file_size: file.size },
	};
	const finish = (session: unknown): GraphCall => ({
		method: 'POST',
		path,
		fields: { upload_phase: 'finish', upload_session_id: String(session), ...videoFields(input) },
		timeoutMs: FETCH_TIMEOUT_MS,
	});
	return [
		{
			name: 'session',
			requests: [planned(start)],
			send: async (api) => {
				const { graph } = await api.page(account.id);
				const answer = await graph.call(start);
				return { ...answer, mediaId: createdId(api.node, answer, 'video_id') };
			},
		},
		{
			name: 'upload',
			requests: [
				planned(
					{ method: 'POST', path, fields: { upload_phase: 'transfer' } },
					describeMedia(input.draft.media[0], file),
				),
			],
			send: async (api, { session }) => {
				const { graph } = await api.page(account.id);
				await transfer(graph, { path, file, session, node: api.node });
				return { bytes: file.size };
			},
			needsAnew: ({ code = '' }) =>
				DEAD_SESSION.some((dead) => code.includes(dead)) ? ['session'] : [],
		},
		{
			name: 'video',
			requests: [planned(finish('of the upload'))],
			send: async (api, { session }) => {
				const { graph } = await api.page(account.id);
				await graph.call(finish(session.upload_session_id));
				return { mediaId: String(session.mediaId) };
			},
			exactlyOnce: {
				idOf: (handle) => String(handle.mediaId),
				find: async (api, { session }, look) => {
					const { graph } = await api.page(account.id);
					return session
						? await findVideoById(graph, String(session.mediaId))
						: await findVideoByText(graph, input, look);
				},
			},
		},
	];
}

async function findVideoByText(
	graph: GraphClient,
	{ draft, account }: StepInput,
	look: Parameters<typeof judgeReading>[2],
) {
	const videos = await readVideos(graph, { pageId: account.id, edge: 'videos', look });
	const found = judgeReading(videos, draft.text, look);
	return found.status === 'done'
		? { status: 'done' as const, handle: { mediaId: found.handle.id } as IDataObject }
		: unlessHidden(found, draft);
}

interface Transfer {
	path: string;
	file: Media;
	session: IDataObject;
	node: Parameters<typeof uploadInChunks>[0]['node'];
}

async function transfer(graph: GraphClient, { path, file, session, node }: Transfer) {
	const first = toWindow(session);
	const space = Buffer.allocUnsafe(
		Math.min(MAX_CHUNK_BYTES, Math.max(0, first.end - first.start)) + FORM_BYTES,
	);
	await uploadInChunks({
		node,
		media: file,
		maxChunkBytes: MAX_CHUNK_BYTES,
		first,
		send: async (chunk, { start }) =>
			toWindow(
				await graph.call({
					method: 'POST',
					path,
					fields: {
						upload_phase: 'transfer',
						upload_session_id: String(session.upload_session_id),
						start_offset: start,
					},
					file: {
						field: 'video_file_chunk',
						fileName: file.fileName,
						mimeType: 'application/octet-stream',
						bytes: chunk,
						space,
					},
					timeoutMs: CHUNK_TIMEOUT_MS,
				}),
			),
		recover: async (error, window, failures) => {
			const failure = failureOf(error);
			if (failure?.kind !== 'temporarily-unavailable') throw asThrown(error);
			// 1363037: the network names the place from which it wants the bytes.
			if (failure.details?.start_offset !== undefined) return toWindow(failure.details);
			await sleep(1000 * failures);
			return window;
		},
	});
}

function toWindow(answer: IDataObject): UploadWindow {
	return { start: Number(answer.start_offset), end: Number(answer.end_offset) };
}
