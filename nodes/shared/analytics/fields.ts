import type { INodeProperties } from 'n8n-workflow';
import type { AnalyticsCapability } from './capability';

/** Fields of Get Post: one post or the most recent ones. */
export function postFields<Api>(capability: AnalyticsCapability<Api>): INodeProperties[] {
	return [
		...capability.accountFields,
		{
			displayName: 'Posts',
			name: 'posts',
			type: 'options',
			options: [
				{ name: 'One Post', value: 'one', description: 'A post by its ID or URL' },
				{ name: 'Recent Posts', value: 'recent', description: 'The newest published posts' },
			],
			default: 'one',
		},
		{ ...capability.postField, displayOptions: { show: { posts: ['one'] } } },
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { posts: ['recent'] } },
		},
	];
}

/** Fields of Get Account: the period and whether days come out one by one. */
export function accountFields<Api>(capability: AnalyticsCapability<Api>): INodeProperties[] {
	return [
		...capability.accountFields,
		...periodFields(
			`Whole days in the time zone in which the network counts (${capability.reportingZone}), today left out`,
		),
		{
			displayName: 'Per Day',
			name: 'perDay',
			type: 'boolean',
			default: false,
			description: 'Whether to put out one item per day instead of one for the whole period',
		},
	];
}

/** A period by name or by its first and last day, as `readPeriod` reads it. */
export function periodFields(description: string): INodeProperties[] {
	return [
		{
			displayName: 'Period',
			name: 'period',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom' },
				{ name: 'Last 28 Days', value: 'last28' },
				{ name: 'Last 7 Days', value: 'last7' },
				{ name: 'Last 90 Days', value: 'last90' },
				{ name: 'Yesterday', value: 'last1' },
			],
			default: 'last28',
			description,
		},
		dayField('From', 'from', 'First day of the period'),
		dayField('To', 'to', 'Last day of the period, included'),
	];
}

function dayField(displayName: string, name: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		required: true,
		placeholder: 'e.g. 2026-11-01',
		description,
		displayOptions: { show: { period: ['custom'] } },
	};
}
