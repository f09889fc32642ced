// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { noSuchField, render } = require('../fields');
const { nestedList } = require('../paging');
const { commentType } = require('./commentType');
const { mediaType, facebookOnly } = require('./mediaType');
const { postsOf, storiesOf, taggedIn } = require('./mediaLists');
const { PEOPLE } = require('./seed');

/** @param {string} name @param {import('../fields').Reader} read @returns {import('../fields').Reader} */
const instagramOnly = (name, read) => (node, context, field) => {
	if (context.token.type !== 'IG') throw noSuchField(name, 'IGUser');
	return read(node, context, field);
};

/** @param {(state: any, account: any) => any[]} find @returns {import('../fields').Reader} */
const nestedMedia = (find) => (account, context, field) =>
	nestedList(find(context.state, account), field, (media) =>
		render(mediaType, media, field.fields, context),
	);

/** @param {any} _account @param {import('../fields').RenderContext} context @param {import('../fields').Field} field */
function discover(_account, context, field) {
	const username = field.modifiers.username?.replace(/^@/, '');
	if (!username) throw invalid('business_discovery needs .username(name)');
	const other =
		[...context.state.igAccounts.values()].find((account) => account.username === username) ??
		Object.values(PEOPLE).find((person) => person.username === username && 'followers' in person);
	if (!other || 'isAgeGated' in other)
		throw invalid(`Cannot find the professional account ${username}`);
	const wanted = field.fields ?? [];
	const hidden = wanted.find(({ name }) => ['stories', 'tags', 'mentioned_media'].includes(name));
	if (hidden) throw noSuchField(hidden.name, 'IGUser');
	return render(accountType, other, wanted, context);
}

/** @param {'media' | 'comment'} kind @returns {import('../fields').Reader} */
const mentioned = (kind) => (account, context, field) => {
	const { state } = context;
	const id = field.modifiers[`${kind}_id`];
	if (!id) throw invalid(`${field.name} needs .${kind}_id(id)`);
	if (!context.scopes.some((scope) => /manage_comments$/.test(scope)))
		throw graphError(10, 'Application does not have permission for this action: manage_comments');
	const isNamed = state.igMentions.some(
		(mention) =>
			mention.accountId === account.id &&
			(kind === 'media' ? mention.mediaId === id : mention.commentId === id),
	);
	const found = kind === 'media' ? state.igMedia.get(id) : state.igComments.get(id);
	if (!isNamed || !found) throw invalid(`The ${kind} ${id} does not mention this account`);
	const type = kind === 'media' ? mediaType : commentType;
	return render(type, found, field.fields, context);
};

/** @type {import('../fields').NodeType} */
const accountType = {
	typeName: 'IGUser',
	defaults: ['id'],
	fields: {
		id: (account, { token }) => (token.type === 'IG' ? account.appScopedId : account.id),
		user_id: instagramOnly('user_id', (account) => account.id),
		account_type: instagramOnly('account_type', (account) => account.accountType),
		ig_id: facebookOnly('ig_id', (account) => Number(account.id.slice(-10))),
		username: (account) => account.username,
		name: (account) => account.name,
		biography: (account) => account.biography || undefined,
		website: () => undefined,
		followers_count: (account) => account.followers,
		follows_count: () => 114,
		media_count: (account, { state }) => postsOf(state, account).length,
		profile_picture_url: (account) => `https://scontent.cdninstagram.com/people/${account.id}.jpg`,
		has_profile_pic: facebookOnly('has_profile_pic', () => true),
		is_published: facebookOnly('is_published', () => true),
		legacy_instagram_user_id: facebookOnly('legacy_instagram_user_id', (account) =>
			account.id.slice(-10),
		),
		media: nestedMedia(postsOf),
		stories: nestedMedia(storiesOf),
		tags: nestedMedia(taggedIn),
		business_discovery: facebookOnly('business_discovery', discover),
		mentioned_media: mentioned('media'),
		mentioned_comment: mentioned('comment'),
	},
};

module.exports = { accountType };
