import type { IDataObject } from 'n8n-workflow';
import type { InstagramApi } from '../../nodes/Instagram/connection';
import { INSTAGRAM } from '../../nodes/Instagram/platform';
import { instagramPublish } from '../../nodes/Instagram/publish/capability';
import type { MetaConnection } from '../../nodes/Meta/connection';
import type { RunContext } from '../../nodes/shared/contract/operation';
import type { Media } from '../../nodes/shared/media/media';
import type { Way } from '../../nodes/shared/media/way';
import type { Draft } from '../../nodes/shared/publish/draft';
import type { Handles } from '../../nodes/shared/publish/plan';
import type { PlacedMedia } from '../../nodes/shared/publish/pull';
import { openJournal } from '../../nodes/shared/run/journal';
import type { FakeGraph, Script } from '../support/fakeGraph';
import { fakeGraph } from '../support/fakeGraph';
import type { FakeOptions } from '../support/fakeN8n';
import { NODE, fakeN8n } from '../support/fakeN8n';
import { mediaOf } from '../Facebook/publish/support/fixture';

export const ACCOUNT = { id: '17841405822304914', name: 'fernandco' };
export const NOW = Date.parse('2026-11-20T10:00:00Z');

export { draftOf, mediaOf } from '../Facebook/publish/support/fixture';

export interface FakeAccount {
	api: InstagramApi;
	graph: FakeGraph;
	page: FakeGraph;
	upload: FakeGraph;
}

/** An account through Facebook Login, linked to the Page 77, whose network is scripted. */
export function fakeAccount(script: Script, page: Script = {}, upload: Script = {}): FakeAccount {
	const graph = fakeGraph(script, INSTAGRAM);
	const pageGraph = fakeGraph(page);
	const uploadGraph = fakeGraph(upload);
	const meta = {
		node: NODE,
		credentialType: 'socialOpsFacebookTokenApi',
		credential: { isPageToken: false },
		budgetOwner: 'app',
		user: graph,
		counting: () => graph,
		upload: uploadGraph,
		app: () => fakeGraph({}),
		page: async (id: string) => ({
			id,
			name: 'Fern & Co',
			graph: pageGraph,
			leads: pageGraph,
			upload: uploadGraph,
		}),
		inspectToken: async () => ({}),
	} as MetaConnection;
	const api: InstagramApi = {
		login: 'facebook',
		node: NODE,
		budgetOwner: 'app',
		user: graph,
		meta,
		account: async (id) => ({ id, username: ACCOUNT.name, graph }),
	};
	return { api, graph, page: pageGraph, upload: uploadGraph };
}

/** The same through Instagram Login. */
export function fakeLogin(script: Script): { api: InstagramApi; graph: FakeGraph } {
	const graph = fakeGraph(script, INSTAGRAM);
	const api: InstagramApi = {
		login: 'instagram',
		node: NODE,
		budgetOwner: 'token',
		user: graph,
		expiresAt: undefined,
		account: async () => ({ id: ACCOUNT.id, username: ACCOUNT.name, graph }),
	};
	return { api, graph };
}

export interface ItemSetup {
	api: InstagramApi;
	params?: Record<string, unknown>;
	n8n?: FakeOptions;
}

/** One item of the node. */
export function itemOf({ api, params = {}, n8n: options }: ItemSetup) {
	const hints: string[] = [];
	const { n8n } = fakeN8n(options);
	n8n.addExecutionHints = (...added) => {
		hints.push(...added.map(({ message }) => message));
	};
	const given: Record<string, unknown> = { account: ACCOUNT.id, ...params };
	const context: RunContext<InstagramApi> = {
		n8n,
		api,
		itemIndex: 0,
		journal: openJournal(n8n, Date.now())(0),
		afterRun: (work) => work(),
		param: <T>(name: string, fallback: T) => (name in given ? (given[name] as T) : fallback),
	};
	return { context, hints };
}

export const picture = (facts: Partial<Media> = {}) =>
	mediaOf({ fileName: 'a.jpg', mimeType: 'image/jpeg', width: 1080, height: 1080, ...facts });

export const clip = (facts: Partial<Media> = {}) =>
	mediaOf({ width: 1080, height: 1920, durationSeconds: 10, ...facts });

/** A file of the item that takes a way. */
export function placedFile(file: Media, way: Way, altText?: string): PlacedMedia {
	const media = {
		source: 'binary',
		field: 'data',
		sha256: 'ab',
		...(altText ? { altText } : {}),
	} as const;
	return { media, file, path: { kind: 'way', way } };
}

export function placedUrl(url: string): PlacedMedia {
	return { media: { source: 'url', url }, file: undefined, path: { kind: 'given', url } };
}

export interface PlanSetup {
	draft: Draft;
	placed: PlacedMedia[];
	cover?: PlacedMedia;
}

export function planOf({ draft, placed, cover }: PlanSetup) {
	const files = placed.map(({ file }) => file);
	const media = placed.map((one) => one.media);
	return instagramPublish.prepare({
		draft: { ...draft, media },
		files,
		placed,
		account: ACCOUNT,
		now: NOW,
		...(cover ? { cover } : {}),
	});
}

/** Sends all steps one after the other, each with the results of those before. */
export async function sendAll(api: InstagramApi, setup: PlanSetup): Promise<Handles> {
	const handles: Record<string, IDataObject> = {};
	for (const step of planOf(setup).steps) handles[step.name] = await step.send(api, handles);
	return handles;
}
