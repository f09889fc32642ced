// @ts-check
'use strict';

const { render } = require('../fields');
const { attachmentsOf, postType } = require('../nodes/post');
const { photoType } = require('../nodes/photo');
const { videoType } = require('../nodes/video');
const { PAGING_PARAMS, TIME_PARAMS, between, pageOf } = require('../paging');

const READ = /** @type {const} */ ({ token: 'page', permissions: ['pages_read_engagement'] });
const LIST = { ...PAGING_PARAMS, ...TIME_PARAMS };

/** @param {import('../dispatch').Call} call @param {(post: import('../state').Post) => boolean} wanted */
function listPosts(call, wanted) {
	const { state, args, node } = call;
	const posts = [...state.posts.values()].filter(
		(post) =>
			!post.story &&
			wanted(post) &&
			(post.pageId === node.value.id || post.taggedPages.includes(node.value.id)),
	);
	const visible = posts.filter((post) => !post.isHidden || args.include_hidden);
	const newestFirst = between(visible, args, (post) => post.createdAt).sort(
		(a, b) => b.createdAt - a.createdAt,
	);
	return pageOf(newestFirst, call, (post) => render(postType, post, call.fields, call));
}

/** @param {(post: import('../state').Post, pageId: string) => boolean} wanted @param {string[]} [permissions]
 *  @returns {import('../dispatch').Edge} */
const postList = (wanted, permissions = []) => ({
	token: 'page',
	permissions: [...READ.permissions, ...permissions],
	params: { ...LIST, include_hidden: 'bool', show_expired: 'bool' },
	run: (call) => listPosts(call, (post) => wanted(post, call.node.value.id)),
});

/** @param {(video: import('../state').Video) => boolean} wanted @returns {import('../dispatch').Edge} */
const videoList = (wanted) => ({
	...READ,
	params: { ...LIST, type: ['tagged', 'uploaded'] },
	run(call) {
		const { state, args, node } = call;
		const videos = [...state.videos.values()].filter(
			(video) => video.pageId === node.value.id && video.phase === 'finished' && wanted(video),
		);
		const newestFirst = between(videos, args, (video) => video.createdAt).sort(
			(a, b) => b.createdAt - a.createdAt,
		);
		return pageOf(newestFirst, call, (video) => render(videoType, video, call.fields, call));
	},
});

/** @type {import('../dispatch').Edge} */
const photoList = {
	...READ,
	params: { ...LIST, type: ['uploaded', 'tagged', 'profile'] },
	run(call) {
		const { state, args, node } = call;
		const photos = [...state.photos.values()].filter(
			(photo) => photo.pageId === node.value.id && photo.isPublished,
		);
		const newestFirst = between(photos, args, (photo) => photo.createdAt).reverse();
		return pageOf(newestFirst, call, (photo) => render(photoType, photo, call.fields, call));
	},
};

/** @type {import('../dispatch').Edges} */
const listEdges = {
	'GET page/feed': postList((post) => post.isPublished),
	'GET page/posts': postList(
		(post, pageId) => post.isPublished && post.pageId === pageId && !post.byVisitor,
	),
	'GET page/published_posts': postList(
		(post, pageId) => post.isPublished && post.pageId === pageId && !post.byVisitor,
	),
	'GET page/scheduled_posts': postList((post) => post.scheduledAt !== undefined),
	'GET page/visitor_posts': postList(
		(post, pageId) => post.byVisitor && post.pageId === pageId,
		['pages_read_user_content'],
	),
	'GET page/tagged': postList(
		(post, pageId) => post.taggedPages.includes(pageId),
		['pages_read_user_content'],
	),
	'GET page/videos': videoList((video) => video.kind === 'video' || video.kind === 'reel'),
	'GET page/video_reels': videoList((video) => video.kind === 'reel'),
	'GET page/photos': photoList,
	'GET post/attachments': {
		...READ,
		params: PAGING_PARAMS,
		run: (call) => ({ data: attachmentsOf(call.state, call.node.value) }),
	},
	'GET post/reactions': {
		token: 'page',
		permissions: ['pages_read_engagement', 'pages_read_user_content'],
		params: {
			...PAGING_PARAMS,
			summary: 'any',
			type: ['NONE', 'LIKE', 'LOVE', 'WOW', 'HAHA', 'SORRY', 'ANGRY', 'CARE'],
		},
		run(call) {
			const all = [...call.node.value.reactions].filter(
				([, type]) => !call.args.type || type === call.args.type,
			);
			const page = pageOf(all, call, ([id, type]) => ({ id, type }));
			return call.args.summary ? { ...page, summary: { total_count: all.length } } : page;
		},
	},
};

module.exports = { listEdges };
