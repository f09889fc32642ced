// @ts-check
'use strict';

const { file } = require('./files.js');

/**
 * A post of the campaign.
 * @typedef {{ what: string, parameters: Record<string, unknown> }} DemoPost
 */

/**
 * What the demo does on one network.
 * @typedef {object} NetworkDemo
 * @property {string} network
 * @property {string} nodeType
 * @property {(seed: any) => Record<string, Record<string, unknown>>} credentials data by type
 * @property {Record<string, string>} authentications credential type by value of 'Authentication'
 * @property {string} campaignCredential type that the campaign signs in with
 * @property {(seed: any) => Record<string, unknown>} parameters that all posts share
 * @property {(seed: any) => Record<string, string>} files that the campaign downloads, by field
 * @property {(now: Date) => DemoPost[]} posts
 * @property {DemoPost[]} stories which carry no text: a later execution cannot recognise them
 * @property {boolean} usesExamples whether the example workflows are put to use with its credentials
 */

const DAY_MS = 86_400_000;
const CAPTION = 'A first look at the new colours.';

/** @param {Date} now @returns {DemoPost[]} */
function facebookPosts(now) {
	const scheduleAt = new Date(now.getTime() + 2 * DAY_MS).toISOString();
	return [
		{
			what: 'Text with Link',
			parameters: {
				postKind: 'text',
				text: 'The autumn catalogue is here.',
				link: 'https://media.social-ops.test/article',
				options: { firstComment: 'Which colour is yours?' },
			},
		},
		{
			what: 'Photo',
			parameters: {
				postKind: 'photo',
				text: CAPTION,
				...file('picture', { options: { altText: 'Fabric samples in autumn colours' } }),
			},
		},
		{
			what: 'Two Photos',
			parameters: {
				postKind: 'photo',
				text: 'Before and after.',
				...file('picture, second', { options: { altText: 'The old shop window\nThe new one' } }),
			},
		},
		{ what: 'Video', parameters: { postKind: 'video', text: 'How it is made.', ...file('clip') } },
		{ what: 'Reel', parameters: { postKind: 'reel', text: 'In four seconds.', ...file('clip') } },
		{
			what: 'Scheduled',
			parameters: { postKind: 'text', text: 'The sale begins.', options: { scheduleAt } },
		},
	];
}

/** @type {DemoPost[]} */
const FACEBOOK_STORIES = [
	{ what: 'Photo Story', parameters: { postKind: 'photoStory', ...file('picture') } },
	{ what: 'Video Story', parameters: { postKind: 'videoStory', ...file('clip') } },
];

/** @type {NetworkDemo} */
const FACEBOOK = {
	network: 'Facebook',
	nodeType: 'facebook',
	credentials: ({ meta }) => {
		const app = { clientId: meta.app.id, clientSecret: meta.app.secret };
		const { userLong, userShort, systemUser } = meta.tokens;
		return {
			socialOpsFacebookOAuth2Api: {
				...app,
				oauthTokenData: { access_token: userLong, token_type: 'bearer' },
			},
			socialOpsFacebookLongLivedOAuth2Api: { ...app, owner: 'person', userToken: userShort },
			socialOpsFacebookTokenApi: {
				tokenType: 'system',
				accessToken: systemUser,
				appId: meta.app.id,
				appSecret: meta.app.secret,
			},
		};
	},
	authentications: {
		oAuth2: 'socialOpsFacebookOAuth2Api',
		longLivedToken: 'socialOpsFacebookLongLivedOAuth2Api',
		accessToken: 'socialOpsFacebookTokenApi',
	},
	campaignCredential: 'socialOpsFacebookTokenApi',
	parameters: ({ meta }) => ({
		authentication: 'accessToken',
		resource: 'post',
		operation: 'publish',
		page: { __rl: true, mode: 'id', value: meta.pages.fern.id },
	}),
	files: ({ meta }) => ({
		picture: meta.media.jpg,
		second: meta.media.png,
		clip: meta.media.mp4,
	}),
	posts: facebookPosts,
	stories: FACEBOOK_STORIES,
	usesExamples: true,
};

module.exports = { FACEBOOK };
