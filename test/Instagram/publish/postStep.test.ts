import { failureOf } from '../../../nodes/shared/http/failure';
import { answer, lost, refuse } from '../../support/fakeGraph';
import { lookSince } from '../../support/looks';
import { pauses, startClock } from '../../support/virtualTime';
import { ACCOUNT, NOW, draftOf, fakeAccount, placedUrl, planOf } from '../support';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const MEDIA_LIST = `GET ${ACCOUNT.id}/media`;
const PUBLISH = `POST ${ACCOUNT.id}/media_publish`;
const STORIES = `GET ${ACCOUNT.id}/stories`;
const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, '+0000');
const known = { container: { containerId: 'c1' } };

const stepOf = (kind: string, text = '') => {
	const placed = [placedUrl('https://a.example/a.jpg')];
	const { steps } = planOf({ draft: draftOf({ kind, text }), placed });
	return steps[steps.length - 1];
};

const posts = (...data: object[]) => answer({ data } as never);
const post = (id: string, caption?: string, at = NOW + 1000, type = 'FEED') => ({
	id,
	caption,
	timestamp: iso(at),
	media_type: 'IMAGE',
	media_product_type: type,
});

async function find(
	kind: string,
	script: Parameters<typeof fakeAccount>[0],
	input: { text?: string; handles?: object; claimed?: string[] } = {},
) {
	const { text = '', handles = known, claimed = [] } = input;
	const { api } = fakeAccount(script);
	const { exactlyOnce } = stepOf(kind, text);
	return await exactlyOnce?.find(api, handles as typeof known, lookSince(NOW, claimed));
}

describe('looking for a post whose answer was lost', () => {
	it('knows by the container that nothing is out', async () => {
		for (const code of ['FINISHED', 'IN_PROGRESS', 'EXPIRED', 'ERROR']) {
			expect(await find('photo', { 'GET c1': answer({ status_code: code }) })).toEqual({
				status: 'not-done',
			});
		}
	});

	it('finds the post of a published container by its caption', async () => {
		const script = {
			'GET c1': answer({ status_code: 'PUBLISHED' }),
			[MEDIA_LIST]: posts(
				post('m2', 'Other'),
				post('m1', 'Hello\n'),
				post('m0', 'Hello', NOW - 60_000),
			),
		};
		expect(await find('photo', script, { text: 'Hello' })).toMatchObject({
			status: 'done',
			handle: { id: 'm1' },
		});
	});

	it('does not take a post for absent where there are more new ones than are read', async () => {
		const many = Array.from({ length: 301 }, (_, index) => post(`m${index}`, 'Other'));
		const found = await find('photo', { [MEDIA_LIST]: posts(...many) }, { text: 'Hello', handles: {} });
		expect(found).toMatchObject({ status: 'unknown', reason: expect.stringContaining('300') });
	});

	it('finds the one new story of a published container', async () => {
		const script = {
			'GET c1': answer({ status_code: 'PUBLISHED' }),
			[STORIES]: posts(
				post('s1', undefined, NOW + 1000, 'STORY'),
				post('s0', undefined, NOW - 60_000, 'STORY'),
			),
		};
		expect(await find('photoStory', script)).toMatchObject({ handle: { id: 's1' } });
	});

	it('does not publish again what is out, though nobody can tell which one it is', async () => {
		const script = {
			'GET c1': answer({ status_code: 'PUBLISHED' }),
			[STORIES]: posts(
				post('s1', undefined, NOW + 1, 'STORY'),
				post('s2', undefined, NOW + 2, 'STORY'),
			),
		};
		expect(await find('photoStory', script)).toEqual({
			status: 'done',
			handle: { id: '', containerId: 'c1' },
		});
	});

	it('leaves posts to the items that they belong to', async () => {
		const script = {
			'GET c1': answer({ status_code: 'PUBLISHED' }),
			[MEDIA_LIST]: posts(post('m2', 'Same'), post('m1', 'Same', NOW + 500)),
		};
		expect(await find('photo', script, { text: 'Same', claimed: ['m1'] })).toMatchObject({
			handle: { id: 'm2' },
		});
	});

	it('goes by the caption when the container is lost with its process, and does not guess without', async () => {
		const script = { [MEDIA_LIST]: posts(post('m1', 'Hello')) };
		expect(await find('photo', script, { text: 'Hello', handles: {} })).toMatchObject({
			handle: { id: 'm1' },
		});
		expect(await find('photo', script, { text: 'Other', handles: {} })).toEqual({
			status: 'not-done',
		});
		const unnamed = { [MEDIA_LIST]: posts(post('m1')) };
		expect(await find('photo', unnamed, { handles: {} })).toMatchObject({ status: 'unknown' });
	});
});

