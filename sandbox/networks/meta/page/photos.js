// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { pullFile } = require('../pull');
const { checkAuthorization, createPost } = require('./createPost');
const { OPTION_PARAMS, PUBLISH, readOptions } = require('./feed');
const { checkMessage } = require('./feedChecks');
const { LARGEST_FEED_PHOTO, LARGEST_STORY_PHOTO, checkImage } = require('./images');
const { TIMING_PARAMS, readTiming } = require('./timing');

const DAY_MS = 24 * 3600 * 1000;

/** @param {import('../dispatch').Call} call */
async function readFile(call) {
	const source = call.files.find((file) => file.name === 'source');
	const { url } = call.args;
	if ((source === undefined) === (url === undefined)) {
		throw graphError(324, 'Requires upload file: exactly one of url and source');
	}
	if (source) return source;
	const pulled = await pullFile(call.call, url);
	if (pulled.kind === 'failed') {
		throw invalid(`The image at ${url} could not be downloaded: ${pulled.reason}`);
	}
	return pulled.file;
}

/** @param {import('../dispatch').Call} call @param {import('./timing').Timing} timing */
async function storePhoto(call, timing) {
	const { state, args, token } = call;
	const file = await readFile(call);
	const isPublished = timing.kind === 'published';
	// A larger picture may still become a story.
	const image = checkImage(file, timing.kind === 'dark' ? LARGEST_STORY_PHOTO : LARGEST_FEED_PHOTO);
	const page = state.pages.get(String(token.pageId));
	const isRepeated = [...state.photos.values()].some(
		(photo) => photo.sha256 === file.sha256 && photo.pageId === page?.id,
	);
	if (isRepeated && state.settings.refuseSamePhotoTwice) {
		throw invalid('This photo was already posted', { subcode: 1366051 });
	}
	/** @type {import('../state').Photo} */
	const photo = {
		id: state.newId(),
		pageId: String(token.pageId),
		appId: token.appId,
		from: { id: String(page?.id), name: String(page?.name) },
		caption: args.caption ?? args.message ?? '',
		alt: args.alt_text_custom,
		createdAt: state.now(),
		isPublished,
		isTemporary: args.temporary ?? false,
		expiresAt: timing.kind === 'dark' ? state.now() + DAY_MS : undefined,
		bytes: file.bytes,
		sha256: file.sha256,
		data: file.whole,
		options: {},
		...image,
	};
	state.photos.set(photo.id, photo);
	return photo;
}

/** @param {import('../dispatch').Call} call */
async function publishPhoto(call) {
	const { state, args, token } = call;
	checkAuthorization(state, String(token.pageId));
	if (args.caption !== undefined && args.message !== undefined)
		throw invalid('Use caption or message, not both');
	checkMessage(args.caption ?? args.message ?? '');
	const timing = readTiming(call);
	if (args.temporary && timing.kind === 'published')
		throw invalid('Param temporary requires published=false');
	const options = readOptions(call);
	const photo = await storePhoto(call, timing);
	const hasStory = timing.kind !== 'dark' && !args.no_story;
	if (!hasStory) return { id: photo.id, created: { type: 'photo', value: photo } };
	const post = createPost(state, {
		pageId: photo.pageId,
		id: `${photo.pageId}_${photo.id}`,
		appId: token.appId,
		kind: 'photo',
		message: photo.caption,
		photoIds: [photo.id],
		timing,
		options,
	});
	photo.postId = post.id;
	return { id: photo.id, post_id: post.id, created: { type: 'photo', value: photo } };
}

/** @type {import('../dispatch').Edges} */
const photoEdges = {
	'POST page/photos': {
		...PUBLISH,
		files: ['source'],
		params: {
			...TIMING_PARAMS,
			...OPTION_PARAMS,
			url: 'url',
			caption: 'text',
			message: 'text',
			temporary: 'bool',
			alt_text_custom: 'text',
			no_story: 'bool',
		},
		run: publishPhoto,
	},
};

module.exports = { photoEdges };
