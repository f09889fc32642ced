import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The events that a trigger can start on. `first`: those that a new trigger has chosen. */
export const triggerOnField = (
	events: ReadonlyArray<{ name: string; value: string; description: string }>,
	first: readonly string[],
): INodeProperties => ({
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'multiOptions',
	noDataExpression: true,
	options: events.map(({ name, value, description }): INodePropertyOptions => ({
		name,
		value,
		description,
	})),
	default: [...first],
	required: true,
});

/** What leaves out some of the events. */
export const filtersField = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options,
});

/** Filters that triggers of several networks have. `texts`: the events with a text, as a list. */
export const containsTextField = (texts: string): INodeProperties => ({
	displayName: 'Contains Text',
	name: 'containsText',
	type: 'string',
	default: '',
	placeholder: 'e.g. price',
	description: `Only ${texts} with this text in them, in upper or lower case. Other events are not affected.`,
});

/** `account`: what the network calls it. */
export const ownActionsField = (account: string): INodeProperties => ({
	displayName: 'Include Own Actions',
	name: 'includeOwnActions',
	type: 'boolean',
	default: false,
	description: `Whether to also start on what the ${account} itself does, such as its own comments. A workflow that comments can then start itself.`,
});

export const postIdField = (placeholder: string): INodeProperties => ({
	displayName: 'Post ID',
	name: 'postId',
	type: 'string',
	default: '',
	placeholder,
	description: 'Only what happens to this post',
});

export const topLevelOnlyField: INodeProperties = {
	displayName: 'Top-Level Comments Only',
	name: 'topLevelOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to leave out comments that reply to another comment',
};
