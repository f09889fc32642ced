import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../../contract/operation';
import { inputError } from '../../http/failure';
import { readTime } from '../../time/timeParameter';

export type SyncMode = 'incremental' | 'everything' | 'since';

const MODES: Array<{ name: string; value: SyncMode; description: string }> = [
	{
		name: 'New Since Last Run',
		value: 'incremental',
		description: 'What no earlier run of this node has put out. The first run takes everything.',
	},
	{
		name: 'Everything',
		value: 'everything',
		description:
			'All leads that the network still has, even if they were put out before. Later runs can go on from there.',
	},
	{
		name: 'Since a Time',
		value: 'since',
		description: 'All leads from a time on, each time it runs. Remembers nothing.',
	},
];

export const SYNC_FIELDS: INodeProperties[] = [
	{
		displayName: 'Which Leads',
		name: 'which',
		type: 'options',
		noDataExpression: true,
		options: MODES,
		default: 'incremental',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'Only leads that were submitted at this time or later',
		displayOptions: { show: { which: ['since'] } },
	},
];

export const SYNC_OPTIONS: INodeProperties[] = [
	{
		displayName: 'First Run',
		name: 'firstRun',
		type: 'options',
		options: [
			{
				name: 'Everything',
				value: 'everything',
				description: 'Put out all leads that the network still has',
			},
			{
				name: 'From Now On',
				value: 'fromNow',
				description: 'Put out nothing, and later only what is submitted from now on',
			},
		],
		default: 'everything',
		description: "What 'New Since Last Run' does with a form that it does not know yet",
	},
	{
		displayName: 'Max Leads',
		name: 'maxLeads',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			"How many leads a run may put out, the newest first; the next run of 'New Since Last Run' goes on from there. 0 means all.",
	},
	{
		displayName: 'Overlap (Minutes)',
		name: 'overlap',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description:
			'How far before the newest lead of the last run to read again, because networks show some leads late. What was put out before is left out.',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description: "Time zone of 'Since' if it names no offset; empty means that of the workflow",
	},
];

export interface SyncSettings {
	mode: SyncMode;
	/** Unix seconds. */
	since?: number;
	firstRun: 'everything' | 'fromNow';
	maxLeads: number;
	overlapSeconds: number;
}

/** Throws an input error where 'Since' is missing or no time. */
export function readSyncSettings<Api>(context: RunContext<Api>): SyncSettings {
	const options = context.param<IDataObject>('options', {});
	const mode = context.param<SyncMode>('which', 'incremental');
	return {
		mode,
		...(mode === 'since' ? { since: readSince(context, options.timeZone) } : {}),
		firstRun: options.firstRun === 'fromNow' ? 'fromNow' : 'everything',
		maxLeads: readCount(context, 'Max Leads', options.maxLeads ?? 0) || Infinity,
		overlapSeconds: readCount(context, 'Overlap (Minutes)', options.overlap ?? 60) * 60,
	};
}

/** A number in a field, 0 or more; an expression may give it as text. */
function readCount<Api>(context: RunContext<Api>, field: string, value: unknown): number {
	const count = value === '' ? NaN : Number(value);
	if (Number.isFinite(count) && count >= 0) return Math.floor(count);
	throw inputError(context.n8n.getNode(), {
		field,
		happened: `'${String(value)}' in '${field}' is not a number of 0 or more`,
		fix: `Give '${field}' as a whole number, e.g. 60.`,
	});
}

function readSince<Api>(context: RunContext<Api>, zone: unknown): number {
	const value = context.param<unknown>('since', '');
	const time = readTime(context.n8n, { field: 'Since', value, zone });
	if (time) return Math.floor(time.toSeconds());
	throw inputError(context.n8n.getNode(), {
		field: 'Since',
		happened: "'Since' is empty",
		fix: "Give the time from which on leads are wanted, or choose 'New Since Last Run'.",
	});
}
