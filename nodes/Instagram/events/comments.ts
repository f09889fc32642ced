import type { MetaChange } from '../../Meta/webhooks';
import { textOf } from '../../Meta/webhooks';
import type { InstagramEvent } from './event';
import { authorOf, contentOf, itemOf, partOf } from './event';

function commentEvent(
	field: 'comments' | 'live_comments',
	texts: Pick<InstagramEvent, 'value' | 'name' | 'description'>,
): InstagramEvent {
	return {
		...texts,
		fields: [field],
		hasText: true,
		matches: (change) => change.field === field,
		toItem: (change) => commentItem(texts.value, change),
	};
}

function commentItem(event: string, change: MetaChange) {
	const { value } = change;
	const id = textOf(value.id) ?? textOf(value.comment_id);
	return itemOf({
		event,
		change,
		identity: [id ?? contentOf(change)],
		postId: textOf(partOf(value.media).id),
		commentId: id,
		parentId: textOf(value.parent_id),
		author: authorOf(value.from),
		text: textOf(value.text),
	});
}

/** @see https://developers.facebook.com/docs/instagram-platform/webhooks */
export const commentEvents: readonly InstagramEvent[] = [
	commentEvent('comments', {
		value: 'commentAdded',
		name: 'Comment Added',
		description:
			'When somebody comments on a post of the account or replies to a comment. Through Instagram Login mentions in comments come here too.',
	}),
	commentEvent('live_comments', {
		value: 'liveCommentAdded',
		name: 'Live Comment Added',
		description: 'When somebody comments on a live video',
	}),
];
