import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { Outlook, PrepareInput } from '../../shared/publish/capability';
import { block, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import type { PlacedMedia } from '../../shared/publish/pull';
import { findHashtags, findMentions } from '../../shared/text/entities';
import type { InstagramApi } from '../connection';
import type { Quota } from './quota';
import { readQuota } from './quota';

/** What Preview adds: how media travels and looks, what is counted, and how many posts are left. */
export async function instagramOutlook(
	{ api }: RunContext<InstagramApi>,
	{ draft, account, placed = [], cover }: PrepareInput,
): Promise<Outlook> {
	const { quota, issues } = await quotaOf(api, account.id);
	return {
		issues,
		facts: {
			hashtags: findHashtags(draft.text).length,
			mentions: findMentions(draft.text).length,
			media: [...placed.map(describe), ...(cover ? [{ ...describe(cover), isCover: true }] : [])],
			quota: quota ? { ...quota } : null,
		},
	};
}

function describe({ media, file, path }: PlacedMedia): IDataObject {
	const way = path.kind === 'given' ? 'url' : path.kind === 'way' ? path.way : null;
	const { width, height, durationSeconds } = file ?? {};
	return {
		name: media.source === 'url' ? media.url : (file?.fileName ?? media.field),
		way,
		mimeType: file?.mimeType ?? null,
		bytes: file?.size ?? null,
		width: width ?? null,
		height: height ?? null,
		aspectRatio: width && height ? Math.round((width / height) * 1000) / 1000 : null,
		durationSeconds: durationSeconds ?? null,
	};
}

/** What cannot be asked is a note: Preview is worth having without it. */
async function quotaOf(
	api: InstagramApi,
	accountId: string,
): Promise<{ quota?: Quota; issues: Issue[] }> {
	try {
		const quota = await readQuota(api, accountId);
		return { quota, issues: quota ? issuesOf(quota) : [] };
	} catch (error) {
		const failure = failureOf(error);
		if (!failure || failure.kind === 'credential-invalid') throw asThrown(error);
		const message = `How many posts are left today could not be read: ${failure.happened}`;
		return { issues: [warn('quota-unknown', 'Account', { message, fix: failure.advice })] };
	}
}

function issuesOf({ left, total, hours }: Quota): Issue[] {
	if (left > 0) return [];
	return [
		block('quota', 'Account', {
			message: `The account has published all of its ${total} posts of the last ${hours} hours`,
			fix: 'Publish it later.',
		}),
	];
}
