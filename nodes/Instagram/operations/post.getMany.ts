import type { INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { LIST_FIELDS, readLimit } from '../../shared/run/listFields';
import { readTimeRange, timeRangeFilters } from '../../shared/time/timeRange';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { accountField } from '../fields';
import { POST_FIELDS, toPost } from '../postShape';

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media */
const WHICH: INodeProperties = {
	displayName: 'Which Posts',
	name: 'which',
	type: 'options',
	options: [
		{ name: 'Live Stories', value: 'stories', description: 'Stories of the last 24 hours' },
		{ name: 'Published', value: 'media', description: 'Posts and reels of the account' },
		{ name: 'Tagged', value: 'tags', description: 'Posts of others that tag the account' },
	],
	default: 'media',
};

const FILTERS = timeRangeFilters({ show: { which: ['media'] } });

export const getManyPosts: Operation<InstagramApi> = {
	resource: 'post',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many posts',
	description:
		'List many posts and reels of the account, its live stories, or posts of others that tag it, newest first',
	effect: 'read',
	repeatable: true,
	fields: [accountField, WHICH, ...LIST_FIELDS, FILTERS],
	options: [RAW_OPTION],
	run: listPosts,
};

/** Fields that posts of others do not show. */
const OWN_ONLY = ['is_comment_enabled', 'alt_text'];

async function listPosts(context: RunContext<InstagramApi>): Promise<OperationOutput[]> {
	const which = context.param<'media' | 'stories' | 'tags'>('which', 'media');
	const range = which === 'media' ? readTimeRange(context) : {};
	const account = await selectedAccount(context);
	const names = POST_FIELDS.split(/,(?![^{]*})/);
	const fields = (
		which === 'tags' ? names.filter((name) => !OWN_ONLY.includes(name)) : names
	).join();
	const outputs: OperationOutput[] = [];
	const path = `${account.id}/${which}`;
	for await (const raw of account.graph.list(path, { fields, ...range }, readLimit(context))) {
		outputs.push(withRaw(context, toPost(raw), raw));
	}
	return outputs;
}
