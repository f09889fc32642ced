import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { inputError } from '../../shared/http/failure';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { LIST_FIELDS, readLimit } from '../../shared/run/listFields';
import { readTime } from '../../shared/time/timeParameter';
import { selectedAuthor } from '../authors';
import type { LinkedInApi } from '../connection';
import { authorField } from '../fields';
import { toPost } from '../postShape';
import { listPosts } from '../posts';

const FILTERS: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			default: '',
			description: 'Only posts from this time on',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Berlin',
			description:
				"Time zone of 'Since' and 'Until' if they name no offset; empty means that of the workflow",
		},
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			description: 'Only posts before this time',
		},
	],
};

export const getManyPosts: Operation<LinkedInApi> = {
	resource: 'post',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many posts',
	description:
		'List many posts of a page, newest first. Posts of persons can be read only with the permission r_member_social.',
	effect: 'read',
	repeatable: true,
	fields: [authorField, ...LIST_FIELDS, FILTERS],
	options: [RAW_OPTION],
	run: list,
};

async function list(context: RunContext<LinkedInApi>): Promise<OperationOutput[]> {
	const { since = -Infinity, until = Infinity } = readRange(context);
	const { urn } = await selectedAuthor(context);
	const limit = readLimit(context) ?? Infinity;
	const outputs: OperationOutput[] = [];
	for await (const raw of listPosts(context.api, urn)) {
		const time = Number(raw.createdAt);
		// The list has no filter of its own. What is older than wanted ends it: it is sorted by time.
		if (outputs.length >= limit || time < since) break;
		if (!(time >= until)) outputs.push(withRaw(context, toPost(raw), raw));
	}
	return outputs;
}

/** Milliseconds since 1970; undefined where a side is open. */
function readRange(context: RunContext<LinkedInApi>): { since?: number; until?: number } {
	const { since, until, timeZone } = context.param<IDataObject>('filters', {});
	const timeOf = (field: string, value: unknown) =>
		readTime(context.n8n, { field, value, zone: timeZone })?.toMillis();
	const range = { since: timeOf('Since', since), until: timeOf('Until', until) };
	if (range.since === undefined || range.until === undefined || range.since < range.until) {
		return range;
	}
	throw inputError(context.n8n.getNode(), {
		field: 'Since',
		happened: "'Since' is not before 'Until'",
		fix: "Give in 'Since' the earlier of the two times.",
	});
}
