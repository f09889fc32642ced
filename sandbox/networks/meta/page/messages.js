// @ts-check
'use strict';

const { invalid } = require('../errors');
const { replyPrivately: replyOnInstagram } = require('../instagram/messages');

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** The private reply to a comment: once, within seven days. @param {import('../dispatch').Call} call */
function replyPrivately(call) {
	const { state, args, token } = call;
	if (state.igComments.has(args.recipient?.comment_id)) {
		const linked = [...state.igAccounts.values()].find(({ pageId }) => pageId === token.pageId);
		return replyOnInstagram(call, linked);
	}
	const comment = state.comments.get(args.recipient?.comment_id ?? '');
	if (!comment || comment.pageId !== token.pageId)
		throw invalid('Param recipient[comment_id] is not a comment of this Page', { subcode: 33 });
	if (typeof args.message?.text !== 'string' || args.message.text === '')
		throw invalid('Param message[text] is required');
	if (comment.from.id === comment.pageId)
		throw invalid('A Page cannot reply privately to its own comment');
	if (comment.privateReply !== undefined)
		throw invalid('This comment was already replied to privately');
	if (state.now() - comment.createdAt > WEEK_MS)
		throw invalid('A private reply is possible within 7 days only');
	comment.privateReply = args.message.text;
	const message = { recipient_id: comment.from.id, message_id: `m_${state.newId()}` };
	state.messages.push({
		...message,
		pageId: comment.pageId,
		commentId: comment.id,
		text: args.message.text,
	});
	return message;
}

/** @type {import('../dispatch').Edges} */
const messageEdges = {
	'POST page/messages': {
		token: 'page',
		permissions: ['pages_messaging'],
		task: 'MESSAGING',
		params: {
			recipient: 'object',
			message: 'object',
			messaging_type: ['RESPONSE', 'UPDATE', 'MESSAGE_TAG'],
		},
		run: replyPrivately,
	},
};

module.exports = { messageEdges };
