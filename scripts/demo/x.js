// @ts-check
'use strict';

const { FILES, file } = require('./files.js');

/** @typedef {import('./facebook.js').DemoPost} DemoPost */

const ARTICLE = `Ferns are older than flowers. They do without seeds and without scent.

What they want is shade, a soil that stays moist, and to be left alone. A fern that is moved every year sulks for the next one, and drops its fronds long before it tells you why.

So choose the place first. North of a wall, or below a tree that lets some light through, is where most of them thrive for decades.`;

/** @returns {DemoPost[]} */
function xPosts() {
	return [
		{
			what: 'Text',
			parameters: {
				postKind: 'text',
				text: 'Autumn is here. #leaves',
				options: { firstComment: 'Which colour is yours?' },
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
		{ what: 'Video', parameters: { postKind: 'video', text: 'How it is made.', ...file('clip') } },
		{
			what: 'Poll',
			parameters: { postKind: 'poll', text: 'What should we grow?', pollChoices: 'Ferns\nMosses' },
		},
		{
			what: 'Thread',
			parameters: {
				postKind: 'splitThread',
				text: ARTICLE,
				firstPostFiles: 'picture',
				numbering: 'end',
			},
		},
	];
}

/** @type {import('./facebook.js').NetworkDemo} */
const X = {
	network: 'X',
	nodeType: 'x',
	credentials: ({ x }) => ({
		socialOpsXOAuth2Api: {
			clientId: x.app.clientId,
			clientSecret: x.app.clientSecret,
			apiKey: x.app.apiKey,
			apiSecret: x.app.apiSecret,
			oauthTokenData: {
				access_token: x.tokens.fernAll,
				refresh_token: x.refreshTokens.fernAll,
				token_type: 'bearer',
			},
		},
	}),
	authentications: { oAuth2: 'socialOpsXOAuth2Api' },
	campaignCredential: 'socialOpsXOAuth2Api',
	parameters: () => ({ resource: 'post', operation: 'publish' }),
	files: () => FILES,
	posts: xPosts,
	stories: [],
	usesExamples: false,
};

module.exports = { X };
