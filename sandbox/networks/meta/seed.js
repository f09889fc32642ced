// @ts-check
'use strict';

const ALL_TASKS = ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'];

const PERMISSIONS = [
	'public_profile',
	'pages_show_list',
	'pages_read_engagement',
	'pages_manage_posts',
	'pages_manage_engagement',
	'pages_read_user_content',
	'pages_manage_metadata',
	'pages_messaging',
	'read_insights',
	'business_management',
	'leads_retrieval',
	'pages_manage_ads',
	'ads_management',
	'instagram_basic',
	'instagram_content_publish',
	'instagram_manage_comments',
	'instagram_manage_insights',
	'instagram_manage_contents',
	'instagram_manage_engagement',
	'instagram_shopping_tag_products',
	'catalog_management',
	'whatsapp_business_messaging',
	'whatsapp_business_management',
	'email',
];

const APP = {
	id: '700100000000001',
	name: 'Social Ops Sandbox App',
	secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
	configId: '700100000000101',
	systemUserConfigId: '700100000000102',
	redirectUris: [
		'https://n8n.social-ops.test/rest/oauth2-credential/callback',
		'https://client.social-ops.test/callback',
	],
};

const OTHER_APP = {
	id: '700100000000002',
	name: 'Some Other Publishing App',
	secret: 'a0b1c2d3e4f5061728394a5b6c7d8e9f',
};

const PEOPLE = {
	manager: { id: '10150000000000001', name: 'Page Manager', isSystemUser: false },
	agency: { id: '10150000000000002', name: 'Agency Manager', isSystemUser: false },
	limited: {
		id: '10150000000000003',
		name: 'Manager Without Publish Permission',
		isSystemUser: false,
	},
	systemUser: { id: '10150000000000099', name: 'Automation System User', isSystemUser: true },
};

const PAGES = {
	fern: {
		id: '134895793791914',
		name: 'Fern & Co',
		category: 'Retail',
		likes: 1843,
		tasks: ALL_TASKS,
		location: { latitude: 52.52, longitude: 13.405, city: 'Berlin' },
	},
	moss: {
		id: '200000000000002',
		name: 'Moss Bakery (sandbox)',
		category: 'Bakery',
		likes: 412,
		tasks: ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT'],
		location: { latitude: 48.137, longitude: 11.575, city: 'Munich' },
	},
	willow: {
		id: '200000000000003',
		name: 'Willow Travel (sandbox)',
		category: 'Travel agency',
		likes: 57,
		tasks: ['ADVERTISE', 'ANALYZE'],
		leadAccess: false,
	},
	businessOnly: {
		id: '200000000000004',
		name: 'Only Through Business (sandbox)',
		category: 'Retail',
		likes: 150,
		tasks: ALL_TASKS,
	},
	clientOnly: {
		id: '200000000000005',
		name: 'Client Of Business (sandbox)',
		category: 'Retail',
		likes: 150,
		tasks: ALL_TASKS,
	},
};

const AGENCY_PAGE_COUNT = 120;

const BUSINESS = { id: '900000000000001', name: 'Fern Holding (sandbox)' };

/** @param {number} index 1 to 120 */
const agencyPage = (index) => ({
	id: String(300000000000000 + index),
	name: `Client Page ${String(index).padStart(3, '0')}`,
	category: 'Local business',
	likes: 100 + index,
	tasks: ALL_TASKS,
});

/** Visitors that the control API and the page act as. */
const VISITOR = { id: '55501', name: 'Visitor One' };

module.exports = {
	AGENCY_PAGE_COUNT,
	ALL_TASKS,
	APP,
	BUSINESS,
	OTHER_APP,
	PAGES,
	PEOPLE,
	PERMISSIONS,
	VISITOR,
	agencyPage,
};
