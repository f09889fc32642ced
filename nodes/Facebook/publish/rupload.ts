import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { GraphCall, GraphClient } from '../../Meta/graph';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { Media } from '../../shared/media/media';
import { uploadInOneStream } from '../../shared/media/upload';
import type { FacebookApi } from '../connection';
import { describeMedia, planned } from './steps';
import type { FacebookStep, StepInput } from './steps';
import { bytesReceived, readVideo } from './videoStatus';

/** Long enough for a large file on a slow line. */
const UPLOAD_TIMEOUT_MS = 6 * 3_600_000;

/**
 * The two steps that reels and video stories begin with: a session on Graph, and the bytes (or the
 * address to fetch them from) to rupload. Nothing of them is seen by anybody.
 * @see https://developers.facebook.com/docs/video-api/guides/reels-publishing
 */
export function ruploadSteps(
	input: StepInput,
	edge: 'video_reels' | 'video_stories',
): [FacebookStep, FacebookStep] {
	const { draft, files, account } = input;
	const [media] = draft.media;
	const file = files[0];
	const start: GraphCall = {
		method: 'POST',
		path: `${account.id}/${edge}`,
		fields: { upload_phase: 'start' },
	};
	return [
		{
			name: 'session',
			requests: [planned(start)],
			send: async (api) => {
				const { graph } = await api.page(account.id);
				const answer = await graph.call(start);
				return { mediaId: String(answer.video_id), uploadUrl: String(answer.upload_url) };
			},
		},
		{
			name: 'upload',
			requests: [
				planned(
					{ method: 'POST', path: 'https://rupload.facebook.com/video-upload/…' },
					media && describeMedia(media, file),
				),
			],
			send: async (api, { session }) => {
				const page = await api.page(account.id);
				if (file) await stream(api, page, { file, session });
				else if (media?.source === 'url') await fromUrl(page, session, media.url);
				return { uploaded: true };
			},
		},
	];
}

type Page = Awaited<ReturnType<FacebookApi['page']>>;

async function fromUrl(page: Page, session: IDataObject, url: string) {
	await page.upload.call({
		method: 'POST',
		path: String(session.uploadUrl),
		upload: { body: undefined, headers: { file_url: url }, streamed: false },
		timeoutMs: UPLOAD_TIMEOUT_MS,
	});
}

async function stream(
	api: FacebookApi,
	page: Page,
	{ file, session }: { file: Media; session: IDataObject },
) {
	const from = await receivedSoFar(page.graph, session);
	if (from === file.size) return;
	await uploadInOneStream({
		node: api.node,
		media: file,
		from,
		send: async (body, offset) =>
			await page.upload.call({
				method: 'POST',
				path: String(session.uploadUrl),
				upload: {
					body,
					streamed: true,
					headers: {
						offset: String(offset),
						file_size: String(file.size),
						'Content-Length': String(file.size - offset),
						'Content-Type': 'application/octet-stream',
					},
				},
				timeoutMs: UPLOAD_TIMEOUT_MS,
			}),
		askOffset: async (error, failures) => {
			if (failureOf(error)?.kind !== 'temporarily-unavailable') throw asThrown(error);
			await sleep(1000 * failures);
			return await receivedSoFar(page.graph, session);
		},
	});
}

async function receivedSoFar(graph: GraphClient, session: IDataObject): Promise<number> {
	return bytesReceived((await readVideo(graph, String(session.mediaId))).status);
}
