// @ts-check
'use strict';

const { file } = require('./files.js');

/** @typedef {import('./facebook.js').DemoPost} DemoPost */

/** @returns {DemoPost[]} */
function instagramPosts() {
	return [
		{
			what: 'Photo',
			parameters: {
				postKind: 'photo',
				text: 'Autumn is here. #leaves',
				...file('picture', {
					options: { altText: 'Leaves on a table', firstComment: 'Which colour is yours?' },
				}),
			},
		},
		{
			what: 'Photo Through the Page',
			parameters: {
				postKind: 'photo',
				text: 'The same, without an address of n8n.',
				...file('picture', { options: { mediaWay: 'hostedCopy' } }),
			},
		},
		{
			what: 'Carousel',
			parameters: { postKind: 'carousel', text: 'Picture and video.', ...file('picture, clip') },
		},
		{ what: 'Reel', parameters: { postKind: 'reel', text: 'In four seconds.', ...file('clip') } },
	];
}

/** @type {DemoPost[]} */
const INSTAGRAM_STORIES = [
	{ what: 'Photo Story', parameters: { postKind: 'photoStory', ...file('upright') } },
	{ what: 'Video Story', parameters: { postKind: 'videoStory', ...file('clip') } },
];

/** @type {import('./facebook.js').NetworkDemo} */
const INSTAGRAM = {
	network: 'Instagram',
	nodeType: 'instagram',
	credentials: ({ meta }) => ({
		socialOpsFacebookTokenApi: {
			tokenType: 'system',
			accessToken: meta.tokens.systemUser,
			appId: meta.app.id,
			appSecret: meta.app.secret,
		},
		socialOpsInstagramLoginApi: { accessToken: meta.instagram.tokens.luna },
	}),
	authentications: {
		accessToken: 'socialOpsFacebookTokenApi',
		instagramLogin: 'socialOpsInstagramLoginApi',
	},
	campaignCredential: 'socialOpsFacebookTokenApi',
	parameters: ({ meta }) => ({
		authentication: 'accessToken',
		resource: 'post',
		operation: 'publish',
		account: { __rl: true, mode: 'id', value: meta.instagram.accounts.fern.id },
	}),
	files: ({ meta }) => ({
		picture: meta.instagram.media.portrait,
		upright: meta.instagram.media.storyImage,
		clip: meta.instagram.media.reel,
	}),
	posts: instagramPosts,
	stories: INSTAGRAM_STORIES,
	// The examples are put to use once, with the credentials of Facebook.
	usesExamples: false,
};

module.exports = { INSTAGRAM };
