import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Account, Draft } from './draft';
import type { Handles } from './plan';

/** All that Finish needs to go on where Publish has stopped. Plain JSON, without any secret. */
export interface PublicationHandle {
	version: 1;
	account: Account;
	draft: Draft;
	steps: Handles;
	contentHash: string;
	idempotencyKey: string;
	/** The options of the item that Resume After goes on with, by parameter name. */
	options: IDataObject;
	/** Milliseconds since 1970 before which nothing of the post can have been out. */
	since: number;
}

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const altText = z.string().optional();
const media = z.discriminatedUnion('source', [
	z.object({ source: z.literal('binary'), field: z.string(), sha256: z.string(), altText }),
	z.object({ source: z.literal('url'), url: z.string(), sha256: z.string().optional(), altText }),
]);
const draft = z.object({
	kind: z.string(),
	text: z.string(),
	link: z.string(),
	media: z.array(media),
	firstComment: z.string(),
	scheduleAt: z.string(),
	asDraft: z.boolean(),
	cover: media.optional(),
	attachments: z.record(media).optional(),
	options: z.record(z.unknown()),
});
const account = z.object({
	id: z.string().min(1),
	name: z.string(),
	url: z.string().optional(),
});
const publicationHandle = z.object({
	version: z.literal(1),
	account,
	draft,
	steps: z.record(z.record(plain)),
	contentHash: z.string(),
	idempotencyKey: z.string(),
	options: z.record(plain).default({}),
	since: z.number().finite(),
});

/** What comes back in an item, which anybody can have written, as a handle; or what is wrong with it. */
export function parseHandle(value: unknown): { handle: PublicationHandle } | { problem: string } {
	const { success, data, error } = publicationHandle.safeParse(value);
	if (success) return { handle: data as PublicationHandle };
	const [{ path, message }] = error.issues;
	return { problem: `${['handle', ...path].join('.')}: ${message}` };
}
