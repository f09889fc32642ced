import type { MetaChange } from '../../Meta/webhooks';
import { textOf } from '../../Meta/webhooks';
import type { FacebookEvent } from './event';
import { EDITED, REMOVED, hasVerb, itemOf, timeOf } from './event';

/** The items of the feed that stand on the Page as a post. */
const POST_ITEMS = [
	'album',
	'event',
	'link',
	'milestone',
	'note',
	'photo',
	'photo-album',
	'post',
	'share',
	'status',
	'story',
	'video',
];

const isPost = ({ value }: MetaChange) => POST_ITEMS.includes(textOf(value.item) ?? '');
/** Scheduled posts and drafts are delivered too, as not published. */
const isPublished = ({ value }: MetaChange) => value.published !== 0 && value.published !== false;

/** Facebook always names the Page as the author of its posts; visitors may stay nameless. */
function isByPage({ value, assetId }: MetaChange): boolean {
	return textOf((value.from as { id?: unknown } | null | undefined)?.id) === assetId;
}

const postItem = (event: string, change: MetaChange) =>
	itemOf({
		event,
		change,
		identity: [
			'post',
			textOf(change.value.post_id),
			textOf(change.value.verb),
			textOf(change.value.item),
			...(change.value.verb === 'add' ? [] : [timeOf(change)]),
		],
	});

/** @see https://developers.facebook.com/docs/graph-api/webhooks/reference/page#feed */
export const postEvents: readonly FacebookEvent[] = [
	{
		value: 'postPublished',
		name: 'Post Published by Page',
		description: 'When the Page publishes a post, also one that was scheduled',
		fields: ['feed'],
		hasText: true,
		isAboutPage: true,
		matches: (change) =>
			isPost(change) && hasVerb(change, ['add']) && isByPage(change) && isPublished(change),
		toItem: (change) => postItem('postPublished', change),
	},
	{
		value: 'postEdited',
		name: 'Post Edited',
		description: 'When a post on the Page is changed',
		fields: ['feed'],
		hasText: true,
		isAboutPage: false,
		matches: (change) => isPost(change) && hasVerb(change, EDITED),
		toItem: (change) => postItem('postEdited', change),
	},
	{
		value: 'postRemoved',
		name: 'Post Removed',
		description: 'When a post on the Page is deleted',
		fields: ['feed'],
		hasText: false,
		isAboutPage: false,
		matches: (change) => isPost(change) && hasVerb(change, REMOVED),
		toItem: (change) => postItem('postRemoved', change),
	},
	{
		value: 'visitorPost',
		name: 'Post by Visitor',
		description: 'When somebody else posts on the Page',
		fields: ['feed'],
		hasText: true,
		isAboutPage: false,
		matches: (change) =>
			isPost(change) && hasVerb(change, ['add']) && !isByPage(change) && isPublished(change),
		toItem: (change) => postItem('visitorPost', change),
	},
];
