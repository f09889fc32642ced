import { answer, linkedInItem, refuse } from './support/item';

const refused = refuse(401, 'REVOKED_ACCESS_TOKEN');
const withToken = async (
	ageSeconds: number,
	script: Parameters<typeof linkedInItem>[0]['script'],
) => {
	const expires_in = 5_184_000;
	const n8n_expires_at = Date.now() + (expires_in - ageSeconds) * 1000;
	return await linkedInItem({ script, tokenData: { expires_in, n8n_expires_at } });
};

describe('a token that was given out a moment ago', () => {
	it('may be refused at first, whatever is called', async () => {
		const script = {
			'GET rest/posts': [refused, answer({ elements: [{ id: 'urn:li:share:1' }] })],
			'PUT dms/1': [refused, { status: 201 }],
		};
		const { context } = await withToken(5, script);
		const { client } = context.api;
		const { value } = await client.list('posts').next();
		expect(value).toEqual({ id: 'urn:li:share:1' });
		const upload = {
			method: 'PUT' as const,
			url: 'https://www.linkedin.com/dms/1',
			body: Buffer.from('a'),
			headers: {},
		};
		expect(await client.upload(upload)).toMatchObject({ status: 201 });
	}, 15_000);

	it('is not tried twice once it has been in use', async () => {
		const { context, requests } = await withToken(120, { 'GET rest/posts': refused });
		await expect(context.api.client.list('posts').next()).rejects.toThrow('revoked');
		expect(requests).toHaveLength(1);
	});
});
