import type { IDataObject } from 'n8n-workflow';
import { readLeadPage } from '../../../nodes/LinkedIn/leads/readLeads';
import type { SentRequest } from '../../support/fakeN8n';
import { answer, elements, linkedInItem, PAGE, queryOf, refuse } from '../support/item';
import { AD_ACCOUNT, rawLead } from './fixtures';

const CALL = 'GET rest/leadFormResponses';
const NOW = Date.parse('2026-11-20T12:00:00Z');
const DAY = 86_400_000;

beforeEach(() => void jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'nextTick'] }));
afterEach(() => void jest.useRealTimers());

/** Leads of an owner by position; they can change while they are read. */
function keeper(leads: IDataObject[]) {
	return ({ url }: SentRequest) => {
		const query = new URLSearchParams(url.split('?')[1]);
		const [start, count] = [Number(query.get('start')), Number(query.get('count'))];
		return elements(...leads.slice(start, start + count));
	};
}

const many = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) =>
		rawLead({ id: `l${index}`, more: { submittedAt: NOW - index * 1_000 } }),
	);

async function readAll(leads: IDataObject[], onPage: () => void = () => {}) {
	const { context, requests } = await linkedInItem({ script: { [CALL]: keeper(leads) } });
	const ids: string[] = [];
	let cursor: string | undefined;
	do {
		const page = await readLeadPage(context.api, {
			ownerId: AD_ACCOUNT,
			leadType: 'SPONSORED',
			forms: [],
			window: {},
			cursor,
		});
		ids.push(...page.leads.map(({ id }) => id));
		cursor = page.next;
		onPage();
	} while (cursor);
	return { ids, requests };
}

