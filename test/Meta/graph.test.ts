import type { FakeAnswer, SentRequest } from '../support/fakeN8n';
import { fakeN8n } from '../support/fakeN8n';
import { FACEBOOK } from '../../nodes/Facebook/platform';
import { GRAPH_URL } from '../../nodes/Meta/dialect';
import type { GraphAccess } from '../../nodes/Meta/graph';
import { createGraph, encodeFields } from '../../nodes/Meta/graph';
import { processBudget } from '../../nodes/shared/http/budget';
import { failureOf } from '../../nodes/shared/http/failure';
import { collect } from '../../nodes/shared/http/paginate';

const HEADER: GraphAccess = {
	auth: { kind: 'header', value: 'Bearer T' },
	proof: 'proof-of-T',
	buckets: [],
	maxWaitMs: 0,
};

function graphWith(
	answer: (request: SentRequest) => FakeAnswer,
	access: Partial<GraphAccess> = {},
) {
	const { n8n, requests } = fakeN8n({ answer });
	return { requests, graph: createGraph(n8n, FACEBOOK, { ...HEADER, ...access }) };
}

const ok = () => ({ body: { id: '1' } });

describe('call', () => {
	it('sends fields of a reading call in the address, with the proof', async () => {
		const { graph, requests } = graphWith(ok);
		expect(await graph.call({ method: 'GET', path: '7', fields: { fields: 'id' } })).toEqual({
			id: '1',
		});
		expect(requests[0]).toMatchObject({
			method: 'GET',
			url: `${GRAPH_URL}/7`,
			qs: { fields: 'id', appsecret_proof: 'proof-of-T' },
			headers: { Authorization: 'Bearer T' },
		});
		expect(requests[0].body).toBeUndefined();
	});

	it('sends fields of a writing call as a form', async () => {
		const { graph, requests } = graphWith(ok);
		await graph.call({
			method: 'POST',
			path: '7/feed',
			fields: { message: 'a & b', published: false, link: '' },
		});
		expect(String(requests[0].body)).toBe('message=a+%26+b&published=false');
		expect(requests[0].qs).toEqual({ appsecret_proof: 'proof-of-T' });
	});

	it('sends fields of a deleting call in the address', async () => {
		const { graph, requests } = graphWith(ok, { proof: undefined });
		await graph.call({ method: 'DELETE', path: '7', fields: { a: 1 } });
		expect(requests[0]).toMatchObject({ method: 'DELETE', qs: { a: '1' } });
		expect(requests[0].qs).not.toHaveProperty('appsecret_proof');
	});

	it('sends a file as a part beside the fields, in a body that can be sent again', async () => {
		const { graph, requests } = graphWith(ok);
		const file = {
			field: 'source',
			fileName: 'a.png',
			mimeType: 'image/png',
			bytes: Buffer.from('PNG'),
		};
		await graph.call({ method: 'POST', path: '7/photos', fields: { published: false }, file });
		const [{ body, headers, qs }] = requests;
		expect(qs).toEqual({ appsecret_proof: 'proof-of-T' });
		expect(headers?.['Content-Type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(Buffer.isBuffer(body)).toBe(true);
		expect(String(body)).toContain('name="published"\r\n\r\nfalse\r\n');
		expect(String(body)).toContain(
			'name="source"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n',
		);
	});

	it('sends raw bytes to another host with their headers and without the proof', async () => {
		const { graph, requests } = graphWith(ok, { auth: { kind: 'header', value: 'OAuth T' } });
		const body = Buffer.from('bytes');
		await graph.call({
			method: 'POST',
			path: 'https://rupload.facebook.com/video-upload/1',
			upload: { body, headers: { offset: '0' }, streamed: true },
		});
		expect(requests[0]).toMatchObject({
			url: 'https://rupload.facebook.com/video-upload/1',
			headers: { Authorization: 'OAuth T', offset: '0' },
			disableFollowRedirect: true,
		});
		expect(requests[0].body).toBe(body);
		expect(requests[0].qs).toBeUndefined();
	});

	it('sends the token nowhere but to Meta, whatever the path', async () => {
		const { graph, requests } = graphWith(ok);
		const upload = { body: undefined, headers: {}, streamed: false };
		for (const host of ['evil.example', 'rupload.facebook.com.evil.example', 'x@evil.example']) {
			const path = `https://${host}/1`;
			await graph.call({ method: 'GET', path });
			const sent = graph.call({ method: 'POST', path, upload });
			await expect(sent).rejects.toThrow('not below https://rupload.facebook.com/');
		}
		expect(requests).toHaveLength(3);
		for (const { url } of requests) expect(new URL(url).origin).toBe(new URL(GRAPH_URL).origin);
	});

	it('answers nothing to a deletion and to an upload as an empty object', async () => {
		for (const body of [undefined, '']) {
			const { graph } = graphWith(() => ({ body }));
			expect(await graph.call({ method: 'DELETE', path: '7' })).toEqual({});
			const upload = { body: undefined, headers: {}, streamed: false };
			const path = 'https://rupload.facebook.com/video-upload/1';
			expect(await graph.call({ method: 'POST', path, upload })).toEqual({});
		}
	});

	it('does not know the effect of a call that a page of a proxy answers, or nothing', async () => {
		for (const body of ['<html>Welcome</html>', '', undefined, 'null', '{"id":']) {
			const { graph } = graphWith(() => ({ body }));
			const error: unknown = await graph
				.call({ method: 'POST', path: '7/feed' })
				.catch((thrown: unknown) => thrown);
			expect(failureOf(error)).toMatchObject({
				kind: 'temporarily-unavailable',
				effect: 'unknown',
			});
		}
	});

	it('counts against the budgets of its owner, and keeps its secrets out of errors', async () => {
		processBudget.clear();
		const access = { buckets: ['app'], budgetOwner: '5', secrets: ['hush'] };
		const refusal = { status: 400, body: { error: { code: 4711, message: 'hush is wrong' } } };
		const headers = { 'x-app-usage': '{"call_count":90}' };
		const { graph } = graphWith(() => ({ ...refusal, headers }), access);
		await expect(graph.call({ method: 'GET', path: '7' })).rejects.toThrow(
			/^Facebook answered: … is wrong$/,
		);
		expect([...processBudget.keys()]).toEqual(['facebook:5:app']);
	});

	it('signs with a credential where it has no token itself', async () => {
		const { graph, requests } = graphWith(ok, { auth: { kind: 'credential', type: 'someApi' } });
		await graph.call({ method: 'GET', path: 'me' });
		expect(requests[0].credentialType).toBe('someApi');
		expect(requests[0].headers).toEqual({});
	});
});

describe('list', () => {
	/** A list of numbers, in pages of what is asked for. */
	const listOf = (count: number) => (request: SentRequest) => {
		const { limit, after } = request.qs as { limit: string; after?: string };
		const start = Number(after ?? 0);
		const end = Math.min(count, start + Number(limit));
		const data = Array.from({ length: end - start }, (_, index) => ({ id: String(start + index) }));
		const next = `https://graph.facebook.com/x?access_token=SECRET&after=${end}`;
		const paging = { cursors: { before: String(start), after: String(end) } };
		return { body: { data, paging: end < count ? { ...paging, next } : paging } };
	};

	it('walks by cursor, 100 entries a page, and never by the address that contains the token', async () => {
		const { graph, requests } = graphWith(listOf(250));
		expect(await collect(graph.list('7/posts', { fields: 'id' }))).toHaveLength(250);
		expect(requests.map(({ url }) => url)).toEqual(Array(3).fill(`${GRAPH_URL}/7/posts`));
		expect(requests.map(({ qs }) => [qs?.limit, qs?.after])).toEqual([
			['100', undefined],
			['100', '100'],
			['100', '200'],
		]);
	});

	it('asks for no more than is wanted', async () => {
		const { graph, requests } = graphWith(listOf(250));
		expect(await collect(graph.list('7/posts', {}, 25))).toHaveLength(25);
		expect(requests.map(({ qs }) => qs?.limit)).toEqual(['25']);
	});

	it('ends on an answer without data', async () => {
		const { graph } = graphWith(() => ({ body: {} }));
		expect(await collect(graph.list('7/posts'))).toEqual([]);
	});
});

describe('encodeFields', () => {
	it('writes lists and objects as JSON, and leaves out what is empty', () => {
		expect(
			encodeFields({
				text: 'a',
				zero: 0,
				no: false,
				list: [{ media_fbid: '1' }],
				object: { type: 'SHOP_NOW' },
				empty: '',
				missing: undefined,
			}),
		).toEqual({
			text: 'a',
			zero: '0',
			no: 'false',
			list: '[{"media_fbid":"1"}]',
			object: '{"type":"SHOP_NOW"}',
		});
	});
});
