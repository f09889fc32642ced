// @ts-check
'use strict';

const { ID, list, oneOf } = require('../schema');
const {
	MEDIA_ANALYTICS_QUERY,
	MEDIA_KEY,
	MEDIA_QUERY,
	getMedia,
	getMediaAnalytics,
	getOneMedia,
} = require('./lookup');
const {
	ADD_SUBTITLES,
	METADATA,
	REMOVE_SUBTITLES,
	addSubtitles,
	removeSubtitles,
	setMetadata,
} = require('./metadata');
const { INITIALIZE, append, finalize, initialize, oneShot, status } = require('./upload');

const READ = ['tweet.read'];
const WRITE = ['media.write'];
const LOOKUP_LIMITS = { user: 300, app: 300 };
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
	{
		method: 'GET',
		path: '/2/media',
		scopes: READ,
		app: true,
		limits: LOOKUP_LIMITS,
		query: { media_keys: list(MEDIA_KEY, 1, 100), ...MEDIA_QUERY },
		required: ['media_keys'],
		run: getMedia,
	},
	{
		method: 'GET',
		path: '/2/media/analytics',
		scopes: READ,
		limits: LOOKUP_LIMITS,
		query: MEDIA_ANALYTICS_QUERY,
		required: ['media_keys', 'start_time', 'end_time'],
		run: getMediaAnalytics,
	},
	{
		method: 'GET',
		path: '/2/media/:media_key',
		scopes: READ,
		app: true,
		limits: LOOKUP_LIMITS,
		query: MEDIA_QUERY,
		run: getOneMedia,
	},
];

module.exports = { MEDIA_ENDPOINTS };