it('does not know the effect of an answer without an ID', async () => {
	for (const body of [{}, { id: '' }]) {
		const { api } = fakeAccount({ [`POST ${ACCOUNT.id}/media_publish`]: answer(body) });
		const error: unknown = await stepOf('photo')
			.send(api, known)
			.catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({ kind: 'temporarily-unavailable', effect: 'unknown' });
	}
});

it('says at the quota when the oldest post of the day makes room', async () => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
	const { api } = fakeAccount({
		[PUBLISH]: refuse(9, 2207042),
		'GET c1': answer({ status_code: 'FINISHED' }),
		[MEDIA_LIST]: posts(
			post('m2', '', NOW - 3_600_000),
			post('m1', '', NOW - 7_200_000),
			post('m0', '', NOW - 90_000_000),
		),
		[STORIES]: posts(),
	});
	const error: unknown = await stepOf('photo')
		.send(api, known)
		.catch((thrown: unknown) => thrown);
	jest.restoreAllMocks();
	expect(failureOf(error)).toMatchObject({
		kind: 'quota-exhausted',
		effect: 'none',
		retryAt: new Date(NOW - 7_200_000 + 86_400_000).toISOString(),
	});
});

it('has everything made anew when Instagram no longer knows the container', () => {
	const failure = {
		kind: 'temporarily-unavailable',
		happened: '',
		advice: '',
		effect: 'none',
		code: '24/2207008',
	} as const;
	expect(stepOf('photo').needsAnew?.(failure)).toEqual(['container']);
	expect(stepOf('photo').needsAnew?.({ ...failure, code: '9007/2207027' })).toEqual([]);
});

describe('a refusal to publish', () => {
	beforeEach(() => startClock(NOW));
	afterEach(() => jest.restoreAllMocks());

	async function refusalOf(script: Parameters<typeof fakeAccount>[0]) {
		const { api, graph } = fakeAccount(script);
		const failure = failureOf(
			await stepOf('photo')
				.send(api, known)
				.catch((thrown: unknown) => thrown),
		);
		return { failure, sends: graph.log().filter((call) => call === PUBLISH).length };
	}

	it.each([
		[9007, 2207027],
		[24, 2207008],
		[9, 2207042],
	])('%d/%d of a container that is published is looked into as a repetition', async (...codes) => {
		const { failure, sends } = await refusalOf({
			[PUBLISH]: refuse(...codes),
			'GET c1': answer({ status_code: 'PUBLISHED' }),
		});
		expect(failure).toMatchObject({ duplicate: true });
		expect(sends).toBe(1);
	});

	it('says that nothing is out when the container is not published', async () => {
		const { failure } = await refusalOf({
			[PUBLISH]: refuse(9007, 2207027),
			'GET c1': answer({ status_code: 'FINISHED' }),
		});
		expect(failure).toMatchObject({ effect: 'none', code: '9007/2207027' });
		expect(failure?.duplicate).toBeUndefined();
	});

	it('is not known to have had no effect when the container cannot be read', async () => {
		const { failure } = await refusalOf({ [PUBLISH]: refuse(9007, 2207027), 'GET c1': lost });
		expect(failure).toMatchObject({ effect: 'unknown', code: '9007/2207027' });
	});

	it('that speaks of the connection stays what it is when the container cannot be read', async () => {
		const { failure } = await refusalOf({ [PUBLISH]: refuse(190), 'GET c1': refuse(190) });
		expect(failure).toMatchObject({ kind: 'credential-invalid', effect: 'none' });
	});

	it('of a container that Instagram does not know yet is tried twice again', async () => {
		const script = { 'GET c1': answer({ status_code: 'FINISHED' }) };
		const late = [refuse(24, 2207008), refuse(24, 2207008), answer({ id: 'm1' })];
		const { api } = fakeAccount({ ...script, [PUBLISH]: late });
		expect(await stepOf('photo').send(api, known)).toEqual({ id: 'm1' });
		expect(pauses).toEqual([10_000, 20_000]);
		const { failure, sends } = await refusalOf({ ...script, [PUBLISH]: refuse(24, 2207008) });
		expect(failure).toMatchObject({ effect: 'none', code: '24/2207008' });
		expect(sends).toBe(3);
	});

	it('of a container that has expired is not tried again', async () => {
		const { sends } = await refusalOf({
			[PUBLISH]: refuse(24, 2207008),
			'GET c1': answer({ status_code: 'EXPIRED' }),
		});
		expect(sends).toBe(1);
	});

	it('for the quota is told with an hour where the posts of the day cannot be read', async () => {
		const { failure } = await refusalOf({
			[PUBLISH]: refuse(9, 2207042),
			'GET c1': answer({ status_code: 'FINISHED' }),
			[MEDIA_LIST]: lost,
		});
		expect(failure).toMatchObject({
			kind: 'quota-exhausted',
			retryAt: new Date(NOW + 3_600_000).toISOString(),
		});
	});
});
