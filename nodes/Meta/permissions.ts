import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * Permissions of Facebook Login, named by the job that needs them.
 * @see https://developers.facebook.com/docs/permissions
 */
export const PERMISSION_OPTIONS: INodePropertyOptions[] = [
	{
		name: 'Ads: Lead Forms',
		value: 'pages_manage_ads',
		description: 'List the lead forms of a Page (pages_manage_ads)',
	},
	{
		name: 'Ads: Source of Leads',
		value: 'ads_management',
		description: 'Read which ad a lead comes from (ads_management)',
	},
	{
		name: 'Analytics',
		value: 'read_insights',
		description: 'Read the insights of Pages and posts (read_insights)',
	},
	{
		name: 'Comments: Read',
		value: 'pages_read_user_content',
		description: 'Read what visitors write, and who wrote it (pages_read_user_content)',
	},
	{
		name: 'Comments: Write',
		value: 'pages_manage_engagement',
		description:
			'Write, hide, like and delete comments, and first comments of posts (pages_manage_engagement)',
	},
	{
		name: 'Instagram: Account',
		value: 'instagram_basic',
		description:
			'Read the linked Instagram accounts and their posts (instagram_basic). Everything else on Instagram needs it.',
	},
	{
		name: 'Instagram: Analytics',
		value: 'instagram_manage_insights',
		description: 'Read the insights of Instagram accounts and posts (instagram_manage_insights)',
	},
	{
		name: 'Instagram: Comments',
		value: 'instagram_manage_comments',
		description: 'Read, write, hide and delete comments on Instagram (instagram_manage_comments)',
	},
	{
		name: 'Instagram: Delete Posts',
		value: 'instagram_manage_contents',
		description: 'Delete posts on Instagram (instagram_manage_contents)',
	},
	{
		name: 'Instagram: Messages',
		value: 'instagram_manage_messages',
		description: 'Receive messages and reply privately on Instagram (instagram_manage_messages)',
	},
	{
		name: 'Instagram: Publish',
		value: 'instagram_content_publish',
		description: 'Publish on Instagram (instagram_content_publish)',
	},
	{
		name: 'Leads',
		value: 'leads_retrieval',
		description: 'Read leads (leads_retrieval)',
	},
	{
		name: 'Messages',
		value: 'pages_messaging',
		description: 'Receive the messages of a Page in the trigger (pages_messaging)',
	},
	{
		name: 'Pages: List',
		value: 'pages_show_list',
		description: 'List the Pages of the account (pages_show_list). Everything else needs it.',
	},
	{
		name: 'Pages: Through Business Portfolio',
		value: 'business_management',
		description: 'Reach Pages through a business portfolio (business_management)',
	},
	{
		name: 'Posts: Publish',
		value: 'pages_manage_posts',
		description: 'Publish, change and delete posts (pages_manage_posts)',
	},
	{
		name: 'Posts: Read',
		value: 'pages_read_engagement',
		description: 'Read what a Page has published (pages_read_engagement)',
	},
	{
		name: 'Webhooks',
		value: 'pages_manage_metadata',
		description: 'Subscribe to the events of a Page (pages_manage_metadata)',
	},
];

/** What publishing, comments, analytics and the trigger need together. */
export const DEFAULT_PERMISSIONS = [
	'pages_show_list',
	'pages_manage_posts',
	'pages_read_engagement',
	'pages_manage_engagement',
	'pages_read_user_content',
	'read_insights',
	'pages_manage_metadata',
];
