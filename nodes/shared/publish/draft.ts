import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** One file of a draft: binary data of the item, or a URL that the network fetches itself. */
export type DraftMedia =
	| { source: 'binary'; field: string; sha256: string; altText?: string }
	/** With the hash of its bytes where this node downloads it. */
	| { source: 'url'; url: string; sha256?: string; altText?: string };

/** What a user wants to publish, before any network's rules are applied. Plain JSON. */
export interface Draft {
	kind: string;
	text: string;
	link: string;
	media: DraftMedia[];
	firstComment: string;
	/** ISO 8601 with offset, or empty to publish at once. */
	scheduleAt: string;
	/** Draft at the network: stored there, not shown to anybody. */
	asDraft: boolean;
	/** Picture that stands for a video or link. */
	cover?: DraftMedia;
	/** Further files, by the option that names them. */
	attachments?: Record<string, DraftMedia>;
	/** What only this network or kind knows, by parameter name. */
	options: IDataObject;
}

/** Who publishes. */
export interface Account {
	id: string;
	name: string;
	url?: string;
	/** What the network says of the account that decides what it may publish. */
	traits?: IDataObject;
}

/**
 * A hash over everything that would be published and where. Equal hashes mean equal posts: it
 * identifies what was approved, and what an earlier try has begun.
 */
export function contentHash(platformId: string, accountId: string, draft: Draft): string {
	const media = draft.media.map(contentOf);
	const cover = draft.cover && contentOf(draft.cover);
	const attachments = Object.entries(draft.attachments ?? {}).map(([option, file]) => [
		option,
		contentOf(file),
	]);
	const content = {
		platformId,
		accountId,
		...draft,
		media,
		cover,
		attachments: attachments.length ? attachments : undefined,
	};
	return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

const contentOf = (media: DraftMedia): object =>
	media.sha256 === undefined ? media : { sha256: media.sha256, altText: media.altText };

/** JSON whose keys are sorted at every level, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value)
		.filter(([, entry]) => entry !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}
