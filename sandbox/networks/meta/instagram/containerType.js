// @ts-check
'use strict';

const { pick } = require('../fields');
const { statusOf, statusText, videoStatus } = require('./containerState');

/** @type {import('../fields').NodeType} */
const containerType = {
	typeName: 'ShadowIGMediaBuilder',
	defaults: ['id'],
	fields: {
		id: (container) => container.id,
		status: (container, { state }) => statusText(container, state.now()),
		status_code: (container, { state }) => statusOf(container, state.now()),
		video_status: (container, { state }, field) => pick(videoStatus(container, state.now()), field),
		copyright_check_status: (container, { state }, field) => {
			if (!container.isVideo) return undefined;
			const isDone = ['FINISHED', 'PUBLISHED'].includes(statusOf(container, state.now()));
			return pick({ status: isDone ? 'completed' : 'in_progress', matches_found: false }, field);
		},
	},
};

module.exports = { containerType };
