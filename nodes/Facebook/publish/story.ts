import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { GraphCall, GraphClient } from '../../Meta/graph';
import { collect } from '../../shared/http/paginate';
import type { Look } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import { photoSteps } from './feed';
import { serverSince, toMilliseconds } from './readBack';
import { ruploadSteps } from './rupload';
import type { FacebookStep, StepInput } from './steps';
import { planned } from './steps';

/** @see https://developers.facebook.com/docs/page-stories-api */
export function photoStorySteps(input: StepInput): FacebookStep[] {
	const photos = photoSteps(input);
	const call = (photoId: string): GraphCall => ({
		method: 'POST',
		path: `${input.account.id}/photo_stories`,
		fields: { photo_id: photoId },
	});
	return [...photos, storyStep(input, { mediaStep: 'photo 1', call })];
}

/** @see https://developers.facebook.com/docs/page-stories-api */
export function videoStorySteps(input: StepInput): FacebookStep[] {
	const call = (videoId: string): GraphCall => ({
		method: 'POST',
		path: `${input.account.id}/video_stories`,
		fields: { upload_phase: 'finish', video_id: videoId },
	});
	return [
		...ruploadSteps(input, 'video_stories'),
		storyStep(input, { mediaStep: 'session', call }),
	];
}

function storyStep(
	{ account }: StepInput,
	{ mediaStep, call }: { mediaStep: string; call: (mediaId: string) => GraphCall },
): FacebookStep {
	return {
		name: 'story',
		requests: [planned(call('id of the upload'))],
		send: async (api, handles) => {
			const { graph } = await api.page(account.id);
			const answer = await graph.call(call(String(handles[mediaStep].mediaId)));
			return { id: createdId(api.node, answer, 'post_id') };
		},
		exactlyOnce: {
			idOf: (handle) => String(handle.id),
			find: async (api, handles, look) => {
				const { graph } = await api.page(account.id);
				const mediaId = handles[mediaStep]?.mediaId;
				return await findStory(graph, { pageId: account.id, mediaId, look });
			},
		},
	};
}

/** A story has no text: only the ID of its photo or video tells it from others. */
async function findStory(
	graph: GraphClient,
	{ pageId, mediaId, look }: { pageId: string; mediaId: unknown; look: Look },
): Promise<Found<IDataObject>> {
	const since = serverSince(look);
	const fields = { since: Math.floor(since / 1000) };
	const path = `${pageId}/stories`;
	const stories = await look.list(path, async () => await collect(graph.list(path, fields, 100)));
	let newStories = 0;
	for (const story of stories) {
		if (mediaId && String(story.media_id) === String(mediaId)) {
			return { status: 'done', handle: { id: String(story.post_id) } };
		}
		const isForeign = look.isClaimed(String(story.post_id));
		if (!isForeign && !(toMilliseconds(story.creation_time) < since)) newStories++;
	}
	if (mediaId || newStories === 0) return { status: 'not-done' };
	return { status: 'unknown', reason: 'the Page shows a new story, which may be this one' };
}
