// @ts-check
'use strict';

const { hasPrivateMetrics } = require('../posts/metrics');
const { kindOf } = require('./files');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../state').Media} Media */

const TYPE = { image: 'photo', gif: 'animated_gif', video: 'video', subtitles: 'subtitles' };

/** Where the bytes of a media can be read. @param {Media} media */
const mediaUrl = ({ id, category }) =>
	kindOf(category) === 'image'
		? `https://pbs.twimg.com/media/${id}`
		: `https://video.twimg.com/tweet_video/${id}.mp4`;

/** @param {number} views */
const playback = (views) => ({
	playback_0_count: views,
	playback_25_count: Math.floor(views * 0.7),
	playback_50_count: Math.floor(views * 0.5),
	playback_75_count: Math.floor(views * 0.35),
	playback_100_count: Math.floor(views * 0.25),
});

/** @param {import('../state').Post} post */
const viewsOf = (post) =>
	post.engagement.reduce(
		(sum, { metric, count }) => sum + (metric === 'media_views' ? count : 0),
		0,
	);

/** @type {Record<string, (media: Media, post: import('../state').Post) => unknown>} */
const FIELDS = {
	alt_text: (media) => media.metadata.alt_text?.text,
	duration_ms: (media) => media.file?.seconds && Math.round(media.file.seconds * 1000),
	height: (media) => media.file?.height,
	width: (media) => media.file?.width,
	url: (media) => (kindOf(media.category) === 'image' ? mediaUrl(media) : undefined),
	preview_image_url: (media) =>
		kindOf(media.category) === 'image' ? undefined : `https://pbs.twimg.com/preview/${media.id}`,
	variants: (media) =>
		kindOf(media.category) === 'image'
			? undefined
			: [{ bit_rate: 832_000, content_type: 'video/mp4', url: mediaUrl(media) }],
	public_metrics: (media, post) =>
		kindOf(media.category) === 'video' ? { view_count: viewsOf(post) } : undefined,
	non_public_metrics: (_media, post) => playback(viewsOf(post)),
	organic_metrics: (_media, post) => ({ ...playback(viewsOf(post)), view_count: viewsOf(post) }),
};

/** A media of a post as an expansion shows it. @param {Call} call @param {string} id @param {import('../state').Post} post */
function renderMedia({ state, query, token }, id, post) {
	const media = state.media.get(id);
	if (!media) return [];
	const isPublic = (/** @type {string} */ name) =>
		!/^(non_public|organic)_metrics$/.test(name) ||
		(kindOf(media.category) === 'video' && hasPrivateMetrics(state, post, token));
	const fields = (query['media.fields'] ?? []).filter(
		(/** @type {string} */ name) => FIELDS[name] && isPublic(name),
	);
	return [
		{
			media_key: media.mediaKey,
			type: TYPE[kindOf(media.category)],
			...Object.fromEntries(
				fields.map((/** @type {string} */ name) => [name, FIELDS[name](media, post)]),
			),
		},
	];
}

module.exports = { mediaUrl, renderMedia };
