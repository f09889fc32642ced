// @ts-check
'use strict';

const { render } = require('../fields');
const { checkAuthorization } = require('../page/createPost');
const { createVideoMeter } = require('../page/videoFile');
const { checkOptions } = require('./containerChecks');
const { containerParams, readKind, readSource } = require('./containerParams');
const { isKnown } = require('./containerState');
const { readChildren } = require('./carouselItems');
const { containerType } = require('./containerType');
const { refusal } = require('./errors');
const { fetchImage } = require('./files');
const { downloadVideo, finish } = require('./intake');

const DAY_MS = 24 * 3600 * 1000;

/** @param {import('../state').State} state @param {import('./store').Account} account */
function checkBudget(state, account) {
	account.containersAt = account.containersAt.filter((at) => at > state.now() - DAY_MS);
	// The vendor documents the number, but not the code of this refusal.
	if (account.containersAt.length >= account.containersPerDay)
		throw refusal('quota', `At most ${account.containersPerDay} containers in 24 hours`);
}

/** @param {import('../dispatch').Call} call @param {import('./store').Container} container */
async function fillContainer(call, container) {
	const { state, args } = call;
	const { kind } = container;
	if (args.cover_url !== undefined)
		container.cover = await fetchImage(call.call, args.cover_url, { ratio: false });
	if (container.source === 'image') {
		const isStory = kind === 'story';
		const rules = { ratio: kind === 'image' };
		container.file = await fetchImage(call.call, args.image_url, rules);
	}
	if (container.source === 'image' || container.source === 'children')
		finish(state, container, state.settings.instagramImageMs);
	if (container.source === 'upload')
		container.upload = { phase: 'uploading', receivedBytes: 0, meter: createVideoMeter() };
}

const NOT_OPTIONS = [
	'media_type',
	'image_url',
	'video_url',
	'upload_type',
	'children',
	'cover_url',
];

/** @param {import('../dispatch').Call} call */
async function createContainer(call) {
	const { state, args, token } = call;
	/** @type {import('./store').Account} */
	const account = call.node.value;
	if (account.isRestricted) throw refusal('restricted');
	if (token.type !== 'IG') checkAuthorization(state, String(account.pageId));
	const kind = readKind(args);
	const source = readSource(args, kind);
	const isVideo = source === 'url' || source === 'upload';
	checkOptions(call, { kind, isVideo, account });
	const options = Object.entries(args).filter(([name]) => !NOT_OPTIONS.includes(name));
	/** @type {import('./store').Container} */
	const container = {
		id: state.newIgId(),
		accountId: account.id,
		appId: token.appId,
		kind,
		isVideo,
		source,
		sourceUrl: args.image_url ?? args.video_url,
		createdAt: state.now(),
		options: Object.fromEntries(options),
		childIds: source === 'children' ? readChildren(call, account) : [],
		extraMs: call.exchange.memo.extraProcessingMs ?? 0,
	};
	checkBudget(state, account);
	await fillContainer(call, container);
	account.containersAt.push(container.createdAt);
	state.igContainers.set(container.id, container);
	if (source === 'url') void downloadVideo(call, container, args.video_url);
	const uri = `https://rupload.facebook.com/ig-api-upload/${call.version}/${container.id}`;
	const created = { type: 'igContainer', value: container };
	return { id: container.id, ...(source === 'upload' ? { uri } : {}), created };
}

/** @type {Record<string, import('./access').IgEdge>} */
const containerTable = {
	'POST igAccount/media': { job: 'publish', params: containerParams, run: createContainer },
	'GET igContainer': {
		job: 'publish',
		run(call) {
			if (!isKnown(call.state, call.node.value)) throw refusal('noContainer');
			return render(containerType, call.node.value, call.fields, call);
		},
	},
};

module.exports = { containerTable };
