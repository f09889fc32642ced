import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { loadPage } from '../../Meta/graph';
import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { inputError } from '../../shared/http/failure';
import { paginate } from '../../shared/http/paginate';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { LIST_FIELDS, readLimit } from '../../shared/run/listFields';
import { toIso } from '../../shared/time/timeParameter';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { accountField } from '../fields';
import { INSTAGRAM } from '../platform';
import { asNumberOrNull, asText, asTextOrNull } from '../../shared/json/read';

const HASHTAG: INodeProperties = {
	displayName: 'Hashtag',
	name: 'hashtag',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. bakery',
	description: 'The hashtag, with or without the #',
};

const ORDER: INodeProperties = {
	displayName: 'Which Posts',
	name: 'which',
	type: 'options',
	options: [
		{ name: 'Recent', value: 'recent_media', description: 'Posts of the last 24 hours' },
		{ name: 'Top', value: 'top_media', description: 'The most popular posts' },
	],
	default: 'recent_media',
};

const MAX_PER_PAGE = 50;
const FIELDS = 'id,caption,media_type,permalink,timestamp,like_count,comments_count';

/** @see https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/hashtag-search */
export const getHashtagPosts: Operation<InstagramApi> = {
	resource: 'hashtag',
	operation: 'getPosts',
	name: 'Get Posts',
	action: 'Get posts with hashtag',
	description:
		'List public posts with a hashtag, of the last 24 hours or the most popular ones. An account can ask for 30 different hashtags in 7 days. Needs Facebook Login and the feature Instagram Public Content Access.',
	effect: 'read',
	repeatable: true,
	fields: [accountField, HASHTAG, ORDER, ...LIST_FIELDS],
	options: [RAW_OPTION],
	run: listPosts,
};

async function listPosts(context: RunContext<InstagramApi>): Promise<OperationOutput[]> {
	const name = readName(context);
	if (context.api.login !== 'facebook') {
		throw inputError(context.n8n.getNode(), {
			field: 'Authentication',
			happened: 'Hashtags can be searched through Facebook Login only',
			fix: "Choose another 'Authentication'.",
		});
	}
	const { id: accountId, graph } = await selectedAccount(context);
	const found = await graph.call({
		method: 'GET',
		path: 'ig_hashtag_search',
		fields: { user_id: accountId, q: name },
	});
	const [hashtag] = (found.data ?? []) as IDataObject[];
	if (!hashtag) return [];
	const path = `${String(hashtag.id)}/${context.param('which', 'recent_media')}`;
	const fields = { user_id: accountId, fields: FIELDS };
	const limit = readLimit(context);
	const pageSize = Math.min(limit ?? MAX_PER_PAGE, MAX_PER_PAGE);
	const posts = paginate(
		async (after) => await loadPage(graph.call, path, { ...fields, after }, pageSize),
		limit,
	);
	const outputs: OperationOutput[] = [];
	for await (const raw of posts) {
		outputs.push(withRaw(context, toPost(raw, name), raw));
	}
	return outputs;
}

function readName({ n8n, param }: RunContext<InstagramApi>): string {
	const name = String(param<unknown>('hashtag', '') ?? '')
		.trim()
		.replace(/^[#＃]/, '');
	if (name && !/\s/.test(name)) return name;
	throw inputError(n8n.getNode(), {
		field: 'Hashtag',
		happened: name ? `'${name}' is more than one word` : "'Hashtag' is empty",
		fix: 'Give one hashtag, e.g. bakery.',
	});
}

/** Instagram does not say whose posts they are. */
function toPost(raw: IDataObject, hashtag: string): IDataObject {
	return {
		platform: INSTAGRAM.id,
		id: String(raw.id),
		hashtag,
		text: asText(raw.caption),
		mediaType: asTextOrNull(raw.media_type),
		url: asTextOrNull(raw.permalink),
		createdAt: toIso(raw.timestamp),
		likes: asNumberOrNull(raw.like_count),
		comments: asNumberOrNull(raw.comments_count),
	};
}
