import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import { readTime } from './timeParameter';

/** The Filters of a list of posts: from when and until when. */
export function timeRangeFilters(
	displayOptions: INodeProperties['displayOptions'] = {},
): INodeProperties {
	return {
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
		displayOptions,
	};
}

/** Whole seconds since 1970; undefined where a side is open. */
export interface TimeRange {
	since?: number;
	until?: number;
}

/** What the Filters say; throws for a range that ends before it begins. */
export function readTimeRange<Api>({ n8n, param }: RunContext<Api>): TimeRange {
	const { since, until, timeZone } = param<IDataObject>('filters', {});
	const secondsOf = (field: string, value: unknown) => {
		const time = readTime(n8n, { field, value, zone: timeZone });
		return time && Math.floor(time.toSeconds());
	};
	const range = { since: secondsOf('Since', since), until: secondsOf('Until', until) };
	if (range.since === undefined || range.until === undefined || range.since < range.until) {
		return range;
	}
	throw inputError(n8n.getNode(), {
		field: 'Since',
		happened: "'Since' is not before 'Until'",
		fix: "Give in 'Since' the earlier of the two times.",
	});
}
