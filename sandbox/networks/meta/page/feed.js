// @ts-check
'use strict';

const { invalid } = require('../errors');
const { checkAuthorization, createPost, refuseDuplicate } = require('./createPost');
const { checkContent } = require('./feedChecks');
const { LARGEST_FEED_PHOTO, tooBig } = require('./images');
const { GRANULARITY, TIMING_PARAMS, readBackdate, readTiming } = require('./timing');

const PUBLISH = /** @type {const} */ ({
	token: 'page',
	permissions: ['pages_manage_posts', 'pages_read_engagement'],
	task: 'CREATE_CONTENT',
});

/** Options that are kept with the post and shown again. */
const OPTION_PARAMS = /** @type {const} */ ({
	targeting: 'object',
	feed_targeting: 'object',
	place: 'id',
	tags: 'list',
	backdated_time: 'time',
	backdated_time_granularity: GRANULARITY,
});

const FEED_PARAMS = /** @type {import('../params').Params} */ ({
	...TIMING_PARAMS,
	...OPTION_PARAMS,
	message: 'text',
	link: 'url',
	attached_media: 'list',
	child_attachments: 'list',
	multi_share_end_card: 'bool',
	multi_share_optimized: 'bool',
	call_to_action: 'object',
	name: 'text',
	description: 'text',
	caption: 'text',
	picture: 'url',
	thumbnail: 'url',
});

/** @param {import('../dispatch').Call} call @param {import('./timing').Timing} timing @returns {string[]} */
function readAttachedMedia(call, timing) {
	const { state, token, args } = call;
	const list = args.attached_media ?? [];
	return list.map((/** @type {any} */ entry, /** @type {number} */ index) => {
		const item = typeof entry === 'string' ? JSON.parse(entry) : entry;
		const photo = state.photos.get(String(item?.media_fbid ?? ''));
		if (!photo || photo.pageId !== token.pageId || photo.postId) {
			throw invalid(
				`Param attached_media[${index}] does not name an unpublished photo of this Page`,
			);
		}
		if (photo.bytes > LARGEST_FEED_PHOTO) throw tooBig();
		if (timing.kind === 'scheduled' && !photo.isTemporary) {
			throw invalid(
				`Param attached_media[${index}]: a photo of a scheduled post must be uploaded with temporary=true`,
			);
		}
		return photo.id;
	});
}

/** @param {import('../dispatch').Call} call */
function checkPlace(call) {
	const { place } = call.args;
	if (place !== undefined && !call.state.pages.has(place))
		throw invalid('Param place must be the ID of a Page with a location');
}

/** @param {import('../dispatch').Call} call @returns {Record<string, unknown>} */
function readOptions(call) {
	const names = [
		'targeting',
		'feed_targeting',
		'place',
		'tags',
		'call_to_action',
		'multi_share_end_card',
		'multi_share_optimized',
	];
	checkPlace(call);
	return {
		...Object.fromEntries(
			names.map((name) => [name, call.args[name]]).filter(([, value]) => value !== undefined),
		),
		backdatedAt: readBackdate(call),
	};
}

/** @param {Record<string, any>} args @param {string[]} photoIds */
function kindOf(args, photoIds) {
	if (photoIds.length > 0) return photoIds.length === 1 ? 'photo' : 'album';
	if (args.child_attachments) return 'carousel';
	return args.link === undefined ? 'status' : 'link';
}

/** @param {import('../dispatch').Call} call */
function publishToFeed(call) {
	const { state, args, token } = call;
	const pageId = String(token.pageId);
	checkAuthorization(state, pageId);
	const timing = readTiming(call);
	const photoIds = readAttachedMedia(call, timing);
	checkContent(args, photoIds);
	const options = readOptions(call);
	const draft = {
		message: args.message ?? '',
		link: args.link,
		photoIds,
		children: args.child_attachments ?? [],
	};
	if (timing.kind === 'published') refuseDuplicate(state, pageId, draft);
	const post = createPost(state, {
		...draft,
		pageId,
		appId: token.appId,
		kind: kindOf(args, photoIds),
		timing,
		options,
	});
	for (const id of photoIds) {
		const photo = state.photos.get(id);
		if (photo)
			Object.assign(photo, {
				postId: post.id,
				expiresAt: undefined,
				isPublished: post.isPublished,
			});
	}
	return { id: post.id, created: { type: 'post', value: post } };
}

/** @type {import('../dispatch').Edges} */
const feedEdges = {
	'POST page/feed': { ...PUBLISH, params: FEED_PARAMS, run: publishToFeed },
};

module.exports = {
	OPTION_PARAMS,
	PUBLISH,
	feedEdges,
	readOptions,
};
