// @ts-check
'use strict';

const { invalid } = require('../errors');
const { announceMessage } = require('./events');

const WEEK_MS = 7 * 24 * 3600 * 1000;

/**
 * The private reply to a comment: once, within seven days.
 * @param {import('../dispatch').Call} call @param {import('./store').Account | undefined} account
 */
function replyPrivately({ state, args }, account) {
	const comment = state.igComments.get(String(args.recipient?.comment_id ?? ''));
	if (!account || comment?.accountId !== account.id)
		throw invalid('Param recipient[comment_id] is not a comment on media of this account', {
			subcode: 33,
		});
	const text = args.message?.text;
	if (typeof text !== 'string' || text === '') throw invalid('Param message[text] is required');
	if (state.igAccounts.has(comment.from.id))
		throw invalid('An account cannot reply privately to its own comment');
	if (comment.privateReply !== undefined)
		throw invalid('This comment was already replied to privately');
	if (state.now() - comment.createdAt > WEEK_MS)
		throw invalid('A private reply is possible within 7 days only');
	comment.privateReply = text;
	const mid = `aWdf${state.newIgId()}`;
	const personId = comment.from.id;
	state.messages.push({
		recipient_id: personId,
		message_id: mid,
		accountId: account.id,
		commentId: comment.id,
		text,
	});
	announceMessage(state, { accountId: account.id, personId, mid, text, isEcho: true });
	return { recipient_id: personId, message_id: mid };
}

/** @type {Record<string, import('./access').IgEdge>} */
const messageTable = {
	'POST igAccount/messages': {
		job: 'message',
		params: {
			recipient: 'object',
			message: 'object',
			messaging_type: ['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY'],
		},
		run: (call) => replyPrivately(call, call.node.value),
	},
};

module.exports = { messageTable, replyPrivately };
