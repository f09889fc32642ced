// @ts-check
'use strict';

const { reaches } = require('./access');
const { statusOf } = require('./containerState');
const { acceptVideo } = require('./intake');

const PATH = /^\/ig-api-upload\/(?:v\d+\.\d+\/)?(\d+)$/;

/** The vendor wraps its own error as text. @param {string} message */
const refused = (message) => ({
	status: 400,
	json: {
		debug_info: {
			retriable: false,
			type: 'ProcessingFailedError',
			message: JSON.stringify({ success: false, error: { message } }),
		},
	},
});

/**
 * rupload.facebook.com/ig-api-upload: the bytes of a video container, or a URL to fetch them from.
 * @param {{ state: import('../state').State, call: any }} world
 * @param {import('../../../core/router').Exchange} exchange
 * @param {{ token: import('../state').Token | undefined,
 *   receive(upload: any): Promise<import('../../../core/http').Answer> }} transfer
 * @returns {Promise<import('../../../core/http').Answer>}
 */
async function handleIgUpload({ state }, exchange, { token, receive }) {
	const match = PATH.exec(exchange.path);
	if (!match || exchange.method !== 'POST') return { status: 404, text: 'Not found' };
	const container = state.igContainers.get(match[1]);
	const account = state.igAccounts.get(container?.accountId ?? '');
	const isAllowed = token && token.type !== 'IG' && reaches(state, token, account);
	if (!container || !isAllowed) return refused('unauthorized user request');
	if (!container.upload)
		return refused('this container was not created with upload_type=resumable');
	if (statusOf(container, state.now()) === 'EXPIRED') return refused('the container has expired');
	if (container.upload.phase !== 'uploading') return refused('the upload is already complete');
	const answer = await receive(container.upload);
	if (container.upload.phase !== 'uploaded') return answer;
	container.extraMs += exchange.memo.extraProcessingMs ?? 0;
	acceptVideo(state, container, container.upload.meter.result());
	return { json: { success: true, message: 'Upload successful.' } };
}

module.exports = { handleIgUpload };
