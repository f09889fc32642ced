import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { LIST_FIELDS, readLimit } from '../../shared/run/listFields';
import { readTimeRange, timeRangeFilters } from '../../shared/time/timeRange';
import { selectedAuthor } from '../authors';
import type { LinkedInApi } from '../connection';
import { authorField } from '../fields';
import { toPost } from '../postShape';
import { listPosts } from '../posts';

export const getManyPosts: Operation<LinkedInApi> = {
	resource: 'post',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many posts',
	description:
		'List many posts of a page, newest first. Posts of persons can be read only with the permission r_member_social.',
	effect: 'read',
	repeatable: true,
	fields: [authorField, ...LIST_FIELDS, timeRangeFilters()],
	options: [RAW_OPTION],
	run: list,
};

async function list(context: RunContext<LinkedInApi>): Promise<OperationOutput[]> {
	const { since = -Infinity, until = Infinity } = readTimeRange(context);
	const { urn } = await selectedAuthor(context);
	const limit = readLimit(context) ?? Infinity;
	const outputs: OperationOutput[] = [];
	for await (const raw of listPosts(context.api, urn)) {
		const seconds = Number(raw.createdAt) / 1000;
		// The list has no filter of its own. What is older than wanted ends it: it is sorted by time.
		if (outputs.length >= limit || seconds < since) break;
		if (!(seconds >= until)) outputs.push(withRaw(context, toPost(raw), raw));
	}
	return outputs;
}
