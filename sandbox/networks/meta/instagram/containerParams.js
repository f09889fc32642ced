// @ts-check
'use strict';

const { invalid } = require('../errors');
const { refusal } = require('./errors');

/** @typedef {import('./store').ContainerKind} Kind */

/** @type {readonly Kind[]} */
const POSTS = ['image', 'reel', 'carousel'];
/** @type {readonly Kind[]} */
const PARENTS = ['image', 'reel', 'carousel', 'story'];

/**
 * Parameters of a container: how each is read, and the kinds that it goes with.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media
 * @type {Record<string, { read: import('../params').Kind, kinds: readonly Kind[], isFacebookOnly?: boolean }>}
 */
const RULES = {
	image_url: { read: 'text', kinds: ['image', 'story', 'childImage'] },
	video_url: { read: 'text', kinds: ['reel', 'story', 'childVideo'] },
	upload_type: {
		read: ['resumable'],
		kinds: ['reel', 'story', 'childVideo'],
		isFacebookOnly: true,
	},
	is_carousel_item: { read: 'bool', kinds: [...PARENTS, 'childImage', 'childVideo'] },
	children: { read: 'any', kinds: ['carousel'] },
	caption: { read: 'text', kinds: POSTS },
	alt_text: { read: 'text', kinds: ['image', 'childImage'] },
	location_id: { read: 'id', kinds: POSTS },
	user_tags: { read: 'list', kinds: ['image', 'childImage', 'reel', 'story'] },
	collaborators: { read: 'list', kinds: POSTS },
	share_to_feed: { read: 'bool', kinds: ['reel'] },
	cover_url: { read: 'text', kinds: ['reel'] },
	thumb_offset: { read: 'int', kinds: ['reel', 'childVideo'] },
	audio_name: { read: 'text', kinds: ['reel'] },
	trial_params: { read: 'object', kinds: ['reel'] },
	product_tags: {
		read: 'list',
		kinds: ['image', 'reel', 'childImage', 'childVideo'],
		isFacebookOnly: true,
	},
	is_paid_partnership: { read: 'bool', kinds: PARENTS, isFacebookOnly: true },
	branded_content_sponsor_ids: { read: 'list', kinds: PARENTS, isFacebookOnly: true },
	is_ai_generated: { read: 'bool', kinds: PARENTS },
	poll_attachment: { read: 'list', kinds: POSTS, isFacebookOnly: true },
	is_poll_duration_extended: { read: 'bool', kinds: POSTS, isFacebookOnly: true },
	is_comment_prompt_used: { read: 'bool', kinds: POSTS, isFacebookOnly: true },
};

/** Parameters of `POST /{ig}/media` by login. @param {import('./access').Login} login
 *  @returns {import('../params').Params} */
function containerParams(login) {
	const known = Object.entries(RULES).filter(
		([, rule]) => login === 'facebook' || !rule.isFacebookOnly,
	);
	return {
		media_type: 'text',
		...Object.fromEntries(known.map(([name, rule]) => [name, rule.read])),
	};
}

/** @param {Record<string, any>} args @returns {Kind} */
function kindOf(args) {
	const isChild = args.is_carousel_item === true;
	const type = args.media_type;
	if (type === undefined) return isChild ? 'childImage' : 'image';
	if (type === 'VIDEO' && isChild) return 'childVideo';
	if (isChild) throw refusal('mediaType', `media_type=${type} does not go with is_carousel_item`);
	if (type === 'REELS') return 'reel';
	if (type === 'STORIES') return 'story';
	if (type === 'CAROUSEL') return 'carousel';
	const hint = type === 'VIDEO' ? 'VIDEO is for carousel items; use REELS' : `got "${type}"`;
	throw refusal('mediaType', `media_type must be REELS, STORIES, CAROUSEL or VIDEO: ${hint}`);
}

/**
 * The kind of container that the parameters describe. Throws 100/2207023 for a wrong `media_type`, and
 * 100 for a parameter that does not go with the kind.
 * @param {Record<string, any>} args
 */
function readKind(args) {
	const kind = kindOf(args);
	const misplaced = Object.keys(args).find(
		(name) => RULES[name] && !RULES[name].kinds.includes(kind),
	);
	if (misplaced) throw invalid(`Param ${misplaced} is not supported for this media (${kind})`);
	return kind;
}

/** Where the bytes come from. @param {Record<string, any>} args @param {Kind} kind */
function readSource(args, kind) {
	const given = ['image_url', 'video_url', 'upload_type'].filter(
		(name) => args[name] !== undefined,
	);
	if (kind === 'carousel') return /** @type {const} */ ('children');
	if (given.length !== 1) {
		const wanted = Object.keys(RULES)
			.slice(0, 3)
			.filter((name) => RULES[name].kinds.includes(kind));
		throw invalid(`Exactly one of these parameters is required: ${wanted.join(', ')}`);
	}
	return /** @type {const} */ ({ image_url: 'image', video_url: 'url', upload_type: 'upload' })[
		/** @type {'image_url' | 'video_url' | 'upload_type'} */ (given[0])
	];
}

module.exports = { containerParams, readKind, readSource };
