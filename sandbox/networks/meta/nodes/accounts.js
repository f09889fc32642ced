// @ts-check
'use strict';

const { graphError } = require('../errors');
const { pick, render } = require('../fields');
const { permalink } = require('../format');
const { accountType } = require('../instagram/accountType');
const { pageLeadFields } = require('../leads/pageFields');
const { pageTokenFor } = require('../tokens');

/** @param {any} page @param {import('../fields').RenderContext} context */
function accessToken(page, { state, token, scopes }) {
	if (token.type === 'PAGE') return token.token;
	const person = state.people.get(token.userId ?? '');
	if (!person?.roles.has(page.id) || !scopes.includes('pages_show_list')) return undefined;
	const isSelected = !person.selectedPages || person.selectedPages.has(page.id);
	return isSelected ? pageTokenFor(state, token, page.id).token : undefined;
}

/** Most fields of a Page need pages_read_engagement. @param {(page: any) => unknown} read
 *  @returns {import('../fields').Reader} */
const engaged = (read) => (page, context) => {
	if (!context.scopes.includes('pages_read_engagement')) {
		throw graphError(10, "This endpoint requires the 'pages_read_engagement' permission");
	}
	return read(page);
};

/** The linked professional account, for those who may see it. @type {import('../fields').Reader} */
function instagramAccount(page, context, field) {
	if (!context.scopes.includes('instagram_basic')) return undefined;
	const linked = [...context.state.igAccounts.values()].find(({ pageId }) => pageId === page.id);
	return linked && render(accountType, linked, field.fields, context);
}

const identity = (/** @type {any} */ node) => node.id;
const named = (/** @type {any} */ node) => node.name;
const absent = () => undefined;

/** @type {import('../fields').NodeType} */
const pageType = {
	typeName: 'Page',
	defaults: ['name', 'id'],
	fields: {
		id: identity,
		name: named,
		access_token: accessToken,
		tasks: (page, { state, token }) => state.people.get(token.userId ?? '')?.roles.get(page.id),
		category: (page) => page.category,
		category_list: (page, _context, field) => pick([{ id: '2200', name: page.category }], field),
		link: (page) => permalink(page.id),
		username: absent,
		about: engaged(absent),
		description: engaged(absent),
		website: engaged(absent),
		phone: engaged(absent),
		emails: engaged(absent),
		location: engaged((page) => page.location),
		hours: engaged(absent),
		fan_count: engaged((page) => page.likes),
		followers_count: engaged((page) => page.followers),
		is_published: engaged(() => true),
		verification_status: engaged(() => 'not_verified'),
		can_post: engaged(() => true),
		has_transitioned_to_new_page_experience: engaged(() => true),
		cover: absent,
		picture: (page, _context, field) => {
			const data = {
				url: `https://scontent.xx.fbcdn.net/pages/${page.id}.jpg`,
				height: 50,
				width: 50,
				is_silhouette: false,
			};
			const inner = field.fields?.[0]?.name === 'data' ? field.fields[0] : field;
			return { data: pick(data, inner) };
		},
		instagram_business_account: instagramAccount,
		connected_instagram_account: instagramAccount,
		...pageLeadFields,
	},
};

/** @type {import('../fields').NodeType} */
const userType = {
	typeName: 'User',
	defaults: ['name', 'id'],
	fields: {
		id: identity,
		name: named,
		first_name: (person) => person.name.split(' ')[0],
		last_name: (person) => person.name.split(' ').slice(1).join(' '),
		email: absent,
		picture: () => ({ data: { url: 'https://scontent.xx.fbcdn.net/people/0.jpg' } }),
	},
};

/** @type {import('../fields').NodeType} */
const appType = {
	typeName: 'Application',
	defaults: ['name', 'id'],
	fields: {
		id: identity,
		name: named,
		link: (app) => permalink(app.id),
		category: () => 'Business',
	},
};

/** @type {import('../fields').NodeType} */
const businessType = {
	typeName: 'Business',
	defaults: ['name', 'id'],
	fields: { id: identity, name: named, verification_status: () => 'verified' },
};

module.exports = { appType, businessType, pageType, userType };
