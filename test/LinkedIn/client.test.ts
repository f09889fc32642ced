import { failureOf } from '../../nodes/shared/http/failure';
import { collect } from '../../nodes/shared/http/paginate';
import { answer, bodyOf, linkedInItem, lost, queryOf, refuse } from './support/item';
import type { ItemSetup, Script } from './support/item';

const POST = 'rest/posts/urn:li:share:1';

async function clientOf(script: Script, more: ItemSetup = {}) {
	const { context, requests } = await linkedInItem({ ...more, script });
	return { client: context.api.client, requests };
}

const failure = async (work: Promise<unknown>) =>
	failureOf(await work.catch((error: unknown) => error));

describe('calls', () => {
	it('carry the version that the credential has chosen', async () => {
		const version = async (credential: object) => {
			const { client, requests } = await clientOf(
				{ [`GET ${POST}`]: answer({}) },
				{ credential: { ...credential } },
			);
			await client.get('posts/urn%3Ali%3Ashare%3A1');
			return requests[0].headers?.['LinkedIn-Version'];
		};
		expect(await version({})).toBe('202609');
		expect(await version({ apiVersion: '202605' })).toBe('202605');
		expect(await version({ apiVersion: 'other', otherApiVersion: ' 202611 ' })).toBe('202611');
		const wrong = linkedInItem({ credential: { apiVersion: 'other', otherApiVersion: '2026' } });
		expect(await failure(wrong)).toMatchObject({ field: 'API Version', effect: 'none' });
	});

	it('that would be too long go as the body of a POST that stands for a GET', async () => {
		const { client, requests } = await clientOf({ 'POST rest/things': answer({ results: {} }) });
		const ids = Array.from({ length: 200 }, (_, index) => `urn:li:share:${index}`);
		await client.get('things', { ids });
		expect(requests[0]).toMatchObject({
			url: 'https://api.linkedin.com/rest/things',
			headers: {
				'X-HTTP-Method-Override': 'GET',
				'Content-Type': 'application/x-www-form-urlencoded',
			},
		});
		expect(String(requests[0].body)).toMatch(/^ids=List\(urn%3Ali%3Ashare%3A0,/);
	});

	it('that change a part say so, and are repeated when their answer is lost', async () => {
		const { client, requests } = await clientOf({ [`POST ${POST}`]: [lost(), { status: 204 }] });
		await client.partialUpdate('posts/urn%3Ali%3Ashare%3A1', { $set: { commentary: 'a' } });
		expect(requests).toHaveLength(2);
		expect(requests[1].headers).toMatchObject({ 'X-RestLi-Method': 'PARTIAL_UPDATE' });
		expect(bodyOf(requests[1])).toEqual({ patch: { $set: { commentary: 'a' } } });
	});

	it('that create something are not repeated', async () => {
		const { client, requests } = await clientOf({ 'POST rest/posts': lost() });
		expect(await failure(client.create('posts', {}))).toMatchObject({ effect: 'unknown' });
		expect(requests).toHaveLength(1);
	});

	it('answer long numbers exactly', async () => {
		const { client } = await clientOf({ 'GET rest/things': answer('{"id":7200000000000000001}') });
		expect(await client.get('things')).toEqual({ id: '7200000000000000001' });
	});
});

describe('a list', () => {
	const page = (count: number, links: object[] = []) =>
		answer({ elements: Array.from({ length: count }, (_, id) => ({ id })), paging: { links } });

	it('is read to its end, a hundred entries a call', async () => {
		const { client, requests } = await clientOf({ 'GET rest/things': [page(100), page(3)] });
		expect(await collect(client.list('things', { q: 'author' }))).toHaveLength(103);
		expect(requests.map(queryOf)).toEqual([
			'q=author&start=0&count=100',
			'q=author&start=100&count=100',
		]);
		expect(requests[0].headers).toMatchObject({ 'X-RestLi-Method': 'FINDER' });
	});

	it('goes on behind a page that LinkedIn has thinned out', async () => {
		const next = [{ rel: 'next', href: '/rest/things?start=100' }];
		const { client } = await clientOf({ 'GET rest/things': [page(98, next), page(1)] });
		expect(await collect(client.list('things'))).toHaveLength(99);
	});

	it('goes on where the link begins, if LinkedIn gives fewer than were asked for', async () => {
		const next = [{ rel: 'next', href: '/rest/things?start=50&count=50' }];
		const { client, requests } = await clientOf({ 'GET rest/things': [page(50, next), page(3)] });
		expect(await collect(client.list('things'))).toHaveLength(53);
		expect(queryOf(requests[1])).toBe('start=50&count=100');
	});

	it('asks for no more than is wanted', async () => {
		const { client, requests } = await clientOf({ 'GET rest/things': page(5) });
		expect(await collect(client.list('things', {}, 5))).toHaveLength(5);
		expect(requests.map(queryOf)).toEqual(['start=0&count=5']);
	});
});

describe('a refusal', () => {
	const of = async (reply: ReturnType<typeof refuse>, more?: ItemSetup) => {
		const { client } = await clientOf({ 'GET rest/things': reply }, more);
		return await failure(client.get('things'));
	};

	it.each([
		[403, 'ACCESS_DENIED', 'permission-missing'],
		[404, 'NOT_FOUND', 'not-found'],
		[400, 'PARAM_INVALID', 'content-rejected'],
		[426, 'NONEXISTENT_VERSION', 'bug'],
		[401, 'EXPIRED_ACCESS_TOKEN', 'credential-invalid'],
	])('with %i %s is %s', async (status, code, kind) => {
		expect(await of(refuse(status, code))).toMatchObject({
			kind,
			effect: 'none',
			code: expect.stringContaining(code),
		});
	});

	it('names the field, and LinkedIn’s own id of the call', async () => {
		const body = {
			status: 400,
			message: 'Bad',
			errorDetails: {
				inputErrors: [
					{
						code: 'FIELD_LENGTH_TOO_LONG',
						description: 'too long',
						input: { inputPath: { fieldPath: '/commentary' } },
					},
				],
			},
		};
		expect(await of({ status: 400, body, headers: { 'x-li-uuid': 'AAY' } })).toMatchObject({
			kind: 'content-rejected',
			happened: 'LinkedIn answered: Bad: too long (/commentary)',
			code: 'FIELD_LENGTH_TOO_LONG',
			traceId: 'AAY',
		});
	});

	it('for the day ends at 00:00 UTC by LinkedIn’s clock, and stops the calls of this kind until then', async () => {
		const date = new Date(Date.now() + 1000);
		date.setUTCHours(22, 59, 59, 0);
		const message = 'Resource level throttle limit for calls to this resource is reached.';
		const reply = {
			...refuse(429, 'TOO_MANY_REQUESTS', message),
			headers: { date: date.toUTCString() },
		};
		const { client, requests } = await clientOf({ 'GET rest/things': reply });
		const seconds =
			(Date.parse((await failure(client.get('things')))?.retryAt ?? '') - Date.now()) / 1000;
		expect(Math.abs(seconds - 3601)).toBeLessThan(30);
		expect(await failure(client.get('things/1'))).toMatchObject({ kind: 'rate-limited' });
		expect(requests).toHaveLength(1);
	});

	it('for another reason than the day’s limit is over in a minute', async () => {
		const found = await of(refuse(429, 'TOO_MANY_REQUESTS', 'Slow down'));
		const seconds = (Date.parse(found?.retryAt ?? '') - Date.now()) / 1000;
		expect(Math.abs(seconds - 60)).toBeLessThan(10);
	});

	it('is over when the answer says so', async () => {
		const reply = refuse(429, 'TOO_MANY_REQUESTS', 'Slow down');
		const found = await of({ ...reply, headers: { 'retry-after': '70' } });
		const seconds = (Date.parse(found?.retryAt ?? '') - Date.now()) / 1000;
		expect(Math.abs(seconds - 70)).toBeLessThan(10);
	});

	it('of a token that is seconds old is asked about once more', async () => {
		const expiresIn = 5_184_000;
		const tokenData = { expires_in: expiresIn, n8n_expires_at: Date.now() + expiresIn * 1000 };
		const { client, requests } = await clientOf(
			{ 'GET rest/things': [refuse(401, 'REVOKED_ACCESS_TOKEN'), answer({ id: 1 })] },
			{ tokenData },
		);
		expect(await client.get('things')).toEqual({ id: 1 });
		expect(requests).toHaveLength(2);
	}, 10_000);

	it('never repeats the token', async () => {
		const { context } = await linkedInItem({
			tokenData: { access_token: 'AQX-secret' },
			script: { 'GET rest/things': refuse(401, 'X', 'Bad token AQX-secret') },
		});
		const error: unknown = await context.api.client
			.get('things')
			.catch((thrown: unknown) => thrown);
		expect(JSON.stringify(error)).not.toContain('AQX-secret');
	});
});

it('a credential that was never connected is told from one that is refused', async () => {
	const item = linkedInItem({ credential: { oauthTokenData: undefined } });
	expect(await failure(item)).toMatchObject({ field: 'Credential', effect: 'none' });
});
