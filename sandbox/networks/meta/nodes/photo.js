// @ts-check
'use strict';

const { pick } = require('../fields');
const { graphTime, pictureUrl } = require('../format');
const { author } = require('./comment');

/** @type {import('../fields').NodeType} */
const photoType = {
	typeName: 'Photo',
	defaults: ['created_time', 'name', 'id'],
	fields: {
		id: (photo) => photo.id,
		name: (photo) => photo.caption || undefined,
		alt_text: (photo) => photo.alt,
		alt_text_custom: (photo) => photo.alt,
		created_time: (photo) => graphTime(photo.createdAt),
		updated_time: (photo) => graphTime(photo.createdAt),
		from: author,
		height: (photo) => photo.height,
		width: (photo) => photo.width,
		images: (photo, _context, field) =>
			pick([{ height: photo.height, width: photo.width, source: pictureUrl(photo.id) }], field),
		picture: (photo) => pictureUrl(photo.id),
		icon: () => undefined,
		link: (photo) => `https://www.facebook.com/photo.php?fbid=${photo.id}`,
		page_story_id: (photo) => photo.postId,
		album: () => undefined,
		place: () => undefined,
		event: () => undefined,
		target: () => undefined,
		backdated_time: () => undefined,
		backdated_time_granularity: () => 'none',
		can_delete: () => true,
		can_backdate: () => true,
		can_tag: () => true,
	},
};

module.exports = { photoType };
