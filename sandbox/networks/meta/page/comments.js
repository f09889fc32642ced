// @ts-check
'use strict';

const { checkCreator } = require('../access');
const { graphError, invalid, missingObject } = require('../errors');
const { render } = require('../fields');
const { videoStatus } = require('../lifecycle');
const { commentType, commentsOf } = require('../nodes/comment');
const { PAGING_PARAMS, between, pageOf } = require('../paging');
const { pullFile } = require('../pull');
const { addComment, announceComment, removeComment } = require('./commentStore');
const { LARGEST_FEED_PHOTO, checkImage } = require('./images');

const MODERATE = /** @type {const} */ ({
	token: 'page',
	permissions: ['pages_manage_engagement'],
	task: 'MODERATE',
});
const READ = /** @type {const} */ ({ token: 'page', permissions: ['pages_read_engagement'] });

/**
 * The object that comments hang on: the post where there is one. Throws when it cannot take comments yet.
 * @param {import('../dispatch').Call} call @param {boolean} isWrite
 */
function commentTarget(call, isWrite) {
	const { state, node, nodeId } = call;
	if (node.type === 'video' && isWrite && videoStatus(node.value, state.now()) !== 'ready') {
		throw graphError(1, 'An unknown error has occurred.', { isTransient: false });
	}
	const postId = node.type === 'post' ? node.value.id : node.value.postId;
	const post = postId ? state.posts.get(postId) : undefined;
	if (isWrite && !post?.isPublished) throw missingObject(nodeId, 'POST');
	return post ? post.id : node.value.id;
}

/** @param {import('../dispatch').Call} call */
async function readAttachment(call) {
	const { args, state, token } = call;
	const given = ['attachment_id', 'attachment_url', 'attachment_share_url'].filter(
		(name) => args[name] !== undefined,
	);
	if (given.length > 1) throw invalid('Only one attachment is allowed');
	if (args.attachment_share_url) return { type: 'share', url: args.attachment_share_url };
	if (args.attachment_id) {
		const photo = state.photos.get(args.attachment_id);
		if (!photo || photo.pageId !== token.pageId || photo.isPublished) {
			throw invalid('Param attachment_id must be the ID of an unpublished photo');
		}
		photo.expiresAt = undefined;
		return {
			type: 'photo',
			target: { id: photo.id, url: `https://www.facebook.com/photo.php?fbid=${photo.id}` },
			photoId: photo.id,
		};
	}
	if (!args.attachment_url) return undefined;
	const pulled = await pullFile(call.call, args.attachment_url);
	if (pulled.kind === 'failed')
		throw invalid(`The image could not be downloaded: ${pulled.reason}`);
	checkImage(pulled.file, LARGEST_FEED_PHOTO);
	return {
		type: 'photo',
		media: { image: { src: args.attachment_url } },
		url: args.attachment_url,
	};
}

/** @param {import('../dispatch').Call} call */
async function createComment(call) {
	const { state, args, node, token } = call;
	const parent = node.type === 'comment' ? node.value : undefined;
	const objectId = parent ? parent.objectId : commentTarget(call, true);
	const attachment = await readAttachment(call);
	if (!args.message && !attachment) throw invalid('A comment needs a message or an attachment');
	const page = state.pages.get(String(token.pageId));
	const comment = addComment(state, {
		pageId: String(token.pageId),
		objectId,
		// Replies to replies stay on the second level.
		parentId: parent ? (parent.parentId ?? parent.id) : undefined,
		from: { id: String(page?.id), name: String(page?.name) },
		message: args.message ?? '',
		appId: token.appId,
		attachment,
	});
	return { id: comment.id, created: { type: 'comment', value: comment } };
}

/** @param {import('../dispatch').Call} call */
function listComments(call) {
	const { state, args, node } = call;
	const isReplyList = node.type === 'comment';
	const objectId = isReplyList ? node.value.objectId : commentTarget(call, false);
	const level = isReplyList ? node.value.id : args.filter === 'stream' ? undefined : null;
	const all = between(commentsOf(state, objectId, level), args, (comment) => comment.createdAt);
	if (args.order === 'reverse_chronological') all.reverse();
	const page = pageOf(all, call, (comment) => render(commentType, comment, call.fields, call));
	return args.summary
		? {
				...page,
				summary: {
					order: args.order ?? 'chronological',
					total_count: all.length,
					can_comment: true,
				},
			}
		: page;
}

/** @param {import('../dispatch').Call} call */
function updateComment(call) {
	const { args, node, state } = call;
	const comment = node.value;
	if (args.is_hidden === undefined && args.message === undefined)
		throw invalid('Nothing to update');
	if (args.message !== undefined) {
		checkCreator(call);
		comment.message = args.message;
		announceComment(state, comment, 'edited');
	}
	if (args.is_hidden !== undefined) {
		if (comment.from.id === comment.pageId)
			throw invalid('A comment of the Page itself cannot be hidden');
		comment.isHidden = args.is_hidden;
		announceComment(state, comment, args.is_hidden ? 'hide' : 'unhide');
	}
	return { success: true };
}

const ATTACHMENTS = /** @type {const} */ ({
	attachment_id: 'id',
	attachment_url: 'url',
	attachment_share_url: 'url',
});
const create = {
	...MODERATE,
	params: { message: /** @type {const} */ ('text'), ...ATTACHMENTS },
	run: createComment,
};
const list = {
	...READ,
	params: /** @type {import('../params').Params} */ ({
		...PAGING_PARAMS,
		since: 'time',
		filter: ['toplevel', 'stream'],
		order: ['chronological', 'reverse_chronological'],
		summary: 'any',
	}),
	run: listComments,
};
const like = {
	...MODERATE,
	run(/** @type {import('../dispatch').Call} */ { node, token, method }) {
		if (method === 'DELETE') node.value.likes.delete(token.pageId);
		else node.value.likes.add(token.pageId);
		return { success: true };
	},
};

/** @type {import('../dispatch').Edges} */
const commentEdges = {
	'POST post/comments': create,
	'POST photo/comments': create,
	'POST video/comments': create,
	'POST comment/comments': create,
	'GET post/comments': list,
	'GET photo/comments': list,
	'GET video/comments': list,
	'GET comment/comments': list,
	'GET comment': {
		...READ,
		run: (call) => render(commentType, call.node.value, call.fields, call),
	},
	'POST comment': {
		...MODERATE,
		params: { message: 'text', is_hidden: 'bool' },
		run: updateComment,
	},
	'DELETE comment': {
		...MODERATE,
		run({ state, node }) {
			removeComment(state, node.value);
			return { success: true };
		},
	},
	'POST comment/likes': like,
	'DELETE comment/likes': like,
};

module.exports = { commentEdges };
