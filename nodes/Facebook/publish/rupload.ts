import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { GraphCall, GraphClient } from '../../Meta/graph';
import { uploadFromUrl, uploadRaw } from '../../Meta/rupload';
import { describeMedia, planned } from './steps';
import type { FacebookStep, StepInput } from './steps';
import { bytesReceived, readVideo } from './videoStatus';

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
				return {
					mediaId: createdId(api.node, answer, 'video_id'),
					uploadUrl: String(answer.upload_url),
				};
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
				const url = String(session.uploadUrl);
				const client = page.upload;
				const received = async () => await receivedSoFar(page.graph, session);
				if (file) await uploadRaw({ node: api.node, client, url, file, received });
				else if (media?.source === 'url') await uploadFromUrl(client, { url, fileUrl: media.url });
				return { uploaded: true };
			},
		},
	];
}

async function receivedSoFar(graph: GraphClient, session: IDataObject): Promise<number> {
	return bytesReceived((await readVideo(graph, String(session.mediaId))).status);
}
