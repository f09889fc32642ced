import type { IDataObject } from 'n8n-workflow';
import { failureOf, toNodeError } from '../../../nodes/shared/http/failure';
import type { GraphCall } from '../../../nodes/Meta/graph';
import type { Script } from '../../support/fakeGraph';
import { answer, lost } from '../../support/fakeGraph';
import { NODE } from '../../support/fakeN8n';
import { pauses, startClock } from '../../support/virtualTime';
import { NOW, draftOf, fakePage, fileOf, mediaOf, stepOf, urlOf } from './support/fixture';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const URL = 'https://rupload.facebook.com/video-upload/v26.0/v1';
const session = { mediaId: 'v1', uploadUrl: URL };
const BYTES = Buffer.from('0123456789');
const received = (count: number) =>
	answer({ status: { video_status: 'uploading', uploading_phase: { bytes_transfered: count } } });

async function upload(graph: Script, host: Script) {
	const page = fakePage(graph, host);
	const draft = draftOf({ kind: 'reel', media: [fileOf()] });
	const step = stepOf(draft, 'upload', [mediaOf({}, BYTES)]);
	const result = await step.send(page.api, { session });
	return { ...page, result };
}

const headersOf = (calls: GraphCall[]) => calls.map((call) => call.upload?.headers);

const headers = (offset: number) => ({
	offset: String(offset),
	file_size: '10',
	'Content-Length': String(10 - offset),
	'Content-Type': 'application/octet-stream',
});

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('the upload of a reel', () => {
	it('sends all bytes as one stream', async () => {
		const { upload: host } = await upload(
			{ 'GET v1': received(0) },
			{ [`POST ${URL}`]: answer({ success: true }) },
		);
		expect(headersOf(host.calls)).toEqual([headers(0)]);
		expect(host.calls[0].upload?.streamed).toBe(true);
	});

	it('goes on where an earlier try broke off', async () => {
		const { upload: host } = await upload(
			{ 'GET v1': received(4) },
			{ [`POST ${URL}`]: answer({ success: true }) },
		);
		expect(headersOf(host.calls)).toEqual([headers(4)]);
	});

	it('sends nothing when Facebook has every byte already', async () => {
		const { upload: host } = await upload({ 'GET v1': received(10) }, {});
		expect(host.calls).toEqual([]);
	});

	it('asks after a broken connection how far it got and sends the rest', async () => {
		const { upload: host } = await upload(
			{ 'GET v1': [received(0), received(6)] },
			{ [`POST ${URL}`]: [lost, answer({ success: true })] },
		);
		expect(headersOf(host.calls)).toEqual([headers(0), headers(6)]);
		expect(pauses).toEqual([1000]);
	});

	it('asks again after an offset that the host does not take', async () => {
		const wrong = toNodeError(NODE, {
			kind: 'temporarily-unavailable',
			happened: 'x',
			advice: 'y.',
			effect: 'unknown',
			code: 'OffsetInvalidError',
		});
		let calls = 0;
		const { upload: host } = await upload(
			{ 'GET v1': [received(0), received(3)] },
			{
				[`POST ${URL}`]: () => {
					calls += 1;
					if (calls === 1) throw wrong;
					return answer({ success: true });
				},
			},
		);
		expect(headersOf(host.calls)).toEqual([headers(0), headers(3)]);
	});

	it('gives up at once when Facebook cannot use the file', async () => {
		const refuse = () => {
			throw toNodeError(NODE, {
				kind: 'content-rejected',
				happened: 'x',
				advice: 'y.',
				effect: 'none',
			});
		};
		const error: unknown = await upload(
			{ 'GET v1': received(0) },
			{ [`POST ${URL}`]: refuse },
		).catch((thrown: unknown) => thrown);
		expect(failureOf(error)?.kind).toBe('content-rejected');
		expect(pauses).toEqual([]);
	});

	it('lets Facebook fetch a URL', async () => {
		const page = fakePage({}, { [`POST ${URL}`]: answer({ success: true }) });
		const draft = draftOf({ kind: 'reel', media: [urlOf('https://a.example/clip.mp4')] });
		await stepOf(draft, 'upload').send(page.api, { session });
		expect(headersOf(page.upload.calls)).toEqual([{ file_url: 'https://a.example/clip.mp4' }]);
		expect(page.graph.calls).toEqual([]);
	});
});

describe('the session of a reel', () => {
	it('remembers the video and where its bytes go', async () => {
		const started: IDataObject = { video_id: 'v1', upload_url: URL };
		const page = fakePage({ 'POST 77/video_reels': answer(started) });
		const draft = draftOf({ kind: 'reel', media: [fileOf()] });
		expect(await stepOf(draft, 'session', [mediaOf()]).send(page.api, {})).toEqual(session);
	});
});
