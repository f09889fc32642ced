import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../../nodes/Facebook/platform';
import { failureFromAnswer } from '../../../nodes/shared/http/readFailure';
import { failureOf, toNodeError } from '../../../nodes/shared/http/failure';
import type { GraphCall } from '../../../nodes/Meta/graph';
import { executePlan } from '../../../nodes/shared/publish/execute';
import { openJournal } from '../../../nodes/shared/run/journal';
import { DEFAULT_ONCE_POLICY } from '../../../nodes/shared/run/once';
import type { Reply } from '../../support/fakeGraph';
import { answer, lost, refuse } from '../../support/fakeGraph';
import { fakeN8n, NODE } from '../../support/fakeN8n';
import { ownReadings } from '../../support/looks';
import { pauses, startClock } from '../../support/virtualTime';
import type { FakePage } from './support/fixture';
import {
	NOW,
	asShown,
	draftOf,
	fakePage,
	fileOf,
	findStep,
	listAnswer,
	mediaOf,
	planOf,
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

describe('an upload session that Facebook has ended', () => {
	/** Facebook's side: it refuses the first session, and takes the second at once. */
	function sessionServer(refusal: Reply) {
		let count = 0;
		return ({ fields }: GraphCall): Reply => {
			const window = { start_offset: '0', end_offset: '10' };
			if (fields?.upload_phase === 'start') {
				count += 1;
				return answer({ upload_session_id: `s${count}`, video_id: `v${count}`, ...window });
			}
			if (fields?.upload_phase === 'finish') return answer({ success: true });
			if (fields?.upload_session_id === 's1') return refusal;
			return answer({ start_offset: '10', end_offset: '10' });
		};
	}

	const play = async (page: FakePage, nodeContext: IDataObject) =>
		await executePlan({
			node: NODE,
			api: page.api,
			plan: planOf(video, [file]),
			journal: openJournal(fakeN8n({ nodeContext }).n8n, NOW)(0),
			policy: DEFAULT_ONCE_POLICY,
			readings: ownReadings,
			beforeSending: () => undefined,
		});

	it.each<[string, Reply]>([
		['timed out', refuse(1363030)],
		['timed out, as a subcode', refuse(100, 1363030)],
		['holds nothing usable', refuse(1363033)],
		['holds nothing usable, as a subcode', refuse(6000, 1363041)],
	])('is followed by a new one on the next try when it %s', async (_, refusal) => {
		const page = fakePage({ 'POST 77/videos': sessionServer(refusal) });
		const nodeContext = {};
		await expect(play(page, nodeContext)).rejects.toThrow();
		const phasesOf = (from: number) =>
			page.graph.calls
				.slice(from)
				.map(({ fields }) => `${fields?.upload_phase} ${fields?.upload_session_id ?? ''}`.trim());
		expect(phasesOf(0).filter((phase) => phase.startsWith('start'))).toHaveLength(1);
		const sent = page.graph.calls.length;
		expect((await play(page, nodeContext)).handles.video).toEqual({ mediaId: 'v2' });
		expect(phasesOf(sent)).toEqual(['start', 'transfer s2', 'finish s2']);
	});

	it.each([
		['a wrong offset', '100/1363037'],
		['a passing state', '2'],
		['a lost answer', undefined],
	])('is not meant by %s', (_, code) => {
		const failure = { kind: 'temporarily-unavailable', happened: '', advice: '' } as const;
		const { needsAnew } = stepOf(video, 'upload', [file]);
		expect(needsAnew?.({ ...failure, effect: 'unknown', code })).toEqual([]);
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
