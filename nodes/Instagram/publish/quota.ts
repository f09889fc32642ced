import type { IDataObject } from 'n8n-workflow';
import type { InstagramApi } from '../connection';

/** How many posts an account may still publish. */
export interface Quota {
	used: number;
	total: number;
	left: number;
	/** Length of the rolling window. */
	hours: number;
}

const DAY_SECONDS = 86_400;
const READ_AT_MOST = 200;

/**
 * Meta's pages name 25, 50 and 100 posts in 24 hours: what the account really has is read.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/content_publishing_limit
 */
export async function readQuota(api: InstagramApi, accountId: string): Promise<Quota | undefined> {
	const { graph } = await api.account(accountId);
	const answer = await graph.call({
		method: 'GET',
		path: `${encodeURIComponent(accountId)}/content_publishing_limit`,
		fields: { fields: 'quota_usage,config' },
	});
	const [entry] = (answer.data ?? []) as IDataObject[];
	const config = entry?.config as { quota_total?: number; quota_duration?: number } | undefined;
	if (!entry || config?.quota_total === undefined) return undefined;
	const used = Number(entry.quota_usage ?? 0);
	const total = Number(config.quota_total);
	const hours = Number(config.quota_duration ?? DAY_SECONDS) / 3600;
	return { used, total, left: Math.max(0, total - used), hours };
}

/**
 * When the oldest post of the last 24 hours leaves the window, as ISO 8601; in an hour where no post
 * is to be seen, since those of other apps and deleted ones count as well.
 */
export async function nextFreePlace(
	api: InstagramApi,
	accountId: string,
	now: number,
): Promise<string> {
	const { graph } = await api.account(accountId);
	const begin = now - DAY_SECONDS * 1000;
	const times: number[] = [];
	for (const edge of ['media', 'stories']) {
		const fields = { fields: 'timestamp' };
		for await (const raw of graph.list(`${accountId}/${edge}`, fields, READ_AT_MOST)) {
			const time = Date.parse(String(raw.timestamp));
			if (time < begin && edge === 'media') break;
			if (time >= begin) times.push(time);
		}
	}
	const at = times.length ? Math.min(...times) + DAY_SECONDS * 1000 : now + 3_600_000;
	return new Date(Math.max(at, now + 60_000)).toISOString();
}
