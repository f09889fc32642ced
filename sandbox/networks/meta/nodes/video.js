// @ts-check
'use strict';

const { pick } = require('../fields');
const { graphTime } = require('../format');
const { videoStatus } = require('../lifecycle');
const { author } = require('./comment');

/** @param {import('../state').Video} video */
const publishStatus = (video) =>
	video.isPublished ? 'published' : video.publication === 'scheduled' ? 'scheduled' : 'draft';

/** @param {any} video @param {number} now */
function phases(video, now) {
	const status = videoStatus(video, now);
	const isUploaded = !['uploading', 'upload_failed', 'expired'].includes(status);
	const processing =
		status === 'processing'
			? { status: 'in_progress' }
			: status === 'error'
				? { status: 'error', error: { message: video.problem } }
				: { status: status === 'ready' ? 'complete' : 'not_started' };
	const publishing = video.isPublished ? 'complete' : 'not_started';
	return {
		video_status: status,
		uploading_phase: {
			status: isUploaded ? 'complete' : video.receivedBytes > 0 ? 'in_progress' : 'not_started',
			bytes_transfered: video.receivedBytes,
		},
		processing_phase: processing,
		publishing_phase: {
			status: publishing,
			publish_status: publishStatus(video),
			...(video.scheduledAt ? { publish_time: Math.floor(video.scheduledAt / 1000) } : {}),
		},
	};
}

const option = (/** @type {string} */ name) => (/** @type {any} */ video) => video.options[name];

/** @type {import('../fields').NodeType} */
const videoType = {
	typeName: 'Video',
	defaults: ['updated_time', 'description', 'id'],
	fields: {
		id: (video) => video.id,
		status: (video, { state }, field) => pick(phases(video, state.now()), field),
		title: (video) => video.title || undefined,
		description: (video) => video.description || undefined,
		published: (video) => video.isPublished,
		// The post appears with the end of processing, not with the upload.
		post_id: (video, { state }) =>
			videoStatus(video, state.now()) === 'ready' ? video.postId : undefined,
		permalink_url: (video) =>
			video.kind === 'reel' ? `/reel/${video.id}/` : `/${video.pageId}/videos/${video.id}/`,
		created_time: (video) => graphTime(video.createdAt),
		updated_time: (video) => graphTime(video.readyAt ?? video.createdAt),
		scheduled_publish_time: (video) =>
			video.scheduledAt ? graphTime(video.scheduledAt) : undefined,
		length: (video) => video.details?.durationSeconds,
		source: (video) => `https://scontent.xx.fbcdn.net/videos/${video.id}.mp4`,
		picture: (video) => `https://scontent.xx.fbcdn.net/videos/${video.id}.jpg`,
		icon: () => undefined,
		from: author,
		embeddable: (video) => video.options.embeddable ?? true,
		embed_html: () => undefined,
		content_category: (video) => video.options.content_category ?? 'OTHER',
		content_tags: option('content_tags'),
		custom_labels: option('custom_labels'),
		format: (video, _context, field) =>
			pick(
				[{ filter: 'native', height: video.details?.height, width: video.details?.width }],
				field,
			),
		thumbnails: (video, _context, field) => ({ data: pick(video.thumbnails, field) }),
		place: option('place'),
		privacy: () => ({ value: 'EVERYONE', description: 'Public' }),
		live_status: () => undefined,
		event: () => undefined,
		views: () => 0,
		post_views: () => 0,
		is_crosspost_video: () => false,
		is_crossposting_eligible: () => true,
		is_instagram_eligible: () => false,
		is_episode: () => false,
		spherical: () => false,
		backdated_time: () => undefined,
		expiration: option('expiration'),
	},
};

module.exports = { phases, videoType };
