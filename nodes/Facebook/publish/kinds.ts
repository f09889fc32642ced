import type { PublishKind } from '../../shared/publish/capability';

/** The kinds of post that a Page can publish, in the order of the editor. */
export const FACEBOOK_KINDS: readonly PublishKind[] = [
	{
		value: 'text',
		name: 'Text or Link',
		description: 'A text, a link with its preview, or both',
		inputs: ['text', 'link'],
	},
	{
		value: 'photo',
		name: 'Photos',
		description: 'One photo, or up to 10 in one post',
		inputs: ['text', 'media'],
		media: 'picture',
	},
	{
		value: 'carousel',
		name: 'Link Carousel',
		description: 'Two to five cards that link to web pages',
		inputs: ['text', 'link'],
	},
	{
		value: 'video',
		name: 'Video',
		description: 'A video in the feed',
		inputs: ['text', 'media'],
		media: 'video',
	},
	{
		value: 'reel',
		name: 'Reel',
		description: 'An upright video of 3 to 90 seconds',
		inputs: ['text', 'media'],
		media: 'video',
	},
	{
		value: 'photoStory',
		name: 'Photo Story',
		description: 'A photo that is shown for 24 hours',
		inputs: ['media'],
		media: 'picture',
	},
	{
		value: 'videoStory',
		name: 'Video Story',
		description: 'An upright video that is shown for 24 hours',
		inputs: ['media'],
		media: 'video',
	},
];
