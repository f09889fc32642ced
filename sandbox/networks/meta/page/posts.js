// @ts-check
'use strict';

const { checkCreator } = require('../access');
const { invalid } = require('../errors');
const { render } = require('../fields');
const { goLive } = require('../lifecycle');
const { photoType } = require('../nodes/photo');
const { postType } = require('../nodes/post');
const { PUBLISH } = require('./feed');
const { checkMessage } = require('./feedChecks');
const { GRANULARITY, checkWindow, readBackdate } = require('./timing');

const READ = /** @type {const} */ ({ token: 'page', permissions: ['pages_read_engagement'] });

const UPDATE_PARAMS = /** @type {import('../params').Params} */ ({
	message: 'text',
	attached_media: 'list',
	scheduled_publish_time: 'time',
	is_published: 'bool',
	is_hidden: 'bool',
	is_pinned: 'bool',
	timeline_visibility: ['normal', 'hidden', 'forced_allow'],
	place: 'id',
	tags: 'list',
	backdated_time: 'time',
	backdated_time_granularity: GRANULARITY,
});

/** @param {import('../dispatch').Call} call @param {import('../state').Post} post */
function reschedule(call, post) {
	const seconds = call.args.scheduled_publish_time;
	if (post.isPublished) throw invalid('A published post cannot be scheduled');
	checkWindow(call.state, seconds);
	post.scheduledAt = seconds * 1000;
	post.contentType = 'SCHEDULED';
	const video = post.videoId ? call.state.videos.get(post.videoId) : undefined;
	if (video) Object.assign(video, { scheduledAt: post.scheduledAt, publication: 'scheduled' });
}

/** @param {import('../dispatch').Call} call @param {import('../state').Post} post */
function publishNow(call, post) {
	if (!call.args.is_published) throw invalid('A post cannot be unpublished');
	if (post.isPublished) return;
	post.scheduledAt = undefined;
	const video = post.videoId ? call.state.videos.get(post.videoId) : undefined;
	// A video's post appears when the video is ready; the clock's next tick does it.
	if (video) Object.assign(video, { publication: 'published', scheduledAt: undefined });
	else goLive(call.state, post);
}

/** @param {import('../state').State} state @param {import('../state').Post} post @param {string} verb */
function announceChange(state, post, verb) {
	if (!post.isPublished) return;
	state.emit({
		pageId: post.pageId,
		field: 'feed',
		value: {
			item: post.photoIds.length ? 'photo' : post.videoId ? 'video' : 'status',
			verb,
			post_id: post.id,
			...(verb === 'edited' ? { message: post.message, published: 1 } : {}),
			from: post.from,
			created_time: Math.floor(post.createdAt / 1000),
		},
	});
}

/** @param {import('../dispatch').Call} call */
function updatePost(call) {
	const { args, state } = call;
	/** @type {import('../state').Post} */
	const post = call.node.value;
	if (Object.keys(args).length === 0) throw invalid('Nothing to update');
	checkCreator(call);
	if (args.scheduled_publish_time !== undefined) reschedule(call, post);
	if (args.message !== undefined) {
		checkMessage(args.message);
		post.message = args.message;
		announceChange(state, post, 'edited');
	}
	if (args.is_published !== undefined) publishNow(call, post);
	if (args.is_hidden !== undefined) {
		post.isHidden = args.is_hidden;
		announceChange(state, post, args.is_hidden ? 'hide' : 'unhide');
	}
	if (args.is_pinned !== undefined) post.isPinned = args.is_pinned;
	if (args.timeline_visibility) post.timelineVisibility = args.timeline_visibility;
	if (args.place !== undefined) post.options.place = args.place;
	if (args.tags !== undefined) post.options.tags = args.tags;
	const backdatedAt = readBackdate(call);
	if (backdatedAt !== undefined) post.options.backdatedAt = backdatedAt;
	post.updatedAt = state.now();
	return { success: true };
}

/** Removes a post with what it shows. @param {import('../state').State} state @param {import('../state').Post} post */
function removePost(state, post) {
	state.posts.delete(post.id);
	const page = state.pages.get(post.pageId);
	if (page) page.postIds = page.postIds.filter((id) => id !== post.id);
	for (const id of post.photoIds) state.photos.delete(id);
	if (post.videoId) state.videos.delete(post.videoId);
	for (const comment of state.comments.values()) {
		if (comment.objectId === post.id) state.comments.delete(comment.id);
	}
	announceChange(state, post, 'remove');
}

/** @param {import('../dispatch').Call} call */
function removeNode({ state, node }) {
	const post = node.type === 'post' ? node.value : state.posts.get(node.value.postId ?? '');
	if (post) removePost(state, post);
	if (node.type === 'photo') state.photos.delete(node.value.id);
	if (node.type === 'video') state.videos.delete(node.value.id);
	return { success: true };
}

const like = {
	token: /** @type {const} */ ('page'),
	permissions: ['pages_manage_engagement'],
	task: 'MODERATE',
	run(/** @type {import('../dispatch').Call} */ { node, token, method }) {
		if (method === 'DELETE') node.value.reactions.delete(token.pageId);
		else node.value.reactions.set(token.pageId, 'LIKE');
		return { success: true };
	},
};

/** @type {import('../dispatch').Edges} */
const postEdges = {
	'GET post': { ...READ, run: (call) => render(postType, call.node.value, call.fields, call) },
	'POST post': { ...PUBLISH, params: UPDATE_PARAMS, run: updatePost },
	'DELETE post': { ...PUBLISH, run: removeNode },
	'POST post/likes': like,
	'DELETE post/likes': like,
	'GET photo': { ...READ, run: (call) => render(photoType, call.node.value, call.fields, call) },
	'DELETE photo': { ...PUBLISH, run: removeNode },
	'DELETE video': { ...PUBLISH, run: removeNode },
};

module.exports = { postEdges, removePost };
