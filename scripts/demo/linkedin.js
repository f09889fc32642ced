// @ts-check
'use strict';

const { FILES, file } = require('./files.js');

/** @typedef {import('./facebook.js').DemoPost} DemoPost */

/** @returns {DemoPost[]} */
function linkedInPosts() {
	return [
		{
			what: 'Text',
			parameters: {
				postKind: 'text',
				text: 'We are hiring (remote, part-time). #gardening',
				options: { firstComment: 'Questions? Ask here.' },
			},
		},
		{
			what: 'Link',
			parameters: {
				postKind: 'article',
				text: 'The autumn catalogue is here.',
				link: 'https://media.social-ops.test/article',
				title: 'Autumn Catalogue',
				description: 'All that grows in the shade',
				options: { cover: 'picture' },
			},
		},
		{
			what: 'Two Images',
			parameters: {
				postKind: 'image',
				text: 'Before and after.',
				...file('picture, second', { options: { altText: 'The old shop window\nThe new one' } }),
			},
		},
		{
			what: 'Video',
			parameters: {
				postKind: 'video',
				text: 'How it is made.',
				title: 'In the Workshop',
				...file('clip'),
			},
		},
		{
			what: 'Document',
			parameters: {
				postKind: 'document',
				text: 'Two pages to leaf through.',
				title: 'Price List',
				...file('paper'),
			},
		},
		{
			what: 'Poll',
			parameters: {
				postKind: 'poll',
				text: 'You decide.',
				pollQuestion: 'What should we grow next?',
				pollOptions: 'Ferns\nMosses',
			},
		},
	];
}

/** @type {import('./facebook.js').NetworkDemo} */
const LINKEDIN = {
	network: 'LinkedIn',
	nodeType: 'linkedIn',
	credentials: ({ linkedin }) => {
		const { clientId, clientSecret, scopes } = linkedin.apps.community;
		return {
			socialOpsLinkedInOAuth2Api: {
				clientId,
				clientSecret,
				oauthTokenData: {
					access_token: linkedin.tokens.community,
					refresh_token: linkedin.tokens.communityRefresh,
					token_type: 'Bearer',
					scope: scopes.join(','),
				},
			},
		};
	},
	authentications: { oAuth2: 'socialOpsLinkedInOAuth2Api' },
	campaignCredential: 'socialOpsLinkedInOAuth2Api',
	parameters: ({ linkedin }) => ({
		resource: 'post',
		operation: 'publish',
		author: {
			__rl: true,
			mode: 'id',
			value: `urn:li:organization:${linkedin.pages.fern.id}`,
		},
	}),
	files: () => FILES,
	posts: linkedInPosts,
	stories: [],
	usesExamples: false,
};

module.exports = { LINKEDIN };
