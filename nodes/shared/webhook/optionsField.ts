import type { INodeProperties } from 'n8n-workflow';
import { DELIVERY_META_OPTION } from '../monitoring/deliveryMeta';

/** The Options of a trigger: its own and those that every trigger has. */
export const triggerOptionsField = (own: readonly INodeProperties[] = []): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...own, DELIVERY_META_OPTION].sort((one, other) =>
		one.displayName.localeCompare(other.displayName),
	),
});
