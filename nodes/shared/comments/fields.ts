import type { INodeProperties } from 'n8n-workflow';
import type { CommentsCapability } from './capability';
import { LIST_FIELDS } from '../run/listFields';

const textField = (description: string): INodeProperties => ({
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Thank you for your question, we are open until six',
	description,
});

/** Fields of Create: what is commented on, the text, and what the network adds. */
export function createFields<Api>(capability: CommentsCapability<Api>): INodeProperties[] {
	return [
		...capability.accountFields,
		{
			displayName: 'Comment On',
			name: 'commentOn',
			type: 'options',
			options: [
				{ name: 'Post', value: 'post', description: 'A new comment under a post' },
				{ name: 'Comment', value: 'comment', description: 'A reply to a comment' },
			],
			default: 'post',
		},
		{ ...capability.postField, displayOptions: { show: { commentOn: ['post'] } } },
		{ ...capability.commentField, displayOptions: { show: { commentOn: ['comment'] } } },
		textField('What the comment says'),
		...capability.createFields,
	];
}

/** Fields of Get Many. */
export function listFields<Api>(capability: CommentsCapability<Api>): INodeProperties[] {
	return [
		...capability.accountFields,
		capability.postField,
		...LIST_FIELDS,
		...capability.listFields,
	];
}

/** Fields of Private Reply. */
export function privateReplyFields<Api>(capability: CommentsCapability<Api>): INodeProperties[] {
	return [
		...capability.accountFields,
		capability.commentField,
		{ ...textField('What the message says'), required: true },
	];
}

/** Fields of Update. */
export function updateFields<Api>(capability: CommentsCapability<Api>): INodeProperties[] {
	return [
		...capability.accountFields,
		capability.commentField,
		{ ...textField('What the comment says from now on'), required: true },
	];
}

/** Options of what writes a comment or a message. */
export const SEND_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Send When Unknown',
		name: 'sendWhenUnknown',
		type: 'boolean',
		default: false,
		description:
			'Whether to send again when it cannot be found out if an earlier try has succeeded. Off, such an item ends with an error; on, people may see it twice.',
	},
];
