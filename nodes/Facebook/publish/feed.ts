import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { GraphCall, GraphFields } from '../../Meta/graph';
import type { Handles } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import {
	backdateFields,
	callToActionField,
	carouselCards,
	targetingField,
	visibilityFields,
} from './fieldValues';
import { judgeReading, readPosts } from './readBack';
import type { FacebookStep, StepInput } from './steps';
import { describeMedia, planned, toGraphFile } from './steps';

/** Read-after-write: the answer to the create call already says where the post is. */
const ANSWER_FIELDS = 'id,permalink_url,created_time,is_published';

/**
 * The step that makes a post in the feed. Photos are uploaded unpublished before it and attached
 * here, also a single one: its ID is then known before anything can be seen, so that a lost answer
 * can be cleared up by the ID.
 * @see https://developers.facebook.com/docs/pages-api/posts
 */
export function feedStep(input: StepInput, photoSteps: readonly string[] = []): FacebookStep {
	const { draft, account } = input;
	const call = (attached: GraphFields): GraphCall => ({
		method: 'POST',
		path: `${account.id}/feed`,
		fields: {
			fields: ANSWER_FIELDS,
			message: draft.text,
			...attached,
			...visibilityFields(draft),
			...targetingField(draft),
			...backdateFields(draft),
			place: draft.options.place as string | undefined,
		},
	});
	const attach = (ids: string[]): GraphFields =>
		ids.length ? { attached_media: ids.map((id) => ({ media_fbid: id })) } : {};
	const linkFields = linkPartOf(input);
	return {
		name: 'post',
		requests: [
			planned(call({ ...linkFields, ...attach(photoSteps.map((step) => `id of ${step}`)) })),
		],
		send: async (api, handles) => {
			const { graph } = await api.page(account.id);
			const ids = photoSteps.map((step) => String(handles[step].mediaId));
			const answer = await graph.call(call({ ...linkFields, ...attach(ids) }));
			return { ...answer, id: createdId(api.node, answer) };
		},
		exactlyOnce: {
			idOf: (handle) => String(handle.id),
			find: async (api, handles, look) => {
				const { graph } = await api.page(account.id);
				const story = await findByPhoto(graph, handles, photoSteps);
				// A photo names its post once that is out: before, that it names none says nothing.
				const isHidden = draft.asDraft || draft.scheduleAt !== '';
				if (story && (story.status === 'done' || !isHidden)) return story;
				if (draft.asDraft) return { status: 'unknown', reason: 'Facebook does not list drafts' };
				if (draft.options.backdateTo) return BACKDATED;
				const posts = await readPosts(graph, { pageId: account.id, draft, look });
				return judgeReading(posts, draft.text, look);
			},
		},
	};
}

/** Facebook lists such a post under its earlier time, where looking since the call misses it. */
const BACKDATED = {
	status: 'unknown',
	reason: 'Facebook does not list a backdated post among the new ones',
} as const;

/** A published photo names its post, which settles the question whatever the text is. */
async function findByPhoto(
	graph: Awaited<ReturnType<Parameters<FacebookStep['send']>[0]['page']>>['graph'],
	handles: Handles,
	photoSteps: readonly string[],
): Promise<Found<IDataObject> | undefined> {
	const photoId = photoSteps.length ? handles[photoSteps[0]]?.mediaId : undefined;
	if (!photoId) return undefined;
	const photo = await graph.call({
		method: 'GET',
		path: String(photoId),
		fields: { fields: 'page_story_id' },
	});
	return photo.page_story_id
		? { status: 'done', handle: { id: String(photo.page_story_id) } }
		: { status: 'not-done' };
}

function linkPartOf({ draft }: StepInput): GraphFields {
	if (draft.kind === 'carousel') {
		return { link: draft.link, child_attachments: carouselCards(draft) };
	}
	return draft.kind === 'text' ? { link: draft.link, ...callToActionField(draft) } : {};
}

/**
 * The steps that upload a post's photos without showing them. What is never used vanishes at
 * Facebook after about a day.
 * @see https://developers.facebook.com/docs/graph-api/reference/page/photos
 */
export function photoSteps({ draft, files, account }: StepInput): FacebookStep[] {
	return draft.media.map((media, index) => {
		const file = files[index];
		const call: GraphCall = {
			method: 'POST',
			path: `${account.id}/photos`,
			fields: {
				published: false,
				temporary: draft.scheduleAt ? true : undefined,
				alt_text_custom: media.altText,
				url: media.source === 'url' ? media.url : undefined,
			},
		};
		return {
			name: `photo ${index + 1}`,
			requests: [planned(call, describeMedia(media, file))],
			send: async (api) => {
				const { graph } = await api.page(account.id);
				const part = file ? { file: await toGraphFile('source', file) } : {};
				const answer = await graph.call({ ...call, ...part });
				return { mediaId: createdId(api.node, answer) };
			},
		};
	});
}
