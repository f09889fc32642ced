import type { PublishKind } from '../../shared/publish/capability';
import type { XKind } from '../limits';

/** The kinds of post that X has, in the order of the editor. */
export const X_KINDS: ReadonlyArray<PublishKind & { value: XKind }> = [
	{
		value: 'text',
		name: 'Text',
		description: 'A text; links in it cost more than ten times as much as a text without',
		inputs: ['text'],
	},
	{
		value: 'image',
		name: 'Images',
		description: 'One to four images, with or without a text',
		inputs: ['text', 'media'],
		media: 'picture',
	},
	{
		value: 'gif',
		name: 'GIF',
		description: 'One moving GIF, with or without a text',
		inputs: ['text', 'media'],
		media: 'picture',
	},
	{
		value: 'video',
		name: 'Video',
		description: 'One video of up to 140 seconds, longer with X Premium',
		inputs: ['text', 'media'],
		media: 'video',
	},
	{
		value: 'poll',
		name: 'Poll',
		description: 'A question with two to four choices',
		inputs: ['text'],
	},
	{
		value: 'thread',
		name: 'Thread',
		description: 'Several posts, each a reply to the one before, as you give them',
		inputs: [],
	},
	{
		value: 'splitThread',
		name: 'Thread From Long Text',
		description: 'One long text as a thread: it is cut where sentences end',
		inputs: ['text'],
	},
];

export const KIND_NAMES: Readonly<Record<XKind, string>> = {
	text: 'a text post',
	image: 'a post with images',
	gif: 'a post with a GIF',
	video: 'a post with a video',
	poll: 'a poll',
	thread: 'a thread',
	splitThread: 'a thread from a long text',
};

export const isThread = (kind: string): boolean => kind === 'thread' || kind === 'splitThread';
