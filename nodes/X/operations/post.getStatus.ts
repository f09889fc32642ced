import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import type { XApi } from '../connection';
import { postField } from '../fields';
import { idIn } from '../ids';
import { X } from '../platform';
import { toPost } from '../postShape';
import { postId, readPost } from '../postTarget';
import { processingOf, readMedia } from '../publish/mediaStatus';

const STATUS_FIELDS: INodeProperties[] = [
	{
		displayName: 'Status Of',
		name: 'statusOf',
		type: 'options',
		options: [
			{ name: 'Media', value: 'media', description: 'How far X is with an uploaded file' },
			{ name: 'Post', value: 'post', description: 'Whether a post is there' },
		],
		default: 'post',
	},
	{ ...postField, displayOptions: { show: { statusOf: ['post'] } } },
	{
		displayName: 'Media ID',
		name: 'mediaId',
		type: 'string',
		default: '={{ $json.handle.steps["media 1"].mediaId }}',
		required: true,
		placeholder: 'e.g. 1880028106020515840',
		description: "The file of a post that Publish has put out as 'processing'",
		displayOptions: { show: { statusOf: ['media'] } },
	},
];

export const getPostStatus: Operation<XApi> = {
	resource: 'post',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get post status',
	description:
		"Tell whether a post is there, or how far X is with a file that Publish has handed in, with X's reason",
	effect: 'read',
	repeatable: true,
	fields: STATUS_FIELDS,
	options: [RAW_OPTION],
	async run(context) {
		const { api, param } = context;
		if (param('statusOf', 'post') === 'post') {
			const { status, raw } = await statusOfPost(api, postId(context));
			return [withRaw(context, status, raw)];
		}
		const mediaId = idIn(api.node, 'Media ID', param<unknown>('mediaId', ''));
		const answer = await readMedia(api, mediaId);
		return [withRaw(context, statusOfMedia(mediaId, answer), answer)];
	},
};

async function statusOfPost(api: XApi, id: string) {
	const answer = await readIfThere(api, id);
	const post = answer && toPost(answer.data as IDataObject, answer);
	const status = {
		platform: X.id,
		id,
		status: post ? 'published' : 'not-found',
		url: post?.url ?? null,
		publishedAt: post?.createdAt ?? null,
		reason: post ? null : 'X has no post with this ID, or does not show it to the account',
	};
	return { status, raw: answer ?? {} };
}

const STATUSES: Readonly<Record<string, string>> = {
	pending: 'processing',
	in_progress: 'processing',
	succeeded: 'ready',
	failed: 'rejected',
};

/** What Get Status puts out for a file. Pure. */
export function statusOfMedia(mediaId: string, answer: IDataObject) {
	const processing = processingOf(answer);
	const { error } = processing ?? {};
	return {
		platform: X.id,
		mediaId,
		status: STATUSES[processing?.state ?? 'succeeded'] ?? 'unknown',
		progressPercent: processing?.progress_percent ?? null,
		reason: error ? (error.message ?? error.name ?? 'X gives no reason') : null,
	};
}

async function readIfThere(api: XApi, id: string): Promise<IDataObject | undefined> {
	try {
		return await readPost(api, id);
	} catch (error) {
		if (failureOf(error)?.kind === 'not-found') return undefined;
		throw asThrown(error);
	}
}
