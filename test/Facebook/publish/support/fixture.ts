import type { IDataObject } from 'n8n-workflow';
import type { FacebookApi } from '../../../../nodes/Facebook/connection';
import { encodeFields } from '../../../../nodes/Meta/graph';
import type { GraphCall } from '../../../../nodes/Meta/graph';
import { GRAPH_URL } from '../../../../nodes/Meta/dialect';
import { createMemoryReader } from '../../../../nodes/shared/media/byteReader';
import type { Media } from '../../../../nodes/shared/media/media';
import type { Draft } from '../../../../nodes/shared/publish/draft';
import type { Handles } from '../../../../nodes/shared/publish/plan';
import { facebookPublish } from '../../../../nodes/Facebook/publish/capability';
import type { FakeGraph, Script } from '../../../support/fakeGraph';
import { fakeGraph } from '../../../support/fakeGraph';
import { NODE } from '../../../support/fakeN8n';
import { lookSince } from '../../../support/looks';

export const NOW = Date.parse('2026-11-20T10:00:00Z');
export const PAGE = { id: '77', name: 'Bakery' };

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

/** A file of the item: its bytes in memory, its facts as given. */
export function mediaOf(facts: Partial<Media> = {}, bytes = Buffer.from('bytes')): Media {
	return {
		origin: 'binary',
		name: 'data',
		fileName: 'a.mp4',
		size: bytes.length,
		mimeType: 'video/mp4',
		reader: async (from = 0) => createMemoryReader(bytes, from),
		stream: async (from = 0) => bytes.subarray(from),
		buffer: async () => bytes,
		...facts,
	} as Media;
}

export const fileOf = (altText?: string): Draft['media'][number] => ({
	source: 'binary',
	field: 'data',
	sha256: 'ab',
	...(altText ? { altText } : {}),
});

export const urlOf = (url: string): Draft['media'][number] => ({ source: 'url', url });

export interface FakePage {
	api: FacebookApi;
	/** The Graph API with the token of the Page. */
	graph: FakeGraph;
	/** The host that takes raw bytes. */
	upload: FakeGraph;
}

export function fakePage(graphScript: Script, uploadScript: Script = {}): FakePage {
	const graph = fakeGraph(graphScript);
	const upload = fakeGraph(uploadScript);
	const api: FacebookApi = {
		node: NODE,
		credentialType: 'socialOpsFacebookTokenApi',
		credential: { isPageToken: false },
		budgetOwner: 'app',
		user: fakeGraph({}),
		counting: () => fakeGraph({}),
		upload,
		app: () => fakeGraph({}),
		page: async (id) => {
			if (id !== PAGE.id) throw new Error(`the Page ${id} is asked for`);
			return { ...PAGE, graph, leads: graph, upload };
		},
		inspectToken: async () => ({}),
	};
	return { api, graph, upload };
}

export const planOf = (draft: Draft, files: Array<Media | undefined> = []) =>
	facebookPublish.prepare({ draft, files, account: PAGE, now: NOW });

export const stepOf = (draft: Draft, name: string, files: Array<Media | undefined> = []) => {
	const step = planOf(draft, files).steps.find((each) => each.name === name);
	if (!step) throw new Error(`the plan has no step '${name}'`);
	return step;
};

/** What looking for a step finds. */
export async function findStep(
	{ api }: FakePage,
	input: { draft: Draft; step: string; handles?: Handles; files?: Media[]; claimed?: string[] },
) {
	const { exactlyOnce } = stepOf(input.draft, input.step, input.files);
	if (!exactlyOnce) throw new Error(`nobody looks for '${input.step}'`);
	return await exactlyOnce.find(api, input.handles ?? {}, lookSince(NOW, input.claimed));
}

/** Sends all steps of a plan one after the other, each with the results of those before. */
export async function sendAll({ api }: FakePage, draft: Draft, files: Media[] = []) {
	const handles: Record<string, IDataObject> = {};
	for (const step of planOf(draft, files).steps) handles[step.name] = await step.send(api, handles);
	return handles;
}

/** A call that was made, as Preview would show it. */
export const asShown = ({ method, path, fields }: GraphCall) => ({
	method,
	url: path.startsWith('https://') ? path : `${GRAPH_URL}/${path}`,
	fields: encodeFields(fields ?? {}),
});

export const listAnswer = (...data: IDataObject[]) => ({ answer: { data } });
