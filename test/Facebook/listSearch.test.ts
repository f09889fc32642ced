import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { searchPages } from '../../nodes/Facebook/listSearch';
import { fakeN8n } from '../support/fakeN8n';

const COUNT = 120;
const PAGE_SIZE = 100;

/** A person with 120 Pages, listed by 100. */
function agency() {
	const { n8n, requests } = fakeN8n({
		items: [{ authentication: 'accessToken' }],
		credentials: { socialOpsFacebookTokenApi: { accessToken: 'token', tokenType: 'systemUser' } },
		answer: ({ qs }) => {
			const start = Number(qs?.after ?? 0);
			const pages = Array.from({ length: Math.min(PAGE_SIZE, COUNT - start) }, (_, index) => ({
				id: String(3000 + start + index),
				name: `Client Page ${start + index}`,
			}));
			const end = start + pages.length;
			const paging = {
				cursors: { before: '0', after: String(end) },
				...(end < COUNT ? { next: 'https://next' } : {}),
			};
			return { body: { data: pages, paging } };
		},
	});
	const context = {
		...n8n,
		getNodeParameter: (name: string) => (name === 'authentication' ? 'accessToken' : undefined),
	} as unknown as ILoadOptionsFunctions;
	return { context, requests };
}

describe('searchPages', () => {
	it('gives a page of results and the cursor of the next', async () => {
		const { context } = agency();
		const first = await searchPages.call(context);
		expect(first.results).toHaveLength(100);
		expect(first.results[0]).toEqual({
			name: 'Client Page 0',
			value: '3000',
			url: 'https://www.facebook.com/3000',
		});
		const second = await searchPages.call(context, undefined, first.paginationToken as string);
		expect(second.results.map(({ name }) => name)).toContain('Client Page 119');
		expect(second.paginationToken).toBeUndefined();
	});

	it('finds a name that is beyond the first page, in any case', async () => {
		const { context } = agency();
		const { results } = await searchPages.call(context, 'client page 117');
		expect(results.map(({ value }) => value)).toEqual(['3117']);
	});

	it('finds by ID', async () => {
		const { context } = agency();
		const { results } = await searchPages.call(context, '3042');
		expect(results.map(({ name }) => name)).toEqual(['Client Page 42']);
	});

	it('ends with nothing for a name that nobody has', async () => {
		const { context, requests } = agency();
		expect(await searchPages.call(context, 'Nowhere')).toEqual({ results: [] });
		expect(requests).toHaveLength(2);
	});

	it('asks for names only, never for tokens', async () => {
		const { context, requests } = agency();
		await searchPages.call(context);
		expect(requests[0].qs).toMatchObject({ fields: 'id,name' });
	});
});
