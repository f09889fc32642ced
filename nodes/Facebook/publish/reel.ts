import type { GraphCall } from '../../Meta/graph';
import { videoStateFields } from './fieldValues';
import { judgeReading, readVideos, unlessHidden } from './readBack';
import { ruploadSteps } from './rupload';
import type { FacebookStep, StepInput } from './steps';
import { planned } from './steps';
import { findVideoById } from './videoStatus';

/** @see https://developers.facebook.com/docs/video-api/guides/reels-publishing */
export function reelSteps(input: StepInput): FacebookStep[] {
	const { draft, account } = input;
	const finish = (videoId: string): GraphCall => ({
		method: 'POST',
		path: `${account.id}/video_reels`,
		fields: {
			upload_phase: 'finish',
			video_id: videoId,
			description: draft.text,
			title: draft.options.videoTitle as string | undefined,
			place: draft.options.place as string | undefined,
			...videoStateFields(draft),
		},
	});
	return [
		...ruploadSteps(input, 'video_reels'),
		{
			name: 'reel',
			requests: [planned(finish('id of the video'))],
			send: async (api, { session }) => {
				const { graph } = await api.page(account.id);
				const answer = await graph.call(finish(String(session.mediaId)));
				return { ...answer, mediaId: String(session.mediaId) };
			},
			exactlyOnce: {
				idOf: (handle) => String(handle.mediaId),
				find: async (api, { session }, look) => {
					const { graph } = await api.page(account.id);
					if (session) return await findVideoById(graph, String(session.mediaId));
					const list = { pageId: account.id, edge: 'video_reels', look } as const;
					const reels = await readVideos(graph, list);
					const found = judgeReading(reels, draft.text, look);
					if (found.status !== 'done') return unlessHidden(found, draft);
					return { status: 'done', handle: { mediaId: found.handle.id } };
				},
			},
		},
	];
}
