import type { INodePropertyOptions } from 'n8n-workflow';

/** Nearly every call needs the first two; without the third the access ends after two hours. */
export const ALWAYS_ASKED = ['tweet.read', 'users.read', 'offline.access'] as const;

/** What publishing and moderating take. */
export const DEFAULT_SCOPES = ['tweet.write', 'media.write', 'tweet.moderate.write'];

/**
 * Scopes that can be chosen in the credential, beside those that are always asked for.
 * @see https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
 */
export const SCOPE_OPTIONS: INodePropertyOptions[] = [
	{
		name: 'Hide Replies (tweet.moderate.write)',
		value: 'tweet.moderate.write',
		description: "Hide and unhide replies to the account's posts",
	},
	{
		name: 'Publish and Delete Posts (tweet.write)',
		value: 'tweet.write',
		description: 'Publish posts, threads and replies, and delete them',
	},
	{
		name: 'Read Blocks (block.read)',
		value: 'block.read',
		description: "The trigger's events about blocked accounts",
	},
	{
		name: 'Read Direct Messages (dm.read)',
		value: 'dm.read',
		description: "The trigger's events about direct messages and chats",
	},
	{
		name: 'Read Likes (like.read)',
		value: 'like.read',
		description: "The trigger's events about likes",
	},
	{
		name: 'Read Mutes (mute.read)',
		value: 'mute.read',
		description: "The trigger's events about muted accounts",
	},
	{
		name: 'Upload Media (media.write)',
		value: 'media.write',
		description: 'Upload images, GIFs and videos and give them alternative texts',
	},
];
