import type { IDataObject } from 'n8n-workflow';
import type { VideoStatus } from '../../../nodes/Facebook/publish/videoStatus';
import {
	bytesReceived,
	findVideoById,
	settleVideo,
} from '../../../nodes/Facebook/publish/videoStatus';
import { answer, fakeGraph } from '../../support/fakeGraph';

const graphWith = (status: VideoStatus | undefined, more: IDataObject = {}) =>
	fakeGraph({ 'GET v1': answer({ id: 'v1', status: status as IDataObject, ...more }) });

const find = async (status: VideoStatus | undefined) =>
	await findVideoById(graphWith(status), 'v1');
const settle = async (status: VideoStatus, more?: IDataObject) =>
	await settleVideo(graphWith(status, more), 'v1');

describe('findVideoById', () => {
	it.each<[string, VideoStatus]>([
		['is still uploading', { video_status: 'uploading' }],
		['has all bytes and was not handed in', { video_status: 'upload_complete' }],
		[
			'waits for its phases',
			{ video_status: 'upload_complete', processing_phase: { status: 'not_started' } },
		],
	])('says that a video which %s has not been handed in', async (_, status) => {
		expect(await find(status)).toEqual({ status: 'not-done' });
	});

	it.each<[string, VideoStatus]>([
		['is processed', { video_status: 'processing' }],
		['is ready', { video_status: 'ready' }],
		['was rejected', { video_status: 'error' }],
		[
			'is processed though it says otherwise',
			{ video_status: 'upload_complete', processing_phase: { status: 'in_progress' } },
		],
		[
			'is published though it says otherwise',
			{ video_status: 'uploading', publishing_phase: { status: 'complete' } },
		],
		['has only phases', { publishing_phase: { status: 'completed' } }],
	])('says that a video which %s has been handed in', async (_, status) => {
		expect(await find(status)).toEqual({ status: 'done', handle: { mediaId: 'v1' } });
	});

	it.each([[undefined], [{}]])('does not guess from the status %j', async (status) => {
		expect(await find(status)).toMatchObject({ status: 'unknown' });
	});
});

describe('settleVideo', () => {
	const links = { post_id: '77_5', permalink_url: '/reel/5' };

	it('is published once the video is ready', async () => {
		expect(await settle({ video_status: 'ready' }, links)).toMatchObject({
			status: 'published',
			id: '77_5',
			url: 'https://www.facebook.com/reel/5',
		});
	});

	it('has the id of the video where Facebook names no post', async () => {
		expect(await settle({ video_status: 'ready' })).toMatchObject({ id: 'v1', url: null });
	});

	it('keeps a complete address as it is', async () => {
		const permalink_url = 'https://www.facebook.com/77/videos/5';
		expect(await settle({ video_status: 'ready' }, { permalink_url })).toMatchObject({
			url: permalink_url,
		});
	});

	it.each(['draft', 'scheduled'])(
		'is a %s where that is how it is published',
		async (publish_status) => {
			const status = { video_status: 'ready', publishing_phase: { publish_status } };
			expect(await settle(status, links)).toMatchObject({ status: publish_status, id: '77_5' });
		},
	);

	it.each(['uploading', 'upload_complete', 'processing', undefined])(
		'is being processed while the video is %s',
		async (video_status) => {
			expect(await settle({ video_status })).toMatchObject({ status: 'processing', id: null });
		},
	);

	it.each<[string, VideoStatus, string]>([
		[
			'error.message',
			{ video_status: 'error', processing_phase: { error: { message: 'Too dark' } } },
			'Too dark',
		],
		['errors[].message', { processing_phase: { errors: [{ message: 'Too loud' }] } }, 'Too loud'],
		[
			'publishing',
			{ video_status: 'ready', publishing_phase: { error: { message: 'Not allowed' } } },
			'Not allowed',
		],
		['the upload', { uploading_phase: { errors: [{ message: 'Cut off' }] } }, 'Cut off'],
		['no reason', { video_status: 'expired' }, "the video is 'expired'"],
		['a failed upload', { video_status: 'upload_failed' }, "the video is 'upload_failed'"],
	])('is rejected with the reason in %s', async (_, status, reason) => {
		expect(await settle(status)).toEqual({ status: 'rejected', reason });
	});
});

describe('bytesReceived', () => {
	it('reads both spellings of the counter', () => {
		expect(bytesReceived({ uploading_phase: { bytes_transfered: 4 } })).toBe(4);
		expect(bytesReceived({ uploading_phase: { bytes_transferred: 5 } })).toBe(5);
		expect(bytesReceived({})).toBe(0);
	});
});