describe('readLeadPage', () => {
	it('asks for the leads of an owner in a time, with the version of the form beside them', async () => {
		const { context, requests } = await linkedInItem({ script: { [CALL]: elements() } });
		await readLeadPage(context.api, {
			ownerId: AD_ACCOUNT,
			leadType: 'SPONSORED',
			forms: [],
			window: { from: 1_763_000_000, to: 1_763_003_600 },
		});
		expect(queryOf(requests[0])).toBe(
			[
				'q=owner',
				'owner=(sponsoredAccount:urn%3Ali%3AsponsoredAccount%3A522529623)',
				'leadType=(leadType:SPONSORED)',
				'limitedToTestLeads=false',
				'submittedAtTimeRange=(start:1763000000000,end:1763003601000)',
				'fields=id,owner,ownerInfo,associatedEntity,associatedEntityInfo,leadMetadata,leadMetadataInfo,leadType,versionedLeadGenFormUrn,submittedAt,submitter,testLead,formResponse,form:(hiddenFields,creationLocale,name,id,content)',
				'start=0',
				'count=100',
			].join('&'),
		);
		expect(requests[0].headers).toMatchObject({ 'X-RestLi-Method': 'FINDER' });
	});

	it.each([
		['all', {}, NOW - 365 * DAY, NOW],
		['from before LinkedIn keeps them', { from: 1 }, NOW - 365 * DAY, NOW],
		['from a time on', { from: NOW / 1000 - 60 }, NOW - 60_000, NOW],
		[
			'from the future, where the clock here is behind',
			{ from: NOW / 1000 + 60 },
			NOW + 60_000,
			NOW + 61_000,
		],
	])('asks for %s between two times', async (_, window, start, end) => {
		const { context, requests } = await linkedInItem({ script: { [CALL]: elements() } });
		const query = { ownerId: AD_ACCOUNT, leadType: 'SPONSORED' as const, forms: [], window };
		await readLeadPage(context.api, query);
		expect(queryOf(requests[0])).toContain(`submittedAtTimeRange=(start:${start},end:${end})`);
	});

	it.each([0, 1, 99, 100, 101, 350])('gives each of %i leads once', async (count) => {
		const { ids } = await readAll(many(count));
		expect(ids).toEqual(many(count).map(({ id }) => id));
	});

	it('loses no lead when others are withdrawn while they are read', async () => {
		const leads = many(250);
		const rest = leads.slice(3).map(({ id }) => id);
		let pages = 0;
		const { ids } = await readAll(leads, () => void ((pages += 1) === 1 && leads.splice(0, 3)));
		expect(ids).toEqual(expect.arrayContaining(rest));
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('keeps the end of the time for all pages, so that new leads move nothing', async () => {
		const { requests } = await readAll(many(150), () => {
			jest.setSystemTime(Date.now() + 60_000);
		});
		const ranges = requests.map((request) => /end:(\d+)/.exec(queryOf(request))?.[1]);
		expect(ranges).toEqual([String(NOW), String(NOW)]);
	});

	it('asks for the leads of the one type that is wanted', async () => {
		const { context, requests } = await linkedInItem({ script: { [CALL]: elements() } });
		const query = { ownerId: PAGE, leadType: 'EVENT' as const, forms: [], window: {} };
		await readLeadPage(context.api, query);
		expect(queryOf(requests[0])).toContain('owner=(organization:');
		expect(queryOf(requests[0])).toContain('leadType=(leadType:EVENT)');
	});

	it('goes on after a short page that names a next one', async () => {
		const links = [
			{ rel: 'next', href: '/rest/leadFormResponses?start=1', type: 'application/json' },
		];
		const page = (id: string, more: object) =>
			answer({ elements: [rawLead({ id })], paging: { start: 0, count: 100, ...more } });
		const { context } = await linkedInItem({
			script: { [CALL]: [page('a', { links }), page('b', { links: [] })] },
		});
		const query = { ownerId: AD_ACCOUNT, leadType: 'SPONSORED' as const, forms: [], window: {} };
		const first = await readLeadPage(context.api, query);
		const second = await readLeadPage(context.api, { ...query, cursor: first.next });
		expect([first.leads[0].id, second.leads[0].id, second.next]).toEqual(['a', 'b', undefined]);
	});

	it.each([
		['the link names', { links: [{ rel: 'next', href: '/rest/x?q=owner&start=50&count=50' }] }],
		['its paging tells', { start: 0, count: 50, links: [] }],
		['its paging and a bare link tell', { start: 0, count: 50, links: [{ rel: 'next' }] }],
	])('goes on where %s when LinkedIn gives fewer than were asked for', async (_, paging) => {
		const { context, requests } = await linkedInItem({
			script: { [CALL]: answer({ elements: many(50), paging }) },
		});
		const query = { ownerId: AD_ACCOUNT, leadType: 'SPONSORED' as const, forms: [], window: {} };
		const { next } = await readLeadPage(context.api, query);
		await readLeadPage(context.api, { ...query, cursor: next });
		expect(queryOf(requests[1])).toMatch(/&start=45&count=100$/);
	});

	it('names the lead type that LinkedIn refuses, and what events need', async () => {
		const { context } = await linkedInItem({ script: { [CALL]: refuse(403) } });
		const query = { ownerId: PAGE, leadType: 'EVENT' as const, forms: [], window: {} };
		const failed = readLeadPage(context.api, query);
		await expect(failed).rejects.toMatchObject({
			context: {
				socialOps: {
					kind: 'permission-missing',
					happened: expect.stringContaining("'Event' of 'Lead Types'"),
					advice: expect.stringContaining('r_events'),
				},
			},
		});
	});

	it('tells a person without lead access from a credential that no longer works', async () => {
		const message = 'Member does not have lead access to urn:li:sponsoredAccount:1';
		const { context } = await linkedInItem({
			script: { [CALL]: refuse(401, 'ACCESS_DENIED', message) },
		});
		const query = { ownerId: AD_ACCOUNT, leadType: 'SPONSORED' as const, forms: [], window: {} };
		await expect(readLeadPage(context.api, query)).rejects.toMatchObject({
			context: { socialOps: { kind: 'permission-missing', advice: expect.stringMatching(/role/) } },
		});
	});

	it('fails with what LinkedIn refuses', async () => {
		const { context } = await linkedInItem({ script: { [CALL]: refuse(403) } });
		const query = { ownerId: AD_ACCOUNT, leadType: 'SPONSORED' as const, forms: [], window: {} };
		await expect(readLeadPage(context.api, query)).rejects.toMatchObject({
			context: { socialOps: { kind: 'permission-missing' } },
		});
	});
});
