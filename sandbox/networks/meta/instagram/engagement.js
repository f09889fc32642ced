// @ts-check
'use strict';

const { invalid, missingObject } = require('../errors');
const { pick, render } = require('../fields');
const { PAGING_PARAMS, pageOf } = require('../paging');
const { addComment, checkText } = require('./comments');
const { mediaType } = require('./mediaType');

const TARGET = /** @type {const} */ ({ media_id: 'id', comment_id: 'id' });

/** What is liked: a media or a comment. @param {import('../dispatch').Call} call @returns {Set<string>} */
function likesOf({ state, args, method }) {
	const { media_id: mediaId, comment_id: commentId } = args;
	if ((mediaId === undefined) === (commentId === undefined))
		throw invalid('Exactly one of media_id and comment_id is required');
	const target = mediaId ? state.igMedia.get(mediaId) : state.igComments.get(commentId);
	if (!target) throw missingObject(mediaId ?? commentId, method);
	return target.likes;
}

/** Answers a mention in a caption or in a comment. @param {import('../dispatch').Call} call */
function answerMention({ state, args, node }) {
	const account = node.value;
	if (args.media_id === undefined) throw invalid('The parameter media_id is required');
	const isMentioned = state.igMentions.some(
		(mention) =>
			mention.accountId === account.id &&
			mention.mediaId === args.media_id &&
			mention.commentId === args.comment_id,
	);
	const media = state.igMedia.get(args.media_id);
	if (!isMentioned || !media) throw invalid('This media or comment does not mention the account');
	const parent = state.igComments.get(args.comment_id ?? '');
	const text = checkText(args.message);
	return { id: addComment(state, { media, parent, from: account, text }).id };
}

/** Media of others that wait for this account's answer. @param {import('../dispatch').Call} call @param {string} status */
const invitations = ({ state, node }, status) =>
	[...state.igMedia.values()].filter((media) =>
		media.collaborators.some(
			({ id, inviteStatus }) => id === node.value.id && inviteStatus === status,
		),
	);

/** @param {import('../dispatch').Call} call */
function listInvitations(call) {
	return pageOf(invitations(call, 'Pending'), call, (media) => {
		const row = {
			media_id: media.id,
			media_owner_username: media.from.username,
			caption: media.options.caption,
			media_url: `https://scontent.cdninstagram.com/ig/${media.id}.jpg`,
		};
		return pick(row, { name: 'invites', modifiers: {}, fields: call.fields });
	});
}

/** @param {import('../dispatch').Call} call */
function answerInvitation(call) {
	const { args, node } = call;
	if (args.media_id === undefined || args.accept === undefined)
		throw invalid('The parameters media_id and accept are required');
	const media = invitations(call, 'Pending').find(({ id }) => id === args.media_id);
	const invite = media?.collaborators.find(({ id }) => id === node.value.id);
	if (!invite) throw invalid('Param media_id names no media that this account is invited to');
	invite.inviteStatus = args.accept ? 'Accepted' : 'Declined';
	return { success: true };
}

/** @type {Record<string, import('./access').IgEdge>} */
const engagementTable = {
	'POST igAccount/likes': {
		job: 'engage',
		params: TARGET,
		run(call) {
			likesOf(call).add(call.node.value.id);
			return { success: true };
		},
	},
	'DELETE igAccount/likes': {
		job: 'engage',
		params: TARGET,
		run(call) {
			likesOf(call).delete(call.node.value.id);
			return { success: true };
		},
	},
	'POST igAccount/mentions': {
		job: 'comment',
		params: { media_id: 'id', comment_id: 'id', message: 'text' },
		run: answerMention,
	},
	'GET igAccount/collaboration_invites': {
		job: 'discover',
		params: PAGING_PARAMS,
		run: listInvitations,
	},
	'POST igAccount/collaboration_invites': {
		job: 'engage',
		params: { media_id: 'id', accept: 'bool' },
		run: answerInvitation,
	},
	'GET igAccount/collaborative_media': {
		job: 'discover',
		params: PAGING_PARAMS,
		run: (call) =>
			pageOf(invitations(call, 'Accepted'), call, (media) =>
				render(mediaType, media, call.fields, call),
			),
	},
};

module.exports = { engagementTable };
