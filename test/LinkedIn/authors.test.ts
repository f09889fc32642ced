import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { selectedAuthor } from '../../nodes/LinkedIn/authors';
import {
	searchAuthors,
	searchLeadOrganizations,
	searchOrganizations,
} from '../../nodes/LinkedIn/listSearch';
import { failureOf } from '../../nodes/shared/http/failure';
import { answer, elements, linkedInItem, MEMBER, PAGE, refuse, sent } from './support/item';
import type { Script } from './support/item';

const BRAND = 'urn:li:organizationBrand:89758488';

const author = async (given: unknown, script: Script = {}) => {
	const { context, requests } = await linkedInItem({ params: { author: given }, script });
	return { author: await selectedAuthor(context), requests, context };
};

describe('the author', () => {
	it('is the person who has connected', async () => {
		const me = { urn: MEMBER, name: 'Ada Example', kind: 'member', url: undefined };
		expect((await author('me')).author).toEqual(me);
		expect((await author(MEMBER)).author).toEqual(me);
	});

	it('is a page, also by its bare number, whose name is read once', async () => {
		const page = {
			urn: PAGE,
			name: 'Fern & Co',
			kind: 'organization',
			url: 'https://www.linkedin.com/company/2414183/',
		};
		const { author: found, requests, context } = await author(2414183);
		expect(found).toEqual(page);
		expect(await selectedAuthor(context)).toEqual(page);
		expect(sent(requests, 'GET rest/organizationsLookup')).toHaveLength(1);
	});

	it('is a brand, whose names are elsewhere', async () => {
		const script = {
			'GET rest/organizationBrandsLookup': answer({
				results: { 89758488: { localizedName: 'Fern Labs' } },
			}),
		};
		expect((await author(BRAND, script)).author).toMatchObject({ urn: BRAND, name: 'Fern Labs' });
	});

	it('goes by its URN where the connection may not read the name', async () => {
		const script = { 'GET rest/organizationsLookup': refuse(403) };
		expect((await author(PAGE, script)).author.name).toBe(PAGE);
		expect((await author(MEMBER, { 'GET v2/userinfo': refuse(403) })).author.name).toBe(MEMBER);
	});

	it.each(['', 'Fern', 'urn:li:share:1'])('is not %j', async (given) => {
		const error: unknown = await author(given).catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({ field: 'Author', effect: 'none' });
	});
});

describe('the lists to choose from', () => {
	const role = (organization: string, name: string) => ({
		organization,
		role: name,
		state: 'APPROVED',
	});
	const script: Script = {
		'GET rest/organizationAcls': elements(
			role(PAGE, 'ANALYST'),
			role(PAGE, 'CONTENT_ADMINISTRATOR'),
			role(BRAND, 'ADMINISTRATOR'),
			role('urn:li:organization:5', 'ANALYST'),
		),
		'GET rest/organizationsLookup': answer({
			results: {
				2414183: { localizedName: 'Fern & Co', vanityName: 'fern-and-co' },
				5: { localizedName: 'Moss' },
			},
		}),
		'GET rest/organizationBrandsLookup': answer({
			results: { 89758488: { localizedName: 'Fern Labs', vanityName: 'fern-labs' } },
		}),
	};
	const search = async (list: typeof searchAuthors, filter?: string, more: Script = {}) => {
		const { context } = await linkedInItem({ script: { ...script, ...more } });
		return (await list.call(context.n8n as unknown as ILoadOptionsFunctions, filter)).results;
	};

	it('show oneself and the pages that one may publish as', async () => {
		expect(await search(searchAuthors)).toEqual([
			{ name: 'Ada Example (Me)', value: MEMBER },
			{ name: 'Fern & Co', value: PAGE, url: 'https://www.linkedin.com/company/fern-and-co/' },
			{ name: 'Fern Labs', value: BRAND, url: 'https://www.linkedin.com/showcase/fern-labs/' },
		]);
		expect(await search(searchAuthors, 'labs')).toMatchObject([{ value: BRAND }]);
	});

	it('show oneself alone where the app may not read pages', async () => {
		const refused = { 'GET rest/organizationAcls': refuse(403) };
		expect(await search(searchAuthors, '', refused)).toMatchObject([{ value: MEMBER }]);
	});

	it('show every page with a role, once', async () => {
		const found = await search(searchOrganizations);
		expect(found.map(({ name }) => name)).toEqual(['Fern & Co', 'Fern Labs', 'Moss']);
	});

	it('show no brand as an owner of leads', async () => {
		const found = await search(searchLeadOrganizations);
		expect(found.map(({ name }) => name)).toEqual(['Fern & Co', 'Moss']);
	});
});
