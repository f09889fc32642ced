import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../../nodes/Facebook/platform';
import { failureFromAnswer, failureOf, toNodeError } from '../../../nodes/shared/http/failure';
import type { GraphCall } from '../../../nodes/Meta/graph';
import type { Reply } from '../../support/fakeGraph';
import { answer, lost } from '../../support/fakeGraph';
import { NODE } from '../../support/fakeN8n';
import { pauses, startClock } from '../../support/virtualTime';
import {
	NOW,
	asShown,
	draftOf,
	fakePage,
	fileOf,
	findStep,
	listAnswer,
	mediaOf,
	sendAll,
	stepOf,
	urlOf,
} from './support/fixture';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const BYTES = Buffer.from('0123456789');
const file = mediaOf({}, BYTES);
const video = draftOf({ kind: 'video', text: 'Hello', media: [fileOf()] });
const LATER = '2026-11-21T09:00:00.000+01:00';
const CREATED = '2026-11-20T10:00:01+0000';

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

/** Facebook's side of a chunked session: it wants four bytes at a time, in order. */
function chunkServer(faults: Record<number, (call: GraphCall) => Reply | undefined> = {}) {
	let stored = Buffer.alloc(0);
	let transfers = 0;
	const window = () => ({
		start_offset: String(stored.length),
		end_offset: String(Math.min(BYTES.length, stored.length + 4)),
	});
	const wrongOffset = (): never => {
		const facts = { message: 'wrong offset', code: 1363037, details: window() };
		const refusal = { status: 400, headers: {}, body: {} };
		throw toNodeError(NODE, failureFromAnswer(FACEBOOK, refusal, facts, NOW));
	};
	const transfer = (call: GraphCall): Reply => {
		if (Number(call.fields?.start_offset) !== stored.length) wrongOffset();
		stored = Buffer.concat([stored, call.file?.bytes ?? Buffer.alloc(0)]);
		return answer(window());
	};
	return {
		stored: () => stored,
		forget: (count: number) => {
			stored = stored.subarray(0, count);
		},
		reply: (call: GraphCall): Reply => {
			const phase = call.fields?.upload_phase;
			if (phase === 'start')
				return answer({ upload_session_id: 's1', video_id: 'v1', ...window() });
			if (phase === 'finish') return answer({ success: true });
			return faults[++transfers]?.(call) ?? transfer(call);
		},
		transfer,
	};
}

