// @ts-check
'use strict';

const { checkCreator } = require('../access');
const { graphError, invalid } = require('../errors');
const { pick } = require('../fields');
const { PAGING_PARAMS } = require('../paging');
const { PUBLISH } = require('./feed');
const { LARGEST_FEED_PHOTO, LARGEST_STORY_PHOTO, checkImage } = require('./images');

const READ = /** @type {const} */ ({ token: 'page', permissions: ['pages_read_engagement'] });
const CATEGORIES = /** @type {const} */ (
	'BEAUTY_FASHION,BUSINESS,CARS_TRUCKS,COMEDY,CUTE_ANIMALS,ENTERTAINMENT,FAMILY,FOOD_HEALTH,HOME,LIFESTYLE,MUSIC,NEWS,OTHER,POLITICS,SCIENCE,SPORTS,TECHNOLOGY,VIDEO_GAMING'
).split(',');

/** @param {import('../state').State} state @param {import('../state').Video} video
 *  @param {{ file: import('../../../core/http').FilePart, isPreferred: boolean }} thumbnail */
function addThumbnail(state, video, { file, isPreferred }) {
	const image = checkImage(file, LARGEST_STORY_PHOTO);
	if (isPreferred) for (const other of video.thumbnails) other.is_preferred = false;
	const id = state.newId();
	const uri = `https://scontent.xx.fbcdn.net/thumbnails/${id}.jpg`;
	video.thumbnails.push({
		id,
		height: image.height,
		width: image.width,
		scale: 1,
		uri,
		is_preferred: isPreferred,
	});
	state.photos.set(
		id,
		/** @type {any} */ ({ id, isThumbnail: true, data: file.whole, mimeType: image.mimeType }),
	);
	return id;
}

/** @param {import('../dispatch').Call} call */
function updateVideo(call) {
	const { args, node, state } = call;
	/** @type {import('../state').Video} */
	const video = node.value;
	if (Object.keys(args).length === 0) throw invalid('Nothing to update');
	checkCreator(call);
	const post = video.postId ? state.posts.get(video.postId) : undefined;
	if (args.name !== undefined) video.title = args.name;
	if (args.description !== undefined) {
		video.description = args.description;
		if (post) post.message = args.description;
	}
	if (args.published === true)
		Object.assign(video, { publication: 'published', scheduledAt: undefined });
	if (args.scheduled_publish_time !== undefined) {
		if (video.isPublished) throw invalid('A published video cannot be scheduled');
		Object.assign(video, {
			publication: 'scheduled',
			scheduledAt: args.scheduled_publish_time * 1000,
		});
		if (post) post.scheduledAt = video.scheduledAt;
	}
	for (const name of [
		'content_category',
		'content_tags',
		'custom_labels',
		'embeddable',
		'expiration',
	]) {
		if (args[name] !== undefined) video.options[name] = args[name];
	}
	const preferred = video.thumbnails.find(
		(thumbnail) => thumbnail.id === args.preferred_thumbnail_id,
	);
	if (args.preferred_thumbnail_id !== undefined && !preferred)
		throw invalid('Param preferred_thumbnail_id is not a thumbnail of this video');
	for (const thumbnail of preferred ? video.thumbnails : [])
		thumbnail.is_preferred = thumbnail === preferred;
	return { success: true };
}

/** @param {import('../dispatch').Call} call */
function uploadThumbnail({ state, node, args, files }) {
	const file = files.find((part) => part.name === 'source');
	if (!file) throw invalid('A thumbnail needs the file part source');
	if (file.bytes > LARGEST_FEED_PHOTO * 2.5) throw invalid('The thumbnail is too large');
	addThumbnail(state, node.value, { file, isPreferred: args.is_preferred ?? false });
	return { success: true };
}

const DAY_MS = 24 * 3600 * 1000;

/** @param {import('../dispatch').Call} call */
function inviteCollaborator({ state, node, args }) {
	const page = state.pages.get(node.value.pageId);
	if (!state.pages.has(args.target_id) || args.target_id === page?.id)
		throw invalid('Param target_id must be the ID of another Page');
	const recent = (page?.collaboratorInvites ?? []).filter((at) => at > state.now() - DAY_MS);
	if (recent.length >= 10)
		throw graphError(
			613,
			'Calls to this api have exceeded the rate limit: 10 invitations per 24 hours.',
		);
	if (page) page.collaboratorInvites = [...recent, state.now()];
	node.value.collaborators.push({ target_id: args.target_id, invite_status: 'PENDING' });
	return { success: true };
}

/** What can be done to a video that is there. @type {import('../dispatch').Edges} */
const videoEditEdges = {
	'POST video': {
		...PUBLISH,
		params: {
			name: 'text',
			description: 'text',
			published: 'bool',
			scheduled_publish_time: 'time',
			expiration: 'object',
			preferred_thumbnail_id: 'id',
			content_category: CATEGORIES,
			content_tags: 'list',
			custom_labels: 'list',
			embeddable: 'bool',
		},
		run: updateVideo,
	},
	'GET video/thumbnails': {
		...READ,
		params: PAGING_PARAMS,
		run: (call) => ({
			data: call.node.value.thumbnails.map((/** @type {any} */ item) =>
				pick(item, { name: 'thumbnails', modifiers: {}, fields: call.fields }),
			),
		}),
	},
	'POST video/thumbnails': {
		...PUBLISH,
		files: ['source'],
		params: { is_preferred: 'bool' },
		run: uploadThumbnail,
	},
	'POST video/collaborators': { ...PUBLISH, params: { target_id: 'id' }, run: inviteCollaborator },
	'GET video/collaborators': {
		...READ,
		params: PAGING_PARAMS,
		run: (call) => ({ data: call.node.value.collaborators }),
	},
};

module.exports = { CATEGORIES, addThumbnail, videoEditEdges };
