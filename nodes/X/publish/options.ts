import type { INodeProperties } from 'n8n-workflow';

/** Options of Publish and Preview that only X has. */
export const X_OPTIONS: INodeProperties[] = [
	{
		displayName: 'AI Label',
		name: 'madeWithAi',
		type: 'boolean',
		default: true,
		description: 'Whether the post is labelled as having media made with AI',
	},
	{
		displayName: 'Community (ID)',
		name: 'community',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1493446837214187523',
		description: 'ID of the community to post in. The account must be a member.',
	},
	{
		displayName: 'Direct Message Link',
		name: 'directMessageLink',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://x.com/messages/compose?recipient_id=2244994945',
		description: 'Address of a direct message, for a button under the post that opens it',
	},
	{
		displayName: 'Enterprise Access',
		name: 'enterpriseAccess',
		type: 'boolean',
		default: true,
		description:
			'Whether the app has Enterprise access: X then allows quoting, more than one cashtag and replies to anybody, so that this node does too',
	},
	{
		displayName: 'Paid Partnership',
		name: 'paidPartnership',
		type: 'boolean',
		default: true,
		description: 'Whether the post is labelled as a paid partnership',
	},
	{
		displayName: 'Place (ID)',
		name: 'place',
		type: 'string',
		default: '',
		placeholder: 'e.g. df51dec6f4ee2b2c',
		description: 'ID that X has for the place where the post was made',
	},
	{
		displayName: 'Quote (Post ID or URL)',
		name: 'quote',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://x.com/XDevelopers/status/1989000000000000001',
		description:
			'Post to quote. Since April 2026 X allows it only to apps with Enterprise access; others can give the URL of the post in the text.',
	},
	{
		displayName: 'Reply To (Post ID or URL)',
		name: 'replyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://x.com/XDevelopers/status/1989000000000000001',
		description:
			"Post to reply to. X allows it under the account's own posts, and where the author has mentioned the account or quoted it.",
	},
	{
		displayName: 'Share With Followers',
		name: 'shareWithFollowers',
		type: 'boolean',
		default: true,
		description: 'Whether a post in a community is shown to the followers of the account too',
	},
	{
		displayName: 'Subscribers Only',
		name: 'subscribersOnly',
		type: 'boolean',
		default: true,
		description: 'Whether only paying subscribers of the account see the post',
	},
	{
		displayName: 'Tagged Users (IDs)',
		name: 'taggedUsers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2244994945, 783214',
		description:
			'Up to 10 user IDs to tag in the media, with commas between. They must allow being tagged.',
	},
	{
		displayName: 'Who Can Reply',
		name: 'replySettings',
		type: 'options',
		options: [
			{ name: 'Accounts It Follows', value: 'following' },
			{ name: 'Everyone', value: 'everyone' },
			{ name: 'Mentioned Accounts', value: 'mentionedUsers' },
			{ name: 'Subscribers', value: 'subscribers' },
			{ name: 'Verified Accounts', value: 'verified' },
		],
		default: 'everyone',
		description: 'Who can reply to the post, besides accounts that it mentions',
	},
];
