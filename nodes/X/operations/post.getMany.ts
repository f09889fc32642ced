import type { INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { inputError } from '../../shared/http/failure';
import { toServerTime } from '../../shared/http/serverClock';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { LIST_FIELDS, readLimit } from '../../shared/run/listFields';
import { readTimeRange, timeRangeFilters } from '../../shared/time/timeRange';
import { dataOf } from '../answers';
import type { XApi } from '../connection';
import { ownPosts } from '../ownPosts';
import { X } from '../platform';
import { POST_QUERY, toPost } from '../postShape';

const SMALLEST_PAGE = 5;
const LARGEST_PAGE = 100;
const SMALLEST_SEARCH_PAGE = 10;
const MAX_QUERY = 512;
/** How long before a call its end has to be, and a second for the way to X. */
const FRESHEST_MS = 10_000 + 1000;

const WHICH: INodeProperties = {
	displayName: 'Which Posts',
	name: 'which',
	type: 'options',
	options: [
		{
			name: 'Mentions',
			value: 'mentions',
			description: 'Posts of others that mention the account, the newest 800',
		},
		{
			name: 'Own',
			value: 'own',
			description: 'Posts and replies of the account without reposts, the newest 3,200',
		},
		{
			name: 'Search',
			value: 'search',
			description: "Posts of the last 7 days that X's search finds",
		},
	],
	default: 'own',
};

const QUERY: INodeProperties = {
	displayName: 'Search Query',
	name: 'query',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. from:XDevelopers -is:retweet has:links',
	description: "What to search for, with X's operators; up to 512 characters",
	displayOptions: { show: { which: ['search'] } },
};

export const getManyPosts: Operation<XApi> = {
	resource: 'post',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many posts',
	description:
		'List many posts of the account, posts that mention it, or posts that a search finds, newest first. X charges for each post read.',
	effect: 'read',
	repeatable: true,
	fields: [WHICH, QUERY, ...LIST_FIELDS, timeRangeFilters()],
	options: [RAW_OPTION],
	run: listPosts,
};

async function listPosts(context: RunContext<XApi>): Promise<OperationOutput[]> {
	const limit = readLimit(context) ?? Infinity;
	const outputs: OperationOutput[] = [];
	for await (const answer of await pagesOf(context, limit)) {
		for (const raw of dataOf(answer)) {
			if (outputs.length >= limit) return outputs;
			outputs.push(withRaw(context, toPost(raw, answer), raw));
		}
		if (outputs.length >= limit) return outputs;
	}
	return outputs;
}

/** @see https://docs.x.com/x-api/posts/timelines/introduction */
async function pagesOf(context: RunContext<XApi>, limit: number) {
	const { api } = context;
	const which = context.param<'own' | 'mentions' | 'search'>('which', 'own');
	const range = timesOf(context);
	if (which === 'search') {
		return api.user.pages({
			path: '/2/tweets/search/recent',
			query: { ...POST_QUERY, ...range, query: readQuery(context) },
			pageSize: pageSize(limit, SMALLEST_SEARCH_PAGE),
			cursor: 'next_token',
		});
	}
	const { id } = await api.me();
	if (which === 'own') return ownPosts(api.user, id, { ...POST_QUERY, ...range, limit });
	return api.user.pages({
		path: `/2/users/${id}/mentions`,
		query: { ...POST_QUERY, ...range },
		pageSize: pageSize(limit, SMALLEST_PAGE),
	});
}

const pageSize = (limit: number, smallest: number): number =>
	Math.min(LARGEST_PAGE, Math.max(smallest, limit));

function timesOf(context: RunContext<XApi>) {
	const { since, until } = readTimeRange(context);
	return { start_time: toTime(since), end_time: isPast(until) ? toTime(until) : undefined };
}

/** Whether X takes this as an end; a later one bounds nothing, and X refuses it. */
const isPast = (seconds: number | undefined): boolean =>
	seconds !== undefined && seconds * 1000 <= toServerTime(X.id, Date.now()) - FRESHEST_MS;

/** X takes whole seconds. */
const toTime = (seconds: number | undefined): string | undefined =>
	seconds === undefined ? undefined : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

function readQuery({ api, param }: RunContext<XApi>): string {
	const query = String(param<unknown>('query', '')).trim();
	if (query && query.length <= MAX_QUERY) return query;
	throw inputError(api.node, {
		field: 'Search Query',
		happened: query
			? `'Search Query' has ${query.length} characters; X takes ${MAX_QUERY}`
			: "'Search Query' is empty",
		fix: "Give what to search for, such as 'from:XDevelopers'.",
	});
}
