import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { readTimeRange, timeRangeFilters } from '../../shared/time/timeRange';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { pageField } from '../fields';
import { COUNT_FIELDS, POST_FIELDS, toPost } from '../postShape';
import { LIST_FIELDS, readLimit } from '../../shared/run/listFields';

/** https://developers.facebook.com/docs/graph-api/reference/page/feed */
const EDGES = {
	published: 'published_posts',
	scheduled: 'scheduled_posts',
	tagged: 'tagged',
	visitor: 'visitor_posts',
} as const;

const WHICH: INodeProperties = {
	displayName: 'Which Posts',
	name: 'which',
	type: 'options',
	options: [
		{ name: 'Published', value: 'published', description: 'What the Page has published' },
		{ name: 'Scheduled', value: 'scheduled', description: 'What Facebook will publish later' },
		{ name: 'Tagged', value: 'tagged', description: 'Posts of others that tag the Page' },
		{ name: 'Visitor', value: 'visitor', description: 'Posts that others have put on the Page' },
	],
	default: 'published',
};

const FILTERS = timeRangeFilters({ show: { which: ['published', 'tagged', 'visitor'] } });

export const getManyPosts: Operation<FacebookApi> = {
	resource: 'post',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many posts',
	description:
		'List many posts of a Page: published, scheduled, by visitors, or tagging the Page. About the newest 600 published posts per year can be reached.',
	effect: 'read',
	repeatable: true,
	fields: [pageField, WHICH, ...LIST_FIELDS, FILTERS],
	options: [
		{
			displayName: 'Include Counts',
			name: 'includeCounts',
			type: 'boolean',
			default: false,
			description: 'Whether to add the numbers of shares, reactions and comments',
		},
		RAW_OPTION,
	],
	run: listPosts,
};

async function listPosts(context: RunContext<FacebookApi>): Promise<OperationOutput[]> {
	const which = context.param<keyof typeof EDGES>('which', 'published');
	const { includeCounts } = context.param<IDataObject>('options', {});
	const range = which === 'scheduled' ? {} : readTimeRange(context);
	const page = await selectedPage(context);
	const limit = readLimit(context);
	const fields = includeCounts ? `${POST_FIELDS},${COUNT_FIELDS}` : POST_FIELDS;
	const outputs: OperationOutput[] = [];
	const path = `${page.id}/${EDGES[which]}`;
	for await (const raw of page.graph.list(path, { fields, ...range }, limit)) {
		outputs.push(withRaw(context, toPost(raw), raw));
	}
	return outputs;
}
