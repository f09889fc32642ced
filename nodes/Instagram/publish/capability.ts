import type { IDataObject } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import { asThrown, failureOf } from '../../shared/http/failure';
import { earliestServerTime } from '../../shared/http/serverClock';
import type {
	CommentedPost,
	PrepareInput,
	PublishCapability,
} from '../../shared/publish/capability';
import type { Account, Draft } from '../../shared/publish/draft';
import type { Handles, Look, Plan } from '../../shared/publish/plan';
import type { PlacedMedia } from '../../shared/publish/pull';
import type { Settled } from '../../shared/publish/publication';
import type { Found } from '../../shared/contract/once';
import { toIso } from '../../shared/time/timeParameter';
import { profileUrl } from '../accounts';
import { findComment } from '../comments/create';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { accountField } from '../fields';
import { INSTAGRAM } from '../platform';
import { KEY_FIELDS } from '../postShape';
import { lackingLogin } from './checkOptions';
import { checkInstagramDraft } from './checks';
import { carouselSteps, singleSteps } from './containers';
import { INSTAGRAM_OPTIONS } from './fields';
import { handleProblem } from './handleProblem';
import { INSTAGRAM_KINDS } from './kinds';
import { instagramPull } from './offers';
import { instagramOutlook } from './outlook';
import { postStep } from './postStep';
import type { StepInput } from './steps';

/**
 * How Instagram is published to: a container that Instagram fills and processes, then the call that
 * makes it a post.
 * @see https://developers.facebook.com/docs/instagram-platform/content-publishing
 */
export const instagramPublish: PublishCapability<InstagramApi> = {
	platform: INSTAGRAM,
	kinds: INSTAGRAM_KINDS,
	accountFields: [accountField],
	extraFields: [],
	options: INSTAGRAM_OPTIONS,
	cannotSchedule: true,
	publishesAfterProcessing: true,
	coverKinds: ['reel'],
	pull: instagramPull,
	lookAfterMs: [500, 1500, 3000],
	account: async (context) => {
		const { id, username } = await selectedAccount(context);
		return { id, name: username, url: profileUrl(username) };
	},
	readExtra: ({ api, param }) => lackingLogin(api.login, param<IDataObject>('options', {})),
	handleProblem,
	prepare,
	outlook: instagramOutlook,
	settle,
	firstComment: { send: sendComment, find: findFirstComment },
};

function prepare(input: PrepareInput): Plan<InstagramApi> {
	const { draft, account, files, cover } = input;
	const placed = input.placed ?? draft.media.map((media, index) => unplaced(media, files[index]));
	const steps: StepInput = { draft, account, placed, ...(cover ? { cover } : {}) };
	const before = draft.kind === 'carousel' ? carouselSteps(steps) : singleSteps(steps);
	const names = before.map(({ name }) => name);
	return {
		kind: draft.kind,
		steps: [...before, postStep(steps, names)],
		issues: checkInstagramDraft(input),
	};
}

/** A file whose way is not chosen: what was handed in earlier needs none any more. */
function unplaced(media: PlacedMedia['media'], file: PlacedMedia['file']): PlacedMedia {
	const path = media.source === 'url' ? ({ kind: 'given', url: media.url } as const) : NO_PATH;
	return { media, file, path };
}

const NO_PATH = { kind: 'none', obstacle: { why: '', fix: '' } } as const;

async function settle(
	api: InstagramApi,
	{ account, handles }: { draft: Draft; account: Account; handles: Handles },
): Promise<Settled> {
	const id = String(handles.post.id ?? '');
	if (!id) return { status: 'published', id: null, url: null, raw: handles.post };
	const raw = handles.post.permalink ? handles.post : await readBack(api, account.id, id);
	const publishedAt = toIso(raw.timestamp);
	return {
		status: 'published',
		id,
		url: raw.permalink ? String(raw.permalink) : null,
		...(publishedAt ? { publishedAt } : {}),
		raw,
	};
}

/** The post is out: that it cannot be read yet is no reason to fail. */
async function readBack(api: InstagramApi, accountId: string, id: string): Promise<IDataObject> {
	const { graph } = await api.account(accountId);
	try {
		return await graph.call({
			method: 'GET',
			path: encodeURIComponent(id),
			fields: { fields: KEY_FIELDS },
		});
	} catch (error) {
		if (!failureOf(error)) throw asThrown(error);
		return { id };
	}
}

/** @see https://developers.facebook.com/docs/instagram-platform/comment-moderation */
async function sendComment(
	api: InstagramApi,
	{ account, id, text }: CommentedPost,
): Promise<{ id: string }> {
	const { graph } = await api.account(account.id);
	const answer = await graph.call({
		method: 'POST',
		path: `${encodeURIComponent(id)}/comments`,
		fields: { message: text },
	});
	return { id: createdId(api.node, answer) };
}

async function findFirstComment(
	api: InstagramApi,
	{ account, id, text }: CommentedPost,
	{ since, isClaimed }: Look,
): Promise<Found<IDataObject>> {
	return await findComment(await api.account(account.id), {
		path: `${encodeURIComponent(id)}/comments`,
		text,
		since: earliestServerTime(INSTAGRAM.id, since),
		isClaimed,
	});
}
