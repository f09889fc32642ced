// @ts-check
'use strict';

const { ID, oneOf } = require('../schema');
const {
	ADD_SUBTITLES,
	METADATA,
	REMOVE_SUBTITLES,
	addSubtitles,
	removeSubtitles,
	setMetadata,
} = require('./metadata');
const { INITIALIZE, append, finalize, initialize, oneShot, status } = require('./upload');

const WRITE = ['media.write'];
const UPLOAD_LIMITS = { user: 1_875, appDay: 180_000 };
const SUBTITLE_LIMITS = { user: 100, appDay: 10_000 };

/** @type {import('../dispatch').Endpoint[]} */
const MEDIA_ENDPOINTS = [
	{
		method: 'POST',
		path: '/2/media/upload',
		scopes: WRITE,
		limits: { user: 500, appDay: 50_000 },
		run: oneShot,
	},
	{
		method: 'GET',
		path: '/2/media/upload',
		scopes: WRITE,
		limits: { user: 1_000, appDay: 100_000 },
		query: { media_id: ID, command: oneOf(['STATUS']) },
		required: ['media_id'],
		run: status,
	},
	{
		method: 'POST',
		path: '/2/media/upload/initialize',
		scopes: WRITE,
		limits: UPLOAD_LIMITS,
		body: INITIALIZE,
		run: initialize,
	},
	{
		method: 'POST',
		path: '/2/media/upload/:id/append',
		scopes: WRITE,
		limits: UPLOAD_LIMITS,
		run: append,
	},
	{
		method: 'POST',
		path: '/2/media/upload/:id/finalize',
		scopes: WRITE,
		limits: UPLOAD_LIMITS,
		run: finalize,
	},
	{
		method: 'POST',
		path: '/2/media/metadata',
		scopes: WRITE,
		limits: { user: 500, appDay: 50_000 },
		body: METADATA,
		run: setMetadata,
	},
	{
		method: 'POST',
		path: '/2/media/subtitles',
		scopes: WRITE,
		limits: SUBTITLE_LIMITS,
		body: ADD_SUBTITLES,
		run: addSubtitles,
	},
	{
		method: 'DELETE',
		path: '/2/media/subtitles',
		scopes: WRITE,
		limits: SUBTITLE_LIMITS,
		body: REMOVE_SUBTITLES,
		run: removeSubtitles,
	},
];

module.exports = { MEDIA_ENDPOINTS };
