// @ts-check
'use strict';

const { nestedList } = require('../paging');
const { pick, render } = require('../fields');
const { graphTime, permalink, pictureUrl } = require('../format');
const { author, commentType, commentsOf } = require('./comment');

const ATTACHMENT_FIELDS = [
	'description',
	'description_tags',
	'media',
	'media_type',
	'subattachments',
	'target',
	'title',
	'type',
	'unshimmed_url',
	'url',
];

/** @param {import('../state').State} state @param {string} photoId */
function photoAttachment(state, photoId) {
	const photo = state.photos.get(photoId);
	const url = `https://www.facebook.com/photo.php?fbid=${photoId}`;
	return {
		media_type: 'photo',
		type: 'photo',
		media: {
			image: { height: photo?.height ?? 0, src: pictureUrl(photoId), width: photo?.width ?? 0 },
		},
		target: { id: photoId, url },
		url,
	};
}

/** @param {import('../state').State} state @param {import('../state').Post} post */
function attachmentsOf(state, post) {
	if (post.videoId) {
		const url = `https://www.facebook.com/reel/${post.videoId}`;
		const type = post.kind === 'reel' ? 'video_inline' : 'video_autoplay';
		return [
			{ media_type: 'video', type, media: { source: url }, target: { id: post.videoId, url }, url },
		];
	}
	if (post.photoIds.length === 1) return [photoAttachment(state, post.photoIds[0])];
	if (post.photoIds.length > 1) {
		return [
			{
				media_type: 'album',
				type: 'album',
				target: { id: post.id.split('_')[1], url: permalink(post.id) },
				url: permalink(post.id),
				subattachments: { data: post.photoIds.map((id) => photoAttachment(state, id)) },
			},
		];
	}
	const link = post.link;
	if (!link) return [];
	const shim = `https://l.facebook.com/l.php?u=${encodeURIComponent(link)}`;
	const base = {
		media_type: 'link',
		type: 'share',
		title: new URL(link).hostname,
		target: { url: shim },
		unshimmed_url: link,
		url: shim,
	};
	if (post.children.length === 0) return [base];
	const data = post.children.map((child) => ({
		...base,
		title: child.name,
		unshimmed_url: child.link,
		url: child.link,
		description: child.description,
		target: { url: child.link },
	}));
	return [{ ...base, type: 'multi_share', subattachments: { data } }];
}

/** @param {import('../state').State} state @param {any} post @param {import('../fields').Field} field */
function attachments(state, post, field) {
	const found = attachmentsOf(state, post);
	if (found.length === 0) return undefined;
	return { data: pick(found, field, { known: ATTACHMENT_FIELDS }) };
}

/** @param {any} post */
const statusType = (post) =>
	({
		photo: 'added_photos',
		album: 'added_photos',
		video: 'added_video',
		reel: 'added_video',
		link: 'shared_story',
		carousel: 'shared_story',
	})[/** @type {string} */ (post.kind)] ?? 'mobile_status_update';

const option = (/** @type {string} */ name) => (/** @type {any} */ post) => post.options[name];

/** @param {any} post @param {import('../fields').RenderContext} context @param {import('../fields').Field} field */
function reactions(post, context, field) {
	const wanted = field.modifiers.type?.replace(/['"]/g, '');
	const all = [...post.reactions].filter(([, type]) => !wanted || type === wanted);
	return nestedList(all, field, ([id, type]) =>
		context.scopes.includes('pages_read_user_content') ? { id, type } : { type },
	);
}

/** @type {import('../fields').NodeType} */
const postType = {
	typeName: 'Post',
	defaults: ['created_time', 'message', 'id'],
	fields: {
		id: (post) => post.id,
		message: (post) => post.message || undefined,
		story: (post) => (post.kind === 'photo' ? `${post.from.name} added a new photo.` : undefined),
		created_time: (post) => graphTime(post.options.backdatedAt ?? post.createdAt),
		updated_time: (post) => graphTime(post.updatedAt),
		from: author,
		permalink_url: (post) => permalink(post.id),
		is_published: (post) => post.isPublished,
		is_hidden: (post) => post.isHidden,
		is_expired: () => false,
		is_popular: () => false,
		is_spherical: () => false,
		is_inline_created: () => false,
		is_eligible_for_promotion: (post) => post.isPublished,
		is_instagram_eligible: () => false,
		scheduled_publish_time: (post) =>
			post.scheduledAt === undefined ? undefined : Math.floor(post.scheduledAt / 1000),
		status_type: statusType,
		attachments: (post, { state }, field) => attachments(state, post, field),
		full_picture: (post) => (post.photoIds[0] ? pictureUrl(post.photoIds[0]) : undefined),
		picture: (post) => (post.photoIds[0] ? pictureUrl(post.photoIds[0]) : undefined),
		icon: () => undefined,
		shares: (post) => (post.shares > 0 ? { count: post.shares } : undefined),
		reactions,
		likes: (post, _context, field) =>
			nestedList(
				[...post.reactions].filter(([, type]) => type === 'LIKE'),
				field,
				([id]) => ({ id }),
			),
		comments: (post, context, field) =>
			nestedList(
				commentsOf(context.state, post.id, field.modifiers.filter === 'stream' ? undefined : null),
				field,
				(comment) => render(commentType, comment, field.fields, context),
			),
		place: (post, { state }, field) => {
			const place = post.options.place;
			return (
				place && pick({ id: place, name: state.pages.get(String(place))?.name ?? 'A place' }, field)
			);
		},
		targeting: option('targeting'),
		feed_targeting: option('feed_targeting'),
		call_to_action: option('call_to_action'),
		backdated_time: (post) =>
			post.options.backdatedAt ? graphTime(post.options.backdatedAt) : undefined,
		child_attachments: (post, _context, field) =>
			post.children.length ? pick(post.children, field) : undefined,
		multi_share_end_card: option('multi_share_end_card'),
		multi_share_optimized: option('multi_share_optimized'),
		timeline_visibility: (post) => post.timelineVisibility,
		promotion_status: () => 'inactive',
		promotable_id: (post) => post.id,
		privacy: () => ({ value: 'EVERYONE', description: 'Public' }),
		message_tags: () => undefined,
		story_tags: () => undefined,
		parent_id: () => undefined,
		properties: () => undefined,
		target: () => undefined,
		can_reply_privately: () => false,
		subscribed: () => true,
		application: (post, { state }, field) => {
			const app = post.appId ? state.apps.get(post.appId) : undefined;
			return app && pick({ id: app.id, name: app.name }, field);
		},
	},
};

module.exports = { attachmentsOf, postType };
