// @ts-check
'use strict';

const { hasRole, isSelf, nameOf, requireActor, requireScope } = require('../access');
const { accessDenied, notFound } = require('../errors');
const { batch } = require('../restli/batch');
const { record, urn: urnOf } = require('../restli/body');
const { list, urn } = require('../restli/params');
const { addMedia, openUpload, uploadUrl } = require('./store');
const { videoMethods } = require('./videos');

/** @typedef {import('../rest').Call} Call */

const WRITING = {
	member: ['w_member_social'],
	organization: ['w_organization_social'],
};
const DOWNLOAD_MS = 7 * 86_400_000;

/** @param {Call} call @param {import('../state').Media} media */
function showMedia({ state }, media) {
	const isAvailable = media.status === 'AVAILABLE';
	const { width, height, durationSeconds } = media.file ?? {};
	return {
		id: media.urn,
		owner: media.owner,
		status: media.status,
		...(isAvailable && {
			downloadUrl: `https://media.licdn.com/dms/${media.urn}`,
			downloadUrlExpiresAt: state.now() + DOWNLOAD_MS,
		}),
		...(media.kind === 'video' &&
			isAvailable && {
				duration: Math.round(durationSeconds * 1000),
				aspectRatioWidth: width,
				aspectRatioHeight: height,
				thumbnail: `https://media.licdn.com/dms/${media.urn}/thumbnail`,
			}),
		...(media.kind === 'video' && media.problem && isFailed(media)
			? { processingFailureReason: media.problem }
			: {}),
	};
}

const isFailed = (/** @type {import('../state').Media} */ media) =>
	media.status === 'PROCESSING_FAILED';

/** @param {Call} call @param {string} key */
function mediaOf(call, key) {
	const media = call.state.media.get(key);
	if (!media) throw notFound(key);
	if (!isSelf(call, media.owner) && !hasRole(call, media.owner)) throw accessDenied(nameOf(call));
	return media;
}

/** With w_member_social alone, images and documents can be written only. @param {Call} call */
function requireReading(call) {
	if (call.resource !== 'videos')
		requireScope(call, 'r_organization_social', 'w_organization_social', 'r_member_social');
	else requireScope(call, 'r_organization_social', 'w_organization_social', 'w_member_social');
}

/** @param {Call} call */
function getMedia(call) {
	requireReading(call);
	return showMedia(call, mediaOf(call, call.keys[0]));
}

const readMany = batch((call, key) => showMedia(call, mediaOf(call, key)));

/** @param {Call} call */
function getManyMedia(call) {
	requireReading(call);
	return readMany(call);
}

/** @param {'image' | 'document'} kind @returns {(call: Call) => unknown} */
const initialize = (kind) => (call) => {
	const { owner } = call.body.initializeUploadRequest;
	requireActor(call, owner, WRITING);
	const media = addMedia(call, kind, owner);
	const upload = openUpload(call.state, { mediaUrn: media.urn, role: 'file' });
	return {
		value: {
			uploadUrlExpiresAt: upload.expiresAt,
			uploadUrl: uploadUrl(upload),
			[kind]: media.urn,
		},
	};
};

const initializeBody = record({
	initializeUploadRequest: record({ owner: urnOf('person', 'organization', 'organizationBrand') }),
});

/** @param {'image' | 'video' | 'document'} kind @param {Record<string, import('../rest').Method>} actions
 *  @returns {import('../rest').Resource} */
const resource = (kind, actions) => ({
	keys: [urn(kind)],
	methods: {
		GET: { run: getMedia },
		BATCH_GET: { params: { ids: list(urn(kind)) }, run: getManyMedia },
		...actions,
	},
});

/** @param {'image' | 'document'} kind */
const single = (kind) =>
	resource(kind, {
		'ACTION initializeUpload': { body: initializeBody, run: initialize(kind) },
	});

/** @type {Record<string, import('../rest').Resource>} */
const mediaResources = {
	images: single('image'),
	documents: single('document'),
	videos: resource('video', videoMethods),
};

module.exports = { mediaResources };
