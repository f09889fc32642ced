// @ts-check
'use strict';

const { PAGES } = require('../seed');

/** Scopes of Instagram Login. */
const SCOPES = [
	'instagram_business_basic',
	'instagram_business_content_publish',
	'instagram_business_manage_comments',
	'instagram_business_manage_messages',
	'instagram_business_manage_insights',
];

/** The Instagram app: its ID and secret are not those of the Meta app that it belongs to. */
const IG_APP = {
	id: '1380000000000001',
	name: 'Social Ops Sandbox App-IG',
	secret: 'c3d2e1f00f1e2d3c4b5a69788796a5b4',
	metaAppId: '700100000000003',
	metaAppSecret: '5b4c3d2e1f00f1e2d3c4b5a69788796a',
	redirectUris: [
		'https://n8n.social-ops.test/rest/oauth2-credential/callback',
		'https://client.social-ops.test/callback',
	],
};

/** Professional accounts. `appScopedId` is the `id` that Instagram Login shows. */
const ACCOUNTS = {
	fern: {
		id: '17841405822304914',
		appScopedId: '9100000000000001',
		username: 'fernandco',
		name: 'Fern & Co',
		biography: 'Plants and pots.',
		accountType: 'BUSINESS',
		followers: 5210,
		pageId: PAGES.fern.id,
	},
	moss: {
		id: '17841405793187218',
		appScopedId: '9100000000000002',
		username: 'mossbakery',
		name: 'Moss Bakery',
		biography: 'Bread since this morning.',
		accountType: 'BUSINESS',
		followers: 88,
		pageId: PAGES.moss.id,
	},
	luna: {
		id: '17841400000000123',
		appScopedId: '9100000000000003',
		username: 'luna.draws',
		name: 'Luna Draws',
		biography: 'Ink.',
		accountType: 'MEDIA_CREATOR',
		followers: 1204,
		pageId: undefined,
	},
};

/** Other people on Instagram. Those with `followers` are professional accounts of somebody else. */
const PEOPLE = {
	ana: { id: '12840000000000011', username: 'ana.green' },
	bruno: { id: '12840000000000012', username: 'bruno.codes' },
	cleo: { id: '12840000000000013', username: 'cleo.private', isPrivate: true },
	willow: { id: '17841499999999991', username: 'willow.travel', name: 'Willow', followers: 30021 },
	grove: { id: '17841499999999992', username: 'grove.garden', name: 'Grove', followers: 912 },
	hops: {
		id: '17841499999999993',
		username: 'hops.brewery',
		name: 'Hops',
		followers: 4012,
		isAgeGated: true,
	},
};

const VISITOR = PEOPLE.ana;

const MEDIA_HOST = 'https://media.social-ops.test';

/** Addresses for the fetcher, right and wrong ones; any size and length by the path. */
const MEDIA = {
	jpeg: `${MEDIA_HOST}/picture.jpg`,
	portrait: `${MEDIA_HOST}/jpeg/1080x1350.jpg`,
	storyImage: `${MEDIA_HOST}/jpeg/1080x1920.jpg`,
	tooWide: `${MEDIA_HOST}/jpeg/2000x1000.jpg`,
	tooTall: `${MEDIA_HOST}/jpeg/1000x1500.jpg`,
	narrow: `${MEDIA_HOST}/jpeg/300x300.jpg`,
	tooLarge: `${MEDIA_HOST}/jpeg/1080x1080.jpg?bytes=8388609`,
	png: `${MEDIA_HOST}/picture.png`,
	pngAsJpeg: `${MEDIA_HOST}/disguised.jpg`,
	jpegAsBytes: `${MEDIA_HOST}/untyped.jpg`,
	page: `${MEDIA_HOST}/article`,
	reel: `${MEDIA_HOST}/clip.mp4`,
	tooLong: `${MEDIA_HOST}/mp4/1000.mp4`,
	tooShort: `${MEDIA_HOST}/mp4/2.mp4`,
	longForStory: `${MEDIA_HOST}/mp4/90.mp4`,
	tooLargeForStory: `${MEDIA_HOST}/mp4/5.mp4?bytes=104857601`,
	wrongCodec: `${MEDIA_HOST}/mp4/5.mp4?codec=mp4v`,
	tooManyColumns: `${MEDIA_HOST}/mp4/5.mp4?size=3840x2160`,
	notFound: `${MEDIA_HOST}/404`,
	loginRedirect: `${MEDIA_HOST}/login-redirect`,
	robotsBlocked: `${MEDIA_HOST}/robots-blocked/picture.jpg`,
	slow: `${MEDIA_HOST}/slow.jpg`,
};

module.exports = { ACCOUNTS, IG_APP, MEDIA, PEOPLE, SCOPES, VISITOR };