describe('a video from a file', () => {
	it('goes in the chunks that Facebook asks for, then is handed in', async () => {
		const server = chunkServer();
		const page = fakePage({ 'POST 77/videos': server.reply });
		const handles = await sendAll(page, { ...video, options: { videoTitle: 'Bread' } }, [file]);
		expect(handles).toMatchObject({
			session: { mediaId: 'v1' },
			upload: { bytes: 10 },
			video: { mediaId: 'v1' },
		});
		expect(server.stored().equals(BYTES)).toBe(true);
		expect(page.graph.calls.map((call) => asShown(call).fields)).toEqual([
			{ upload_phase: 'start', file_size: '10' },
			{ upload_phase: 'transfer', upload_session_id: 's1', start_offset: '0' },
			{ upload_phase: 'transfer', upload_session_id: 's1', start_offset: '4' },
			{ upload_phase: 'transfer', upload_session_id: 's1', start_offset: '8' },
			{ upload_phase: 'finish', upload_session_id: 's1', description: 'Hello', title: 'Bread' },
		]);
		expect(page.graph.calls[1].file).toMatchObject({
			field: 'video_file_chunk',
			bytes: Buffer.from('0123'),
		});
	});

	it('goes on at the place that Facebook names after a wrong offset', async () => {
		const server = chunkServer({
			2: (call) => {
				server.transfer(call);
				return lost;
			},
			4: (call) => {
				server.forget(2);
				return server.transfer(call);
			},
		});
		const page = fakePage({ 'POST 77/videos': server.reply });
		await sendAll(page, video, [file]);
		expect(server.stored().equals(BYTES)).toBe(true);
		const offsets = page.graph.calls
			.map(({ fields }) => fields?.start_offset)
			.filter((at) => at !== undefined);
		expect(offsets).toEqual([0, 4, 4, 8, 2, 6]);
		expect(pauses).toEqual([1000]);
	});

	it('gives up when nothing gets through', async () => {
		const server = chunkServer(Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, () => lost])));
		const page = fakePage({ 'POST 77/videos': server.reply });
		await expect(sendAll(page, video, [file])).rejects.toThrow('ended before an answer arrived');
		expect(pauses).toEqual([1000, 2000, 3000, 4000]);
	});

	it('gives up at once when Facebook cannot use the file', async () => {
		const server = chunkServer({ 1: () => ({ refuse: { code: 352 } }) });
		const page = fakePage({ 'POST 77/videos': server.reply });
		const error: unknown = await sendAll(page, video, [file]).catch((thrown: unknown) => thrown);
		expect(failureOf(error)?.kind).toBe('content-rejected');
		expect(pauses).toEqual([]);
	});

	it('is scheduled by the last call', async () => {
		const page = fakePage({ 'POST 77/videos': chunkServer().reply });
		await sendAll(page, { ...video, scheduleAt: LATER }, [file]);
		expect(asShown(page.graph.calls[4]).fields).toMatchObject({
			published: 'false',
			unpublished_content_type: 'SCHEDULED',
			scheduled_publish_time: '1795248000',
		});
	});
});

describe('a video from a URL', () => {
	const draft = draftOf({ ...video, media: [urlOf('https://a.example/clip.mp4')] });

	it('is one call, which may take as long as Facebook needs to fetch it', async () => {
		const page = fakePage({ 'POST 77/videos': answer({ id: 'v1' }) });
		expect(await sendAll(page, draft)).toEqual({ video: { mediaId: 'v1' } });
		expect(asShown(page.graph.calls[0]).fields).toEqual({
			description: 'Hello',
			file_url: 'https://a.example/clip.mp4',
		});
		expect(page.graph.calls[0].timeoutMs).toBe(300_000);
	});

	it('is looked for by its text', async () => {
		const page = fakePage({
			'GET 77/videos': listAnswer({ id: 'v1', description: 'Hello', created_time: CREATED }),
		});
		expect(await findStep(page, { draft, step: 'video' })).toEqual({
			status: 'done',
			handle: { mediaId: 'v1' },
		});
		expect(await findStep(page, { draft, step: 'video', claimed: ['v1'] })).toEqual({
			status: 'not-done',
		});
	});

	it.each<IDataObject>([{ asDraft: true }, { scheduleAt: LATER }])(
		'is not taken for missing while nobody sees it: %j',
		async (facts) => {
			const page = fakePage({ 'GET 77/videos': listAnswer() });
			expect((await findStep(page, { draft: { ...draft, ...facts }, step: 'video' })).status).toBe(
				'unknown',
			);
		},
	);
});

describe('looking for a video from a file', () => {
	it('asks the video of the session, or reads the videos where that is not known', async () => {
		const files = [file];
		const known = fakePage({ 'GET v1': answer({ status: { video_status: 'uploading' } }) });
		const handles = { session: { mediaId: 'v1' } };
		expect(await findStep(known, { draft: video, step: 'video', files, handles })).toEqual({
			status: 'not-done',
		});
		const unknown = fakePage({
			'GET 77/videos': listAnswer({ id: 'v9', description: 'Hello', created_time: CREATED }),
		});
		expect(await findStep(unknown, { draft: video, step: 'video', files })).toEqual({
			status: 'done',
			handle: { mediaId: 'v9' },
		});
	});

	it('claims the id of the video', () => {
		expect(stepOf(video, 'video', [file]).exactlyOnce?.idOf({ mediaId: 'v1' })).toBe('v1');
	});
});
