// @ts-check
'use strict';

const { viewAccounts } = require('./instagram/view');
const { viewForms } = require('./leads/view');
const { phases } = require('./nodes/video');

const iso = (/** @type {number | undefined} */ ms) =>
	ms === undefined ? undefined : new Date(ms).toISOString();

/** @param {import('./state').State} state @param {import('./state').Video} video */
const showVideo = (state, video) => ({
	id: video.id,
	kind: video.kind,
	title: video.title,
	description: video.description,
	bytes: video.receivedBytes,
	expectedBytes: video.expectedBytes,
	sha256: video.sha256,
	durationSeconds: video.details?.durationSeconds,
	width: video.details?.width,
	height: video.details?.height,
	hasBytes: video.data !== undefined,
	postId: video.postId,
	isPublished: video.isPublished,
	publication: video.publication,
	scheduledAt: iso(video.scheduledAt),
	problem: video.problem,
	thumbnails: video.thumbnails,
	collaborators: video.collaborators,
	options: video.options,
	status: phases(video, state.now()),
});

/** @param {import('./state').State} state @param {string} id */
function showPhoto(state, id) {
	const photo = state.photos.get(id);
	if (!photo) return { id, isMissing: true };
	const { data, ...rest } = photo;
	return {
		...rest,
		hasBytes: data !== undefined,
		createdAt: iso(photo.createdAt),
		expiresAt: iso(photo.expiresAt),
	};
}

/** @param {import('./state').State} state @param {import('./state').Post} post */
function showPost(state, post) {
	const { reactions, photoIds, videoId, options, ...rest } = post;
	const { backdatedAt, ...otherOptions } = options;
	const video = videoId ? state.videos.get(videoId) : undefined;
	return {
		...rest,
		createdAt: iso(post.createdAt),
		updatedAt: iso(post.updatedAt),
		scheduledAt: iso(post.scheduledAt),
		backdatedAt: iso(/** @type {number | undefined} */ (backdatedAt)),
		options: otherOptions,
		reactions: Object.fromEntries(reactions),
		photos: photoIds.map((id) => showPhoto(state, id)),
		video: video && showVideo(state, video),
		comments: [...state.comments.values()]
			.filter((comment) => comment.objectId === post.id)
			.map(({ likes, ...comment }) => ({
				...comment,
				createdAt: iso(comment.createdAt),
				likes: [...likes],
			})),
	};
}

/** @param {any} post */
function shelfOf(post) {
	if (post.isPublished) return 'posts';
	if (post.scheduledAt) return 'scheduled';
	if (post.contentType === 'DRAFT') return 'drafts';
	return post.contentType === 'ADS_POST' ? 'dark' : 'processing';
}

/**
 * Everything a test or a person may want to see, Pages with content first. Times are ISO 8601.
 * @param {import('./state').State} state
 */
function snapshot(state) {
	const pages = [...state.pages.values()].map((page) => {
		const posts = page.postIds.map((id) =>
			showPost(state, /** @type {any} */ (state.posts.get(id))),
		);
		const shelf = (/** @type {string} */ name) => posts.filter((post) => shelfOf(post) === name);
		return {
			id: page.id,
			name: page.name,
			category: page.category,
			likes: page.likes,
			followers: page.followers,
			posts: shelf('posts').filter((post) => !post.story),
			stories: shelf('posts').filter((post) => post.story),
			scheduled: shelf('scheduled'),
			drafts: shelf('drafts'),
			dark: shelf('dark'),
			processing: shelf('processing'),
			videos: [...state.videos.values()]
				.filter((video) => video.pageId === page.id)
				.map((video) => showVideo(state, video)),
			unusedPhotos: [...state.photos.values()]
				.filter((photo) => photo.pageId === page.id && !photo.postId)
				.map((photo) => showPhoto(state, photo.id)),
			leadAccess: page.leadAccess,
			leadForms: viewForms(state, page.id),
			subscribedApps: Object.fromEntries(state.installed.get(page.id) ?? []),
		};
	});
	return {
		now: iso(state.now()),
		pages,
		instagram: viewAccounts(state),
		subscriptions: [...state.subscriptions.values()],
		messages: state.messages,
		counts: {
			posts: state.posts.size,
			photos: state.photos.size,
			videos: state.videos.size,
			comments: state.comments.size,
			leadForms: state.leadForms.size,
			leads: state.leads.size,
		},
	};
}

module.exports = { snapshot };
