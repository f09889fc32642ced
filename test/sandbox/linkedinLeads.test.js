'use strict';

const { enc, refusalOf, startLinkedIn } = require('./linkedinClient');

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
beforeAll(async () => {
	world = await startLinkedIn();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const DAY_MS = 86_400_000;
const account = (name = 'fern') => `urn:li:sponsoredAccount:${world.seed.adAccounts[name].id}`;
const owner = (name) => `(sponsoredAccount:${enc(account(name))})`;
const get = (path, token = world.tokens.leads) => world.get(path, token);
const find = (more = '', token = undefined, name = 'fern') =>
	get(`leadFormResponses?q=owner&owner=${owner(name)}&leadType=(leadType:SPONSORED)${more}`, token);
const held = async () => (await world.client.control('leads')).json.linkedin;
const submit = (order) => world.visitor({ action: 'submit-lead', ...order });

/** All leads that the finder gives, page by page. @param {string} more */
async function findAll(more) {
	const all = [];
	for (let start = 0; ; start += 100) {
		const { json } = await find(`&start=${start}&count=100${more}`);
		all.push(...json.elements);
		if (json.paging.links.length === 0) return all;
	}
}

describe('ad accounts', () => {
	const search = (more, token) => get(`adAccounts?q=search${more}`, token);

	test('are those of the member, by state', async () => {
		const { json } = await search('&search=(status:(values:List(ACTIVE)),test:false)&pageSize=100');
		expect(json.elements.map(({ name }) => name)).toEqual(['Fern Ads', 'Moss Ads', 'Willow Ads']);
		expect(json.elements[0]).toMatchObject({
			id: 522529623,
			status: 'ACTIVE',
			test: false,
			reference: world.fern,
		});
		expect(json.metadata).toEqual({});
		const more = await search('&fields=id,referenceInfo');
		expect(more.json.elements[0].referenceInfo.organization.localizedName).toBe('Fern & Co');
		expect((await search('', world.tokens.community)).status).toBe(403);
	});

	test('page by token, or by start in older ways', async () => {
		const token = world.tokens.leadsAgency;
		const first = (await search('&pageSize=100', token)).json;
		expect(first.elements).toHaveLength(100);
		const more = `&pageSize=100&pageToken=${first.metadata.nextPageToken}`;
		const second = (await search(more, token)).json;
		expect([second.elements.length, second.metadata]).toEqual([20, {}]);
		await world.settings({ adAccountPaging: 'start' });
		const old = (await search('&start=100&count=100', token)).json;
		expect([old.elements.length, old.metadata]).toEqual([20, undefined]);
	});
});

describe('forms', () => {
	test('of an owner come in their newest version', async () => {
		const { json } = await get(`leadForms?q=owner&owner=${owner()}&count=50&start=0`);
		expect(json.elements.map(({ id, versionId, state }) => [id, versionId, state])).toEqual([
			[7654, 3, 'PUBLISHED'],
			[7655, 1, 'PUBLISHED'],
			[7656, 1, 'ARCHIVED'],
			[7657, 1, 'DRAFT'],
		]);
		const one = (await get('leadForms/7654')).json;
		expect(one.content.questions.map(({ predefinedField }) => predefinedField)).toEqual([
			'FIRST_NAME',
			'LAST_NAME',
			'EMAIL',
			'COMPANY_NAME',
			undefined,
			undefined,
		]);
	});

	test.each([
		[
			'without a role on the page of the account',
			() => get(`leadForms?q=owner&owner=${owner('willow')}`),
		],
		[
			'of an account of others',
			() => get(`leadForms?q=owner&owner=${owner('moss')}`, world.tokens.leadsBo),
		],
		['with a role that may not see leads', () => find('', world.tokens.leadsBo)],
	])('%s are refused as lead access', async (_name, run) => {
		const { status, json } = await run();
		expect(status).toBe(403);
		expect(json.message).toContain('does not have lead access');
	});

	test('need the scope of Lead Sync', async () => {
		expect(refusalOf(await get('leadForms/7654', world.tokens.community))).toEqual([
			403,
			'ACCESS_DENIED',
		]);
	});
});

describe('leads', () => {
	test('carry question ids; the form of their version comes when it is asked for', async () => {
		const answers = { 'First name': 'Ada', 'Team size': '11-50' };
		await submit({ formId: 7654, versionId: 1, answers });
		const { json } = await find();
		expect(json.elements[0]).toMatchObject({
			owner: { sponsoredAccount: account() },
			leadType: 'SPONSORED',
			versionedLeadGenFormUrn: 'urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,1)',
			testLead: false,
			leadMetadata: {
				sponsoredLeadMetadata: { campaign: expect.stringMatching(/^urn:li:sponsoredCampaign:/) },
			},
		});
		expect(json.elements[0]).not.toHaveProperty('form');
		const byId = new Map(
			json.elements[0].formResponse.answers.map(({ questionId, answerDetails }) => [
				questionId,
				answerDetails,
			]),
		);
		expect(byId.get(1)).toEqual({ textQuestionAnswer: { answer: 'Ada' } });
		expect(byId.get(4)).toEqual({ multipleChoiceAnswer: { options: [2] } });
		const asked = await find('&fields=id,ownerInfo,form:(hiddenFields,name,content:(questions))');
		const [{ form, ...rest }] = asked.json.elements;
		expect(Object.keys(rest)).toEqual(['id', 'ownerInfo']);
		expect(form.hiddenFields).toEqual([{ name: 'utm_campaign', value: 'spring' }]);
		expect(form.content.questions.at(-1).name).toBe('Team size');
	});

	test('the same option id means another thing in each version', async () => {
		for (const versionId of [1, 2, 3])
			await submit({ formId: 7654, versionId, answers: { 4: '1' } });
		expect((await held()).map(({ answers }) => answers)).toMatchObject([
			{ 'Team size': ['1-10'] },
			{ 'Company size': ['More than 50'] },
			{ Interests: ['Plants'] },
		]);
	});

	test('2,000 over three versions can all be read, in pages, by version and by time', async () => {
		expect(await world.visitor({ action: 'fill-leads', count: 2000 })).toEqual({
			forms: { 7654: 2000 },
		});
		const all = await findAll('');
		expect(new Set(all.map(({ id }) => id)).size).toBe(2000);
		const ids = (await held()).map(({ id }) => id).sort();
		expect(all.map(({ id }) => id).sort()).toEqual(ids);
		const versions = [0, 0, 0];
		for (const { versionedLeadGenFormUrn: urn } of all) versions[Number(urn.at(-2)) - 1] += 1;
		expect(versions).toEqual([667, 667, 666]);
		const second = enc('urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,2)');
		const ofVersion = await find(`&versionedLeadGenFormUrn=${second}`);
		expect(ofVersion.json.paging.total).toBe(667);
		const middle = all[1000].submittedAt;
		const older = await find(`&submittedAtTimeRange=(start:1,end:${middle})`);
		const newer = await find(`&submittedAtTimeRange=(start:${middle})`);
		expect(older.json.paging.total + newer.json.paging.total).toBe(2000);
	});

	test('for tests come only when they are wanted', async () => {
		await submit({ test: true });
		await submit({});
		expect((await find()).json.elements).toHaveLength(1);
		const tests = await find('&limitedToTestLeads=true');
		expect(tests.json.elements.map(({ testLead }) => testLead)).toEqual([true]);
	});

	test('are read one by one, until they are withdrawn or a year old', async () => {
		const { leadIds } = await submit({ count: 2 });
		const [first, second] = leadIds;
		const path = (id) => `leadFormResponses/${id}`;
		expect((await get(path(first))).json.id).toBe(first);
		await world.visitor({ action: 'withdraw-lead', leadId: first });
		expect((await get(path(first))).status).toBe(404);
		await world.settings({ advanceClockMs: 50 * DAY_MS });
		await world.settings({ leadRetentionDays: 49 });
		expect((await get(path(second))).status).toBe(404);
		expect((await find()).json.elements).toEqual([]);
	});

	test('may not be readable yet when the webhook tells of them', async () => {
		const { leadIds } = await submit({ notReadableFor: 1 });
		expect((await get(`leadFormResponses/${leadIds[0]}`)).status).toBe(404);
		expect((await get(`leadFormResponses/${leadIds[0]}`)).status).toBe(200);
	});

	test('of events need r_events, read one by one, in a list, and for a subscription', async () => {
		const { leadIds } = await submit({ formId: 7900 });
		const token = world.tokens.leadsNoEvents;
		const ofPage = (type) => `owner=(organization:${enc(world.fern)})&leadType=(leadType:${type})`;
		const subscribe = {
			webhook: 'https://n8n.example.com/webhook/x',
			owner: { organization: world.fern },
			leadType: 'EVENT',
		};
		const refused = await Promise.all([
			get(`leadFormResponses?q=owner&${ofPage('EVENT')}`, token),
			get(`leadFormResponses/${leadIds[0]}`, token),
			world.post('leadNotifications', token, subscribe),
		]);
		expect(refused.map(refusalOf)).toEqual(Array(3).fill([403, 'ACCESS_DENIED']));
		expect((await get(`leadFormResponses?q=owner&${ofPage('COMPANY')}`, token)).status).toBe(200);
	});

	test('come oldest first, and a person without access gets 401, by a setting', async () => {
		await submit({ count: 2, createdAt: new Date(Date.now() - DAY_MS).toISOString() });
		await submit({});
		await world.settings({ leadOrder: 'oldest', leadAccessStatus: 401 });
		const times = (await find()).json.elements.map(({ submittedAt }) => submittedAt);
		expect(times).toEqual([...times].sort((one, other) => one - other));
		const { status, json } = await find('', world.tokens.leadsBo);
		expect([status, json.message]).toEqual([401, expect.stringContaining('lead access')]);
	});

	test('of events belong to the page', async () => {
		await submit({ formId: 7900 });
		const path = (more) =>
			`leadFormResponses?q=owner&owner=(organization:${enc(world.fern)})&leadType=(leadType:EVENT)${more}`;
		const { json } = await get(path(`&associatedEntity=(event:${enc(world.seed.event)})`));
		expect(json.elements[0].associatedEntity).toEqual({ event: world.seed.event });
	});

	test.each([
		[
			'an owner that is not a record',
			() => get(`leadFormResponses?q=owner&owner=${enc(account())}&leadType=(leadType:SPONSORED)`),
		],
		[
			'a bare lead type',
			() => get(`leadFormResponses?q=owner&owner=${owner()}&leadType=SPONSORED`),
		],
		['no lead type', () => get(`leadFormResponses?q=owner&owner=${owner()}`)],
		[
			'two owners',
			() =>
				get(
					`leadForms?q=owner&owner=(sponsoredAccount:${enc(account())},organization:${enc(world.fern)})`,
				),
		],
		[
			'a version that is not encoded',
			() =>
				find('&versionedLeadGenFormUrn=urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,1)'),
		],
	])('with %s are refused', async (_name, run) => {
		expect(refusalOf(await run())).toEqual([400, 'PARAM_INVALID']);
	});
});
