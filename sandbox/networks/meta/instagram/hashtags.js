// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { noSuchField, render } = require('../fields');
const { PAGING_PARAMS, pageOf } = require('../paging');
const { askingAccount } = require('./access');
const { mediaType } = require('./mediaType');

const WEEK_MS = 7 * 24 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;
const MOST_HASHTAGS = 30;
const LARGEST_LIMIT = 50;
const MEDIA_FIELDS = [
	...['id', 'caption', 'media_type', 'media_url', 'permalink', 'timestamp', 'children'],
	...['comments_count', 'like_count'],
];

/** @type {import('../fields').NodeType} */
const hashtagType = {
	typeName: 'ShadowIGHashtag',
	defaults: ['id'],
	fields: { id: (hashtag) => hashtag.id, name: (hashtag) => hashtag.name },
};

/** @param {import('../dispatch').Call} call */
function requireFeature({ state }) {
	if (!state.settings.instagramPublicContentAccess)
		throw graphError(10, "This call requires the 'Instagram Public Content Access' feature");
}

/** Those of the last seven days. @param {import('../state').State} state @param {import('./store').Account} account */
function searchedBy(state, account) {
	for (const [id, at] of account.searchedHashtags)
		if (at <= state.now() - WEEK_MS) account.searchedHashtags.delete(id);
	return account.searchedHashtags;
}

/** @param {import('../dispatch').Call} call */
function search(call) {
	const { state, args } = call;
	requireFeature(call);
	const account = askingAccount(call);
	if (!/^[\p{L}\p{N}_]+$/u.test(args.q ?? ''))
		throw invalid('Param q must be one hashtag, without the # sign');
	const name = args.q.toLowerCase();
	const known = [...state.igHashtags.values()].find((hashtag) => hashtag.name === name);
	const hashtag = known ?? { id: state.newIgId(), name };
	const searched = searchedBy(state, account);
	// The vendor documents the number, but not the code of this refusal.
	if (!searched.has(hashtag.id) && searched.size >= MOST_HASHTAGS)
		throw graphError(613, `At most ${MOST_HASHTAGS} unique hashtags in 7 days can be searched`);
	state.igHashtags.set(hashtag.id, hashtag);
	if (!searched.has(hashtag.id)) searched.set(hashtag.id, state.now());
	return { data: [{ id: hashtag.id }] };
}

/** @param {import('../dispatch').Call} call @param {(media: any) => boolean} isWanted */
function listMedia(call, isWanted) {
	const { state, node, fields = [], args } = call;
	requireFeature(call);
	askingAccount(call);
	if ((args.limit ?? 0) > LARGEST_LIMIT)
		throw invalid(`Param limit must be at most ${LARGEST_LIMIT}`);
	const unknown = fields.find((field) => !MEDIA_FIELDS.includes(field.name));
	if (unknown) throw noSuchField(unknown.name, 'IGMedia');
	const tag = new RegExp(`#${node.value.name}(?![\\p{L}\\p{N}_])`, 'iu');
	const found = [...state.igMedia.values()].filter(
		(media) =>
			media.productType !== 'STORY' && tag.test(media.options.caption ?? '') && isWanted(media),
	);
	return pageOf(found.reverse(), call, (media) => render(mediaType, media, call.fields, call));
}

const LIST = /** @type {import('../params').Params} */ ({ ...PAGING_PARAMS, user_id: 'id' });

/** @type {Record<string, import('./access').IgEdge>} */
const hashtagTable = {
	'GET igHashtagSearch': {
		job: 'discover',
		params: { user_id: 'id', q: 'text' },
		run: search,
	},
	'GET igHashtag': {
		job: 'discover',
		run: (call) => render(hashtagType, call.node.value, call.fields, call),
	},
	'GET igHashtag/top_media': {
		job: 'discover',
		params: LIST,
		run: (call) => listMedia(call, () => true),
	},
	'GET igHashtag/recent_media': {
		job: 'discover',
		params: LIST,
		run: (call) => listMedia(call, (media) => media.createdAt > call.state.now() - DAY_MS),
	},
	'GET igAccount/recently_searched_hashtags': {
		job: 'discover',
		params: PAGING_PARAMS,
		run: (call) =>
			pageOf([...searchedBy(call.state, call.node.value).keys()], call, (id) =>
				render(hashtagType, call.state.igHashtags.get(id), call.fields, call),
			),
	},
};

module.exports = { hashtagTable, hashtagType };
