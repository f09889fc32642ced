import type { PublishKind } from '../../shared/publish/capability';

/** The kinds of post that a person or page can publish, in the order of the editor. */
export const LINKEDIN_KINDS: readonly PublishKind[] = [
	{
		value: 'text',
		name: 'Text',
		description: 'A text with mentions and hashtags. Addresses in it get no preview card.',
		inputs: ['text'],
	},
	{
		value: 'article',
		name: 'Article or Link',
		description: 'A link with a title, a description and a picture of your own',
		inputs: ['text', 'link'],
	},
	{
		value: 'image',
		name: 'Images',
		description: 'One picture, or 2 to 20 in one post',
		inputs: ['text', 'media'],
		media: 'picture',
	},
	{
		value: 'video',
		name: 'Video',
		description: 'An MP4 video of 3 seconds to 30 minutes',
		inputs: ['text', 'media'],
		media: 'video',
	},
	{
		value: 'document',
		name: 'Document',
		description: 'A PDF, Word or PowerPoint file that people page through',
		inputs: ['text', 'media'],
	},
	{
		value: 'poll',
		name: 'Poll',
		description: 'A question with 2 to 4 answers',
		inputs: ['text'],
	},
	{
		value: 'reshare',
		name: 'Reshare',
		description: 'A post of somebody, with or without a text of your own',
		inputs: ['text'],
	},
];

export const KIND_NAMES: Readonly<Record<string, string>> = {
	text: 'a text post',
	article: 'an article',
	image: 'a post with images',
	video: 'a video',
	document: 'a document',
	poll: 'a poll',
	reshare: 'a reshare',
};
