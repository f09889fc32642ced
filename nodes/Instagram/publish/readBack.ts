import type { IDataObject } from 'n8n-workflow';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Draft } from '../../shared/publish/draft';
import type { Handles, Look } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import type { GraphClient } from '../../Meta/graph';
import type { InstagramApi } from '../connection';
import { INSTAGRAM } from '../platform';
import type { Post } from '../postShape';
import { KEY_FIELDS, typeOf } from '../postShape';
import { CONTAINER } from './containers';
import { readContainer } from './containerStatus';

/** Three times what Instagram lets apps publish in a day. */
const READ_AT_MOST = 300;

const TYPE_OF_KIND: Readonly<Record<string, Post['type']>> = {
	photo: 'photo',
	carousel: 'carousel',
	reel: 'reel',
	photoStory: 'story',
	videoStory: 'story',
};

export interface FindInput {
	draft: Draft;
	accountId: string;
	handles: Handles;
	look: Look;
}

/**
 * Whether a post is out. The status of its container tells; where the container is not known, since
 * the process that made it is gone, the content has to.
 */
export async function findPublished(
	api: InstagramApi,
	input: FindInput,
): Promise<Found<IDataObject>> {
	const containerId = input.handles[CONTAINER]?.containerId;
	if (!containerId) return await findByContent(api, input);
	const { code } = await readContainer(api, input.accountId, String(containerId));
	if (code === '') return { status: 'unknown', reason: 'Instagram does not say how far it is' };
	if (code !== 'PUBLISHED') return { status: 'not-done' };
	const found = await findByContent(api, input);
	if (found.status === 'done') return found;
	// It is out all the same: that nobody can tell which one it is must not publish it again.
	return { status: 'done', handle: { id: '', containerId: String(containerId) } };
}

/**
 * Looks through what is new. With a caption, the oldest post that has it is ours. Without one, as
 * with every story, nobody can tell ours from another: a single new one after a container was
 * published is ours, and only the absence of any is clear otherwise.
 */
async function findByContent(
	api: InstagramApi,
	{ draft, accountId, handles, look }: FindInput,
): Promise<Found<IDataObject>> {
	const { posts: candidates, isCut } = await readNew(api, { draft, accountId, look });
	const mine = candidates.filter(
		({ caption }) => normal(String(caption ?? '')) === normal(draft.text),
	);
	const oldest = mine[mine.length - 1];
	if (!oldest) return isCut ? CUT : { status: 'not-done' };
	if (draft.text.trim() !== '' || (handles[CONTAINER] && mine.length === 1)) {
		return { status: 'done', handle: oldest };
	}
	return {
		status: 'unknown',
		reason: 'the account shows a new post without a text, which may be this one',
	};
}

/** New posts of the kind that belong to no other item, newest first. */
async function readNew(
	api: InstagramApi,
	{ draft, accountId, look }: Pick<FindInput, 'draft' | 'accountId' | 'look'>,
): Promise<{ posts: IDataObject[]; isCut: boolean }> {
	const { graph } = await api.account(accountId);
	const since = earliestServerTime(INSTAGRAM.id, look.since);
	const type = TYPE_OF_KIND[draft.kind];
	const edge = type === 'story' ? 'stories' : 'media';
	const path = `${accountId}/${edge}`;
	const { posts, isCut } = await look.list(path, async () => await readSince(graph, path, since));
	const own = posts.filter((raw) => typeOf(raw) === type && !look.isClaimed(String(raw.id)));
	return { posts: own, isCut };
}

async function readSince(
	graph: GraphClient,
	path: string,
	since: number,
): Promise<{ posts: IDataObject[]; isCut: boolean }> {
	const posts: IDataObject[] = [];
	let count = 0;
	for await (const raw of graph.list(path, { fields: KEY_FIELDS }, READ_AT_MOST + 1)) {
		if (count++ === READ_AT_MOST) return { posts, isCut: true };
		const isOld = Date.parse(String(raw.timestamp)) < since;
		// A post without a time is not older: it must not be taken for absent.
		if (!isOld) posts.push(raw);
		// Only posts are documented to come newest first.
		else if (path.endsWith('/media')) break;
	}
	return { posts, isCut: false };
}

const CUT = {
	status: 'unknown',
	reason: `the account has more than ${READ_AT_MOST} newer posts, and this one is not among the newest`,
} as const;

/** Instagram trims captions and turns line ends into \n. */
const normal = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
