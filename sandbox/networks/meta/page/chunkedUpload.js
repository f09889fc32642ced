// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { acceptFile, createVideoMeter, newVideo } = require('./videoFile');

const WINDOW = 4 * 1024 * 1024;

/** @param {any} session */
const offsets = (session) => ({
	start_offset: String(session.meter.bytes()),
	end_offset: String(Math.min(session.size, session.meter.bytes() + WINDOW)),
});

/** @param {import('../dispatch').Call} call */
function openSession(call) {
	const session = call.state.sessions.get(call.args.upload_session_id ?? '');
	if (!session || session.pageId !== call.token.pageId || session.isClosed) {
		throw graphError(1363041, 'The upload session is invalid or was closed');
	}
	return session;
}

/** @param {import('../dispatch').Call} call */
function start(call) {
	const { state, args, token } = call;
	if (!args.file_size || args.file_size <= 0)
		throw invalid('Param file_size is required and must be positive');
	const video = newVideo(state, {
		pageId: String(token.pageId),
		appId: token.appId,
		kind: 'video',
	});
	video.expectedBytes = args.file_size;
	const session = {
		id: state.newId(),
		pageId: token.pageId,
		size: args.file_size,
		video,
		meter: createVideoMeter(),
		isClosed: false,
	};
	state.sessions.set(session.id, session);
	return { upload_session_id: session.id, video_id: video.id, ...offsets(session) };
}

/** @param {import('../dispatch').Call} call */
function transfer(call) {
	const session = openSession(call);
	const chunk = call.files.find((file) => file.name === 'video_file_chunk');
	if (!chunk) throw invalid('The multipart part video_file_chunk is required');
	const expected = offsets(session);
	const isFitting =
		chunk.whole && chunk.bytes <= Number(expected.end_offset) - Number(expected.start_offset);
	if (String(call.args.start_offset) !== expected.start_offset || !isFitting) {
		throw graphError(1363037, 'There was a problem uploading your video file: wrong chunk offset', {
			data: expected,
		});
	}
	if (chunk.bytes === 0)
		throw graphError(1363019, 'There was a problem uploading your video file: empty chunk');
	session.meter.push(chunk.whole);
	session.video.receivedBytes = session.meter.bytes();
	return offsets(session);
}

/** @param {import('../dispatch').Call} call @param {any} steps */
function finish(call, steps) {
	const session = openSession(call);
	const about = steps.readAbout(call);
	if (session.meter.bytes() !== session.size) {
		throw graphError(1363033, 'The upload is not complete', { data: offsets(session) });
	}
	acceptFile(
		call.state,
		session.video,
		session.meter.result(),
		call.exchange.memo.extraProcessingMs ?? 0,
	);
	session.isClosed = true;
	steps.publishVideo(call, session.video, about);
	return { success: true };
}

/** @param {import('../dispatch').Call} call */
function cancel(call) {
	const session = openSession(call);
	session.isClosed = true;
	call.state.videos.delete(session.video.id);
	return { success: true };
}

/** The phases of the chunked upload session (windows of 4 MiB). */
const chunkedPhases = { start, transfer, finish, cancel };

module.exports = { chunkedPhases };
