import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { RunContext } from '../../shared/contract/operation';
import { earliestServerTime } from '../../shared/http/serverClock';
import type {
	CommentedPost,
	PrepareInput,
	PublishCapability,
} from '../../shared/publish/capability';
import type { Account, Draft } from '../../shared/publish/draft';
import type { Handles, Look } from '../../shared/publish/plan';
import type { Settled } from '../../shared/publish/publication';
import type { Found } from '../../shared/contract/once';
import { readTime } from '../../shared/time/timeParameter';
import { findComment } from '../comments/create';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField } from '../fields';
import type { FacebookKind } from '../platform';
import { FACEBOOK } from '../platform';
import { checkFacebookDraft } from './checks';
import { feedStep, photoSteps } from './feed';
import { CAROUSEL_FIELD, FACEBOOK_OPTIONS } from './fields';
import { FACEBOOK_KINDS } from './kinds';
import { toMilliseconds } from './readBack';
import { reelSteps } from './reel';
import type { FacebookStep, StepInput } from './steps';
import { photoStorySteps, videoStorySteps } from './story';
import { videoSteps } from './video';
import { settleVideo } from './videoStatus';

const STEPS: Record<FacebookKind, (input: StepInput) => FacebookStep[]> = {
	text: (input) => [feedStep(input)],
	carousel: (input) => [feedStep(input)],
	photo: (input) => {
		const photos = photoSteps(input);
		return [
			...photos,
			feedStep(
				input,
				photos.map(({ name }) => name),
			),
		];
	},
	video: videoSteps,
	reel: reelSteps,
	photoStory: photoStorySteps,
	videoStory: videoStorySteps,
};

/** How Facebook Pages are published to. */
export const facebookPublish: PublishCapability<FacebookApi> = {
	platform: FACEBOOK,
	kinds: FACEBOOK_KINDS,
	accountFields: [pageField],
	extraFields: [CAROUSEL_FIELD],
	options: FACEBOOK_OPTIONS,
	lookAfterMs: [500, 1500, 3000],
	account: async (context) => {
		const { id, name } = await selectedPage(context);
		return { id, name, url: `https://www.facebook.com/${id}` };
	},
	readExtra,
	prepare: (input: PrepareInput) => ({
		kind: input.draft.kind,
		steps: STEPS[input.draft.kind as FacebookKind](input),
		issues: checkFacebookDraft(input),
	}),
	settle,
	firstComment: { send: sendComment, find: findFirstComment },
};

function readExtra(context: RunContext<FacebookApi>, kind: string): IDataObject {
	const { backdateTo, timeZone } = context.param<IDataObject>('options', {});
	const time = readTime(context.n8n, { field: 'Backdate To', value: backdateTo, zone: timeZone });
	return {
		...(time ? { backdateTo: time.toISO() } : {}),
		...(kind === 'carousel'
			? { carouselCards: context.param<IDataObject>('carouselCards', {}) }
			: {}),
	};
}

async function settle(
	api: FacebookApi,
	{ draft, account, handles }: { draft: Draft; account: Account; handles: Handles },
): Promise<Settled> {
	if (draft.kind === 'video' || draft.kind === 'reel') {
		const { graph } = await api.page(account.id);
		const { mediaId } = handles[draft.kind];
		return await settleVideo(graph, String(mediaId));
	}
	if (draft.kind === 'videoStory' || draft.kind === 'photoStory') {
		return await settleStory(api, account, handles);
	}
	const post = handles.post;
	const id = String(post.id);
	const createdAt = post.created_time;
	return {
		status: draft.asDraft ? 'draft' : draft.scheduleAt ? 'scheduled' : 'published',
		id,
		url: post.permalink_url ? String(post.permalink_url) : `https://www.facebook.com/${id}`,
		...(createdAt ? { publishedAt: new Date(toMilliseconds(createdAt)).toISOString() } : {}),
		raw: post,
	};
}

/** A story has no address. That of a video is seen once the video has been processed. */
async function settleStory(api: FacebookApi, account: Account, handles: Handles): Promise<Settled> {
	const { story, session } = handles;
	const id = String(story.id);
	if (!session) return { status: 'published', id, url: null, raw: story };
	const { graph } = await api.page(account.id);
	const settled = await settleVideo(graph, String(session.mediaId));
	return settled.status === 'rejected' ? settled : { ...settled, id, url: null };
}

/** @see https://developers.facebook.com/docs/graph-api/reference/page-post/comments */
async function sendComment(
	api: FacebookApi,
	{ account, id, text }: CommentedPost,
): Promise<{ id: string }> {
	const { graph } = await api.page(account.id);
	const answer = await graph.call({
		method: 'POST',
		path: `${id}/comments`,
		fields: { message: text },
	});
	return { id: createdId(api.node, answer) };
}

async function findFirstComment(
	api: FacebookApi,
	{ account, id, text }: CommentedPost,
	{ since, isClaimed }: Look,
): Promise<Found<IDataObject>> {
	return await findComment(await api.page(account.id), {
		path: `${id}/comments`,
		text,
		since: earliestServerTime(FACEBOOK.id, since),
		isClaimed,
	});
}
