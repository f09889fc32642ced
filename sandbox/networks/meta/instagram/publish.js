// @ts-check
'use strict';

const { invalid } = require('../errors');
const { pick } = require('../fields');
const { checkAuthorization } = require('../page/createPost');
const { isKnown, statusOf } = require('./containerState');
const { refusal } = require('./errors');
const { findPerson } = require('./containerChecks');

const DAY_MS = 24 * 3600 * 1000;
const KNOWN = { known: ['quota_usage', 'config'] };

/** @param {import('../state').State} state @param {import('./store').Account} account @param {number} [since] milliseconds */
const usedQuota = (state, account, since = state.now() - DAY_MS) =>
	account.publishedAt.filter((at) => at > since).length;

/** @param {import('./store').Container} container */
const productOf = (container) =>
	container.kind === 'story' ? 'STORY' : container.kind === 'reel' ? 'REELS' : 'FEED';

/** @param {import('../state').State} state @param {import('./store').Container} container @param {string} [parentId] */
function addMedia(state, container, parentId) {
	const account = /** @type {import('./store').Account} */ (
		state.igAccounts.get(container.accountId)
	);
	const isAlbum = container.kind === 'carousel';
	/** @type {import('./store').Media} */
	const media = {
		id: state.newIgId(),
		accountId: account.id,
		from: { id: account.id, username: account.username },
		mediaType: isAlbum ? 'CAROUSEL_ALBUM' : container.isVideo ? 'VIDEO' : 'IMAGE',
		productType: productOf(container),
		createdAt: state.now(),
		options: container.options,
		file: container.file,
		cover: container.cover,
		childIds: [],
		parentId,
		containerId: container.id,
		isCommentEnabled: true,
		collaborators: (container.options.collaborators ?? []).map((/** @type {string} */ name) => ({
			id: String(findPerson(name.replace(/^@/, ''))?.id),
			username: name.replace(/^@/, ''),
			inviteStatus: 'Pending',
		})),
		likes: new Set(),
		viewers: 0,
		isExpired: false,
	};
	container.mediaId = media.id;
	state.igMedia.set(media.id, media);
	media.childIds = container.childIds.map((id) => {
		const child = /** @type {import('./store').Container} */ (state.igContainers.get(id));
		return addMedia(state, child, media.id).id;
	});
	return media;
}

/** @param {import('../state').State} state @param {import('./store').Container | undefined} container */
function checkReady(state, container) {
	if (!container || !isKnown(state, container)) throw refusal('noContainer');
	if (container.kind.startsWith('child'))
		throw invalid('Param creation_id names an item of a carousel, not the carousel');
	const status = statusOf(container, state.now());
	if (status === 'EXPIRED') throw refusal('expired');
	if (status === 'ERROR') throw refusal('creationFailed', container.problem?.reason);
	if (status === 'IN_PROGRESS') throw refusal('notReady');
	return container;
}

/** @param {import('../dispatch').Call} call */
function publish(call) {
	const { state, args, token } = call;
	/** @type {import('./store').Account} */
	const account = call.node.value;
	if (args.creation_id === undefined) throw invalid('The parameter creation_id is required');
	if (account.isRestricted) throw refusal('restricted');
	if (token.type !== 'IG') checkAuthorization(state, String(account.pageId));
	const named = state.igContainers.get(args.creation_id);
	const container = checkReady(state, named?.accountId === account.id ? named : undefined);
	if (container.mediaId !== undefined) {
		// What the vendor answers to a repetition is not documented; it makes no second post.
		if (state.settings.instagramRepublish === 'refuse') throw refusal('notReady');
		return { id: container.mediaId };
	}
	if (usedQuota(state, account) >= account.quotaTotal) throw refusal('quota');
	const media = addMedia(state, container);
	account.publishedAt = [...account.publishedAt, state.now()];
	return { id: media.id, created: { type: 'igMedia', value: media } };
}

/** @param {import('../dispatch').Call} call */
function showLimit({ state, args, node, fields }) {
	const now = state.clock.seconds();
	if (args.since !== undefined && (args.since > now || args.since < now - DAY_MS / 1000))
		throw invalid('Param since must be within the last 24 hours');
	const since = args.since === undefined ? undefined : args.since * 1000;
	const row = {
		quota_usage: usedQuota(state, node.value, since),
		config: { quota_total: node.value.quotaTotal, quota_duration: DAY_MS / 1000 },
	};
	const wanted = fields ?? [{ name: 'quota_usage', modifiers: {} }];
	return {
		data: [pick(row, { name: 'ContentPublishingLimit', modifiers: {}, fields: wanted }, KNOWN)],
	};
}

/** @type {Record<string, import('./access').IgEdge>} */
const publishTable = {
	'POST igAccount/media_publish': { job: 'publish', params: { creation_id: 'id' }, run: publish },
	'GET igAccount/content_publishing_limit': {
		job: 'publish',
		params: { since: 'time' },
		run: showLimit,
	},
};

module.exports = { publishTable, usedQuota };
