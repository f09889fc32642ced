// @ts-check
'use strict';

const crypto = require('node:crypto');
const { jpeg } = require('../../../core/assets');
const { issueToken } = require('../tokens');
const { ACCOUNTS, IG_APP, MEDIA, PEOPLE, SCOPES, VISITOR } = require('./seed');

const HOUR = 3600;
const DAY = 24 * HOUR;

/** @param {import('../state').State} state */
function addTokens(state) {
	const now = state.clock.seconds();
	const give = (
		/** @type {string} */ token,
		/** @type {string} */ accountId,
		/** @type {object} */ more = {},
	) =>
		issueToken(state, {
			token,
			type: 'IG',
			appId: IG_APP.id,
			accountId,
			scopes: SCOPES,
			issuedAt: now - 2 * DAY,
			expiresAt: now + 58 * DAY,
			isLongLived: true,
			...more,
		}).token;
	const { fern, moss, luna } = ACCOUNTS;
	return {
		fern: give('IGAAsandboxFernLongLived000001', fern.id),
		moss: give('IGAAsandboxMossLongLived000001', moss.id),
		luna: give('IGAAsandboxLunaLongLived000001', luna.id),
		lunaFresh: give('IGAAsandboxLunaIssuedNow00001', luna.id, {
			issuedAt: now,
			expiresAt: now + 60 * DAY,
		}),
		lunaShort: give('IGAAsandboxLunaShortLived0001', luna.id, {
			issuedAt: now,
			expiresAt: now + HOUR,
			isLongLived: false,
		}),
		lunaExpired: give('IGAAsandboxLunaExpired0000001', luna.id, { expiresAt: now - DAY }),
		lunaReadOnly: give('IGAAsandboxLunaReadOnly000001', luna.id, {
			scopes: ['instagram_business_basic'],
		}),
	};
}

/** The picture of media that did not come through the API. @returns {import('./store').StoredFile} */
function somePicture() {
	const data = jpeg();
	const sha256 = crypto.createHash('sha256').update(data).digest('hex');
	const size = { width: 320, height: 240 };
	return { bytes: data.length, sha256, data, mimeType: 'image/jpeg', ...size };
}

/** @param {import('../state').State} state @param {Partial<import('./store').Media> & { from: import('./store').Author }} media */
function addMedia(state, media) {
	/** @type {import('./store').Media} */
	const added = {
		id: state.newIgId(),
		accountId: media.from.id,
		mediaType: 'IMAGE',
		productType: 'FEED',
		createdAt: state.now() - 3 * DAY * 1000,
		options: {},
		file: somePicture(),
		childIds: [],
		isCommentEnabled: true,
		collaborators: [],
		likes: new Set(),
		viewers: 0,
		isExpired: false,
		...media,
	};
	state.igMedia.set(added.id, added);
	return added;
}

/** @param {import('../state').State} state */
function addEarlierMedia(state) {
	const { fern } = ACCOUNTS;
	const own = addMedia(state, {
		from: { id: fern.id, username: fern.username },
		options: { caption: 'Published earlier with the app. #ferns' },
		likes: new Set([PEOPLE.ana.id]),
		viewers: 310,
	});
	/** @type {import('./store').IgComment} */
	const comment = {
		id: state.newIgId(),
		accountId: fern.id,
		mediaId: own.id,
		from: { id: VISITOR.id, username: VISITOR.username },
		text: 'Do you open on Sunday?',
		createdAt: state.now() - 2 * DAY * 1000,
		isHidden: false,
		likes: new Set(),
	};
	state.igComments.set(comment.id, comment);
	const { willow } = PEOPLE;
	const invited = addMedia(state, {
		from: { id: willow.id, username: willow.username },
		options: { caption: 'Together with @fernandco #ferns' },
		collaborators: [{ id: fern.id, username: fern.username, inviteStatus: 'Pending' }],
		viewers: 2044,
	});
	return { mediaId: own.id, commentId: comment.id, invitedMediaId: invited.id };
}

/**
 * Fills Instagram's part of an empty state: tokens of Instagram Login, earlier media.
 * @param {import('../state').State} state
 */
function populateInstagram(state) {
	return {
		app: IG_APP,
		scopes: SCOPES,
		accounts: ACCOUNTS,
		people: PEOPLE,
		visitor: VISITOR,
		tokens: addTokens(state),
		media: MEDIA,
		...addEarlierMedia(state),
	};
}

module.exports = { addMedia, populateInstagram };
