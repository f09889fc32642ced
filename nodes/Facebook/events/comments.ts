import type { MetaChange } from '../../Meta/webhooks';
import { textOf } from '../../Meta/webhooks';
import type { FacebookEvent } from './event';
import { EDITED, REMOVED, hasVerb, itemOf, timeOf } from './event';

interface CommentEvent {
	value: string;
	name: string;
	description: string;
	verbs: readonly string[];
	hasText: boolean;
	/** It can happen to the same comment more than once. */
	happensAgain: boolean;
}

const isComment = ({ value }: MetaChange) => value.item === 'comment';

function commentEvent(event: CommentEvent): FacebookEvent {
	return {
		value: event.value,
		name: event.name,
		description: event.description,
		fields: ['feed'],
		hasText: event.hasText,
		isAboutPage: false,
		matches: (change) => isComment(change) && hasVerb(change, event.verbs),
		toItem: (change) =>
			itemOf({
				event: event.value,
				change,
				identity: [
					'comment',
					textOf(change.value.comment_id),
					textOf(change.value.verb),
					...(event.happensAgain ? [timeOf(change)] : []),
				],
			}),
	};
}

/** @see https://developers.facebook.com/docs/graph-api/webhooks/reference/page#feed */
export const commentEvents: readonly FacebookEvent[] = [
	commentEvent({
		value: 'commentAdded',
		name: 'Comment Added',
		description: 'When somebody comments on a post of the Page or replies to a comment',
		verbs: ['add'],
		hasText: true,
		happensAgain: false,
	}),
	commentEvent({
		value: 'commentEdited',
		name: 'Comment Edited',
		description: 'When a comment gets another text',
		verbs: EDITED,
		hasText: true,
		happensAgain: true,
	}),
	commentEvent({
		value: 'commentHidden',
		name: 'Comment Hidden or Shown',
		description: 'When a comment is hidden from the public or shown again',
		verbs: ['hide', 'unhide'],
		hasText: false,
		happensAgain: true,
	}),
	commentEvent({
		value: 'commentRemoved',
		name: 'Comment Removed',
		description: 'When a comment is deleted by its author, the Page or Facebook',
		verbs: REMOVED,
		hasText: false,
		happensAgain: false,
	}),
];
