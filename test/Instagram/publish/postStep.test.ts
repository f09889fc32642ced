import { failureOf } from '../../../nodes/shared/http/failure';
import { answer, refuse } from '../../support/fakeGraph';
import { ACCOUNT, NOW, draftOf, fakeAccount, placedUrl, planOf } from '../support';

const MEDIA_LIST = `GET ${ACCOUNT.id}/media`;
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
	const look = { since: NOW, isClaimed: (id: string) => claimed.includes(id) };
	return await stepOf(kind, text).exactlyOnce?.find(api, handles as typeof known, look);
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

it('says at the quota when the oldest post of the day makes room', async () => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
	const { api } = fakeAccount({
		[`POST ${ACCOUNT.id}/media_publish`]: refuse(9, 2207042),
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
