// @ts-check
'use strict';

const { invalid } = require('../errors');
const { render } = require('../fields');
const { PAGING_PARAMS, TIME_PARAMS, between, pageOf } = require('../paging');
const { accountType } = require('./accountType');
const { mediaType } = require('./mediaType');
const { isLiveStory, postsOf, storiesOf, taggedIn } = require('./mediaLists');

const LIST = /** @type {import('../params').Params} */ ({ ...PAGING_PARAMS, ...TIME_PARAMS });

/** @param {import('../dispatch').Call} call @param {import('./store').Media[]} items */
const show = (call, items) =>
	pageOf(
		between(items, call.args, (item) => item.createdAt),
		call,
		(item) => render(mediaType, item, call.fields, call),
	);

/** @param {(state: import('../state').State, account: any) => import('./store').Media[]} find
 *  @returns {import('./access').IgEdge} */
const listOf = (find) => ({
	job: 'read',
	params: LIST,
	run: (call) => show(call, find(call.state, call.node.value)),
});

/** @param {import('../dispatch').Call} call */
function removeMedia({ state, node }) {
	/** @type {import('./store').Media} */
	const media = node.value;
	if (media.parentId) throw invalid('An item of a carousel cannot be deleted on its own');
	for (const id of [media.id, ...media.childIds]) state.igMedia.delete(id);
	for (const comment of state.igComments.values())
		if (comment.mediaId === media.id) state.igComments.delete(comment.id);
	return { success: true };
}

/** @type {Record<string, import('./access').IgEdge>} */
const mediaTable = {
	'GET igAccount': {
		job: 'read',
		run: (call) => render(accountType, call.node.value, call.fields, call),
	},
	'GET igAccount/media': listOf(postsOf),
	'GET igAccount/stories': listOf(storiesOf),
	'GET igAccount/tags': listOf(taggedIn),
	'GET igAccount/live_media': listOf(() => []),
	'GET igMedia': {
		job: 'read',
		run: (call) => render(mediaType, call.node.value, call.fields, call),
	},
	'POST igMedia': {
		job: 'comment',
		params: { comment_enabled: 'bool' },
		run({ node, args, state }) {
			if (args.comment_enabled === undefined)
				throw invalid('The parameter comment_enabled is required');
			if (node.value.productType === 'STORY' && !isLiveStory(node.value, state.now()))
				throw invalid('This story has expired');
			node.value.isCommentEnabled = args.comment_enabled;
			return { success: true };
		},
	},
	'DELETE igMedia': { job: 'remove', run: removeMedia },
	'GET igMedia/children': {
		job: 'read',
		params: PAGING_PARAMS,
		run: (call) =>
			show(
				call,
				call.node.value.childIds.map((/** @type {string} */ id) => call.state.igMedia.get(id)),
			),
	},
	'GET igMedia/collaborators': {
		job: 'read',
		params: PAGING_PARAMS,
		run: ({ node }) => ({
			data: node.value.collaborators.map((/** @type {any} */ { id, username, inviteStatus }) => ({
				id,
				username,
				invite_status: inviteStatus,
			})),
		}),
	},
};

module.exports = { mediaTable };
