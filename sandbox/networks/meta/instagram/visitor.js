// @ts-check
'use strict';

const { addComment, removeComment } = require('./comments');
const { announceMention, announceMessage } = require('./events');
const { mediaOf } = require('./mediaLists');
const { addMedia } = require('./populate');
const { VISITOR } = require('./seed');

/**
 * @typedef {{ accountId: string, action: string, mediaId?: string, commentId?: string, message?: string,
 *   count?: number, inComment?: boolean, username?: string, from?: import('./store').Author }} IgAction
 * @typedef {{ state: import('../state').State, action: IgAction, account: import('./store').Account,
 *   from: import('./store').Author }} Visit
 */

/** The named media, or the newest one of the account. @param {Visit} visit @param {boolean} [withStories] */
function mediaOfVisit({ state, action, account }, withStories = false) {
	const newest = mediaOf(state, account.id).find(
		(media) => withStories || media.productType !== 'STORY',
	);
	const media = action.mediaId ? state.igMedia.get(action.mediaId) : newest;
	if (!media || media.accountId !== account.id)
		throw new Error('no media of this account to act on');
	return media;
}

/** @param {Visit} visit */
function commentOfVisit({ state, action }) {
	const comment = state.igComments.get(action.commentId ?? '');
	if (!comment) throw new Error('commentId does not name a comment');
	return comment;
}

/** @param {Visit} visit @param {Partial<import('./store').Media>} more */
const ownMedia = ({ state, from }, more) =>
	addMedia(state, { from, createdAt: state.now(), ...more });

/** A media of the person's own that names the account, in its caption or in a comment below. @param {Visit} visit */
function mention(visit) {
	const { state, action, account, from } = visit;
	const text = action.message ?? `Lovely shop, thank you @${account.username}!`;
	const media = ownMedia(visit, { options: { caption: action.inComment ? 'My day' : text } });
	const comment = action.inComment ? addComment(state, { media, from, text }) : undefined;
	const named = { accountId: account.id, mediaId: media.id, commentId: comment?.id };
	state.igMentions.push(named);
	announceMention(state, named);
	return { mediaId: media.id, ...(comment ? { commentId: comment.id } : {}) };
}

/** @param {string} inviteStatus @returns {(visit: Visit) => Record<string, unknown>} */
const answerInvitation = (inviteStatus) => (visit) => {
	const media = mediaOfVisit(visit);
	const { username } = visit.action;
	const invite = media.collaborators.find((each) => !username || each.username === username);
	if (!invite) throw new Error('nobody of that name is invited to this media');
	invite.inviteStatus = inviteStatus;
	return { mediaId: media.id, username: invite.username };
};

/** @type {Record<string, (visit: Visit) => Record<string, unknown>>} */
const ACTIONS = {
	comment(visit) {
		const media = mediaOfVisit(visit);
		if (!media.isCommentEnabled) throw new Error('comments are turned off for this media');
		const text = visit.action.message ?? 'What a nice picture!';
		const comment = addComment(visit.state, { media, from: visit.from, text });
		return { commentId: comment.id, mediaId: media.id };
	},
	reply(visit) {
		const parent = commentOfVisit(visit);
		const media = visit.state.igMedia.get(parent.mediaId);
		if (!media) throw new Error('the media of this comment is gone');
		const text = visit.action.message ?? 'I agree.';
		const comment = addComment(visit.state, { media, parent, from: visit.from, text });
		return { commentId: comment.id, mediaId: media.id };
	},
	'remove-comment'(visit) {
		const comment = commentOfVisit(visit);
		removeComment(visit.state, comment);
		return { commentId: comment.id };
	},
	like(visit) {
		const media = mediaOfVisit(visit);
		media.likes.add(visit.from.id);
		return { mediaId: media.id };
	},
	view(visit) {
		const media = mediaOfVisit(visit, true);
		media.viewers += visit.action.count ?? 1;
		return { mediaId: media.id, viewers: media.viewers };
	},
	mention,
	tag(visit) {
		const { account, action } = visit;
		const tags = [{ username: account.username, x: 0.5, y: 0.5 }];
		const options = { caption: action.message ?? 'Look what I found', user_tags: tags };
		return { mediaId: ownMedia(visit, { options }).id };
	},
	message({ state, action, account, from }) {
		const mid = `aWdf${state.newIgId()}`;
		const text = action.message ?? 'Hello';
		announceMessage(state, { accountId: account.id, personId: from.id, mid, text, isEcho: false });
		return { messageId: mid };
	},
	'accept-collaboration': answerInvitation('Accepted'),
	'decline-collaboration': answerInvitation('Declined'),
};

/**
 * Lets a person do something on Instagram; subscribers hear of it. Throws for unknown accounts and actions.
 * @param {import('../state').State} state @param {IgAction} action
 */
function visitInstagram(state, action) {
	const account = state.igAccounts.get(action.accountId);
	if (!account) throw new Error(`no account ${action.accountId}`);
	const run = ACTIONS[action.action];
	if (!run) throw new Error(`action must be one of ${Object.keys(ACTIONS).join(', ')}`);
	const { id, username } = action.from ?? VISITOR;
	return run({ state, action, account, from: { id, username } });
}

module.exports = { visitInstagram };
