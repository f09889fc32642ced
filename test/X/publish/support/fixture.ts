import type { IDataObject } from 'n8n-workflow';
import type { XApi } from '../../../../nodes/X/connection';
import { xPublish } from '../../../../nodes/X/publish/capability';
import { createMemoryReader } from '../../../../nodes/shared/media/byteReader';
import type { Media } from '../../../../nodes/shared/media/media';
import type { Account, Draft } from '../../../../nodes/shared/publish/draft';
import type { Handles } from '../../../../nodes/shared/publish/plan';
import { ME } from '../../../support/fakeX';
import { lookSince } from '../../../support/looks';

export const NOW = Date.parse('2026-11-20T10:00:00Z');

export const accountOf = (subscription: string | undefined = 'None'): Account => ({
	id: ME.id,
	name: ME.name,
	url: `https://x.com/${ME.username}`,
	traits: { subscription },
});

export const draftOf = (facts: Partial<Draft> = {}): Draft => ({
	kind: 'text',
	text: '',
	link: '',
	media: [],
	firstComment: '',
	scheduleAt: '',
	asDraft: false,
	options: {},
	...facts,
});

/** A thread whose posts are given one by one; a number is how many files a post has. */
export const threadOf = (...posts: Array<string | [text: string, files: number]>): Draft => {
	const thread = posts.map((post) =>
		typeof post === 'string' ? { text: post, files: 0 } : { text: post[0], files: post[1] },
	);
	const count = thread.reduce((sum, { files }) => sum + files, 0);
	return draftOf({
		kind: 'thread',
		media: Array.from({ length: count }, () => fileOf()),
		options: { thread },
	});
};

export const fileOf = (altText?: string): Draft['media'][number] => ({
	source: 'binary',
	field: 'data',
	sha256: 'ab',
	...(altText ? { altText } : {}),
});

/** A file of the item: its bytes in memory, its facts as given. */
export function mediaOf(facts: Partial<Media> = {}, bytes: Buffer = Buffer.from('bytes')): Media {
	return {
		origin: 'binary',
		name: 'data',
		fileName: 'a.png',
		size: bytes.length,
		mimeType: 'image/png',
		reader: async (from = 0) => await Promise.resolve(createMemoryReader(bytes, from)),
		buffer: async () => await Promise.resolve(bytes),
		...facts,
	} as Media;
}

export const image = (facts: Partial<Media> = {}) => mediaOf(facts);
export const gif = (facts: Partial<Media> = {}) =>
	mediaOf({ fileName: 'a.gif', mimeType: 'image/gif', animated: true, ...facts });
export const video = (facts: Partial<Media> = {}, bytes?: Buffer) =>
	mediaOf({ fileName: 'a.mp4', mimeType: 'video/mp4', durationSeconds: 10, ...facts }, bytes);

export const planOf = (
	draft: Draft,
	files: Array<Media | undefined> = [],
	account: Account = accountOf(),
) => xPublish.prepare({ draft, files, account, now: NOW });

/** What Preview would say, as `severity rule`. */
export const verdictOf = (...input: Parameters<typeof planOf>) =>
	planOf(...input).issues.map(({ severity, rule }) => `${severity} ${rule}`);

export const stepOf = (draft: Draft, name: string, files: Media[] = []) => {
	const step = planOf(draft, files).steps.find((each) => each.name === name);
	if (!step) throw new Error(`the plan has no step '${name}'`);
	return step;
};

/** Sends all steps of a plan one after the other, each with the results of those before. */
export async function sendAll(api: XApi, draft: Draft, files: Media[] = []) {
	const handles: Record<string, IDataObject> = {};
	for (const step of planOf(draft, files).steps) handles[step.name] = await step.send(api, handles);
	return handles;
}

/** What looking for a step finds. */
export async function findStep(
	api: XApi,
	input: { draft: Draft; step: string; handles?: Handles; claimed?: string[]; files?: Media[] },
) {
	const { exactlyOnce } = stepOf(input.draft, input.step, input.files);
	if (!exactlyOnce) throw new Error(`nobody looks for '${input.step}'`);
	return await exactlyOnce.find(api, input.handles ?? {}, lookSince(NOW, input.claimed));
}
