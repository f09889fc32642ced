import type { MetaChange } from '../../Meta/webhooks';
import { textOf } from '../../Meta/webhooks';
import type { FacebookEvent, FacebookItem } from './event';
import { EDITED, REMOVED, hasVerb, itemOf, timeOf } from './event';

const isReaction = ({ value }: MetaChange) => value.item === 'reaction' || value.item === 'like';

/** A plain like may come as an item of its own, without a reaction type. */
const reactionOf = ({ value }: MetaChange) =>
	textOf(value.reaction_type) ?? (value.item === 'like' ? 'like' : undefined);

function reactionItem(event: string, change: MetaChange): FacebookItem {
	const { value, position } = change;
	const item = itemOf({ event, change, identity: [] });
	const reaction = reactionOf(change);
	// Two people whom Facebook does not name can react alike in the same second.
	const who = item.author?.id ?? `#${position}`;
	const about = textOf(value.comment_id) ?? textOf(value.post_id);
	const id = [item.page.id, 'reaction', about, who, item.verb, reaction, timeOf(change)].join(':');
	return { ...item, id, ...(reaction ? { reaction } : {}) };
}

/** @see https://developers.facebook.com/docs/graph-api/webhooks/reference/page#feed */
export const reactionEvents: readonly FacebookEvent[] = [
	{
		value: 'reactionAdded',
		name: 'Reaction Added',
		description: 'When somebody reacts to a post or comment, or changes the reaction',
		fields: ['feed'],
		hasText: false,
		isAboutPage: false,
		matches: (change) => isReaction(change) && hasVerb(change, ['add', ...EDITED]),
		toItem: (change) => reactionItem('reactionAdded', change),
	},
	{
		value: 'reactionRemoved',
		name: 'Reaction Removed',
		description: 'When somebody takes a reaction back',
		fields: ['feed'],
		hasText: false,
		isAboutPage: false,
		matches: (change) => isReaction(change) && hasVerb(change, REMOVED),
		toItem: (change) => reactionItem('reactionRemoved', change),
	},
];
