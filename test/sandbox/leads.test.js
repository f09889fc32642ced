'use strict';

const http = require('node:http');
const { startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
/** @type {http.Server} */
let callback;
/** @type {string[]} */
let bodies = [];
/** @type {string[]} */
let verified = [];
/** @type {Record<string, { id: string, pageId: string, name: string, status: string }>} */
let forms;
const fern = '134895793791914';
const DAY = 24 * 60 * 60 * 1000;
const BASIC =
	'pages_manage_ads,pages_read_engagement,pages_show_list,leads_retrieval,ads_management';

/** @param {any} reply */
const codeOf = (reply) => [reply.json.error?.code, reply.json.error?.error_subcode];
const secondsAgo = (ms) => Math.floor((Date.now() - ms) / 1000);
const filters = (...rules) =>
	encodeURIComponent(
		JSON.stringify(rules.map(([operator, value]) => ({ field: 'time_created', operator, value }))),
	);

/** @param {http.IncomingMessage} req @param {http.ServerResponse} res */
async function answer(req, res) {
	const url = new URL(String(req.url), 'http://callback');
	if (req.method === 'GET') {
		verified.push(String(req.url));
		res.writeHead(200).end(url.searchParams.get('hub.challenge'));
		return;
	}
	const chunks = [];
	for await (const chunk of req) chunks.push(chunk);
	bodies.push(`${req.url} ${Buffer.concat(chunks).toString('utf8')}`);
	res.writeHead(200).end();
}

beforeAll(async () => {
	callback = http.createServer(answer);
	await new Promise((resolve) => callback.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (callback.address());
	world = await startWithClient({
		publicHosts: { 'n8n.social-ops.test': `http://127.0.0.1:${port}` },
	});
	forms = world.seed.forms;
});
afterAll(async () => {
	await world.sandbox.stop();
	callback.close();
});
beforeEach(async () => {
	await world.client.control('reset', {});
	bodies = [];
	verified = [];
});

const get = (path, token = world.tokens.pageFern) => world.client.get(path, token);
const post = (path, fields = {}, token = world.tokens.pageFern) =>
	world.client.post(path, token, fields);
const remove = (path, token = world.tokens.pageFern) => world.client.remove(path, token);
const withdraw = (permission) =>
	remove(`me/permissions?permission=${permission}`, world.tokens.userLong);
const visitor = async (order) => {
	const { status, json } = await world.client.control('visitor', { pageId: fern, ...order });
	if (status !== 200) throw new Error(json.error);
	return json;
};
const submit = (order = {}) => visitor({ action: 'submit-lead', formId: forms.demo.id, ...order });
const held = async (query = '') => (await world.client.control(`leads?${query}`)).json.meta;
const page = (change) => world.client.settings({ pages: { [fern]: change } });
const batch = (items, token = world.tokens.pageFern) =>
	world.client.post('', token, { batch: items, include_headers: false });

describe('the forms of a Page', () => {
	test('come with id, name, status and locale, whatever their status', async () => {
		const { json } = await get(`${fern}/leadgen_forms?limit=100`);
		expect(json.data).toHaveLength(14);
		for (const form of json.data) {
			expect(Object.keys(form).sort()).toEqual(['id', 'locale', 'name', 'status']);
		}
		expect(new Set(json.data.map((form) => form.status))).toEqual(
			new Set(['ACTIVE', 'ARCHIVED', 'DRAFT']),
		);
		expect(json.data.map((form) => form.locale)).toEqual(
			expect.arrayContaining(['de_DE', 'en_US']),
		);
	});

	test('are paged by cursor', async () => {
		const first = (await get(`${fern}/leadgen_forms?limit=10&fields=id`)).json;
		const { after } = first.paging.cursors;
		const second = (await get(`${fern}/leadgen_forms?limit=10&fields=id&after=${after}`)).json;
		expect(first.paging.next).toContain('after=');
		expect(new Set([...first.data, ...second.data].map((form) => form.id)).size).toBe(14);
		expect(second.paging.next).toBeUndefined();
	});

	test('show every field that the vendor lists', async () => {
		const fields =
			'allow_organic_lead,block_display_for_non_targeted_viewer,context_card{title,content,button_text},created_time,creator{id,name},expired_leads_count,follow_up_action_text,follow_up_action_url,id,is_optimized_for_quality,leads_count,legal_content{privacy_policy,custom_disclaimer{title,body,checkboxes{id,key,text,is_required,is_checked_by_default}}},locale,name,organic_leads_count,page{id,name},page_id,privacy_policy_url,question_page_custom_headline,questions{id,key,label,type,options{key,value}},status,thank_you_page{title,website_url},tracking_parameters';
		const { json } = await get(`${forms.demo.id}?fields=${fields}`);
		expect(json).toMatchObject({
			id: forms.demo.id,
			name: 'Demo request',
			status: 'ACTIVE',
			leads_count: 6,
			expired_leads_count: 1,
			page: { id: fern, name: 'Fern & Co' },
			page_id: fern,
			thank_you_page: { title: 'Thank you!' },
			tracking_parameters: [
				{ key: 'utm_source', value: 'facebook' },
				{ key: 'utm_campaign', value: 'demo-2026' },
			],
		});
		expect(json.created_time).toMatch(/\+0000$/);
		const budget = json.questions.find((question) => question.key === "what's_your_budget?");
		expect(budget).toMatchObject({ type: 'CUSTOM', label: "What's your budget?" });
		expect(budget.options[0]).toEqual({ key: 'under_1k', value: 'Under $1,000' });
		const { checkboxes } = json.legal_content.custom_disclaimer;
		expect(checkboxes.map((box) => [box.key, box.is_required])).toEqual([
			['terms', true],
			['newsletter_optin', false],
			['partners', false],
		]);
	});

	test('show what conditional questions depend on', async () => {
		const { json } = await get(
			`${forms.plan.id}?fields=questions{key,conditional_questions_group_id,conditional_questions_choices{value,next_question_choices{value,next_question_choices{value}}},dependent_conditional_questions{field_key,input_type,name}}`,
		);
		const question = json.questions.find((each) => each.key === 'country_choice');
		expect(question.conditional_questions_group_id).toMatch(/^\d+$/);
		expect(
			question.conditional_questions_choices[0].next_question_choices[0].next_question_choices,
		).toEqual([{ value: 'Dealer Ehrenfeld' }]);
		expect(question.dependent_conditional_questions).toEqual([
			{ field_key: 'city_choice', input_type: 'SELECT', name: 'City' },
			{ field_key: 'dealer_choice', input_type: 'SELECT', name: 'Dealer' },
		]);
	});

	test('cover every documented type of question and keys in many scripts', async () => {
		const { json } = await get(`${fern}/leadgen_forms?limit=100&fields=questions{key,type}`);
		const questions = json.data.flatMap((form) => form.questions);
		const types = new Set(questions.map((question) => question.type));
		const documented =
			'FULL_NAME FIRST_NAME LAST_NAME EMAIL WORK_EMAIL PHONE WORK_PHONE_NUMBER STREET_ADDRESS CITY STATE PROVINCE COUNTRY POST_CODE ZIP DOB DATE_OF_BIRTH GENDER MARITAL_STATUS RELATIONSHIP_STATUS MILITARY_STATUS JOB_TITLE COMPANY_NAME WEBSITE ID_CPF ID_AR_DNI ID_CL_RUT ID_CO_CC ID_EC_CI ID_PE_DNI CUSTOM DATE_TIME STORE_LOOKUP';
		expect([...types].sort()).toEqual(documented.split(' ').sort());
		const keys = questions.map((question) => question.key);
		expect(keys).toEqual(
			expect.arrayContaining(['какой_у_вас_бюджет?', 'السؤال_١', 'ご希望の植物は？', '🌿_mood']),
		);
	});

	test('can be archived and activated, nothing else', async () => {
		expect((await post(forms.demo.id, { status: 'ARCHIVED' })).json).toEqual({ success: true });
		expect((await get(`${forms.demo.id}?fields=status`)).json.status).toBe('ARCHIVED');
		await post(forms.demo.id, { status: 'ACTIVE' });
		expect((await get(`${forms.demo.id}?fields=status`)).json.status).toBe('ACTIVE');
		expect(codeOf(await post(forms.demo.id, { status: 'DELETED' }))[0]).toBe(100);
		expect(codeOf(await post(forms.demo.id, { name: 'New' }))[0]).toBe(100);
		expect(codeOf(await post(forms.demo.id))[0]).toBe(100);
		expect(codeOf(await remove(forms.demo.id))[0]).toBe(100);
	});

	const refused = [
		['an unknown field', () => `${fern}/leadgen_forms?fields=id,nonsense`],
		['an unknown subfield of questions', () => `${forms.demo.id}?fields=questions{nonsense}`],
		['an unknown subfield of options', () => `${forms.demo.id}?fields=questions{options{label}}`],
		['subfields of a plain field', () => `${forms.demo.id}?fields=questions{key{x}}`],
		[
			'an unknown subfield of a box',
			() => `${forms.demo.id}?fields=legal_content{custom_disclaimer{checkboxes{name}}}`,
		],
		[
			'an unknown subfield where there is no value',
			() => `${forms.draft.id}?fields=thank_you_page{x}`,
		],
		['a status filter', () => `${fern}/leadgen_forms?status=ACTIVE`],
		['filtering', () => `${fern}/leadgen_forms?filtering=[]`],
		['a limit above 100', () => `${fern}/leadgen_forms?limit=101`],
		['since', () => `${fern}/leadgen_forms?since=1`],
	];
	test.each(refused)('refuse %s', async (_name, path) => {
		expect(codeOf(await get(path()))[0]).toBe(100);
	});
});

describe('creating a form', () => {
	const draft = () => ({
		name: 'New form',
		questions: [
			{ type: 'EMAIL' },
			{ type: 'CUSTOM', label: 'Wie groß?', options: [{ value: 'klein', key: 's' }] },
		],
		privacy_policy: { url: 'https://example.com/privacy', link_text: 'Privacy' },
		locale: 'DE_DE',
	});

	test('gives an id under which it can be read', async () => {
		const { json } = await post(`${fern}/leadgen_forms`, draft());
		const form = (await get(`${json.id}?fields=name,status,locale,questions{key,type,options}`))
			.json;
		expect(form).toMatchObject({ name: 'New form', status: 'ACTIVE', locale: 'de_DE' });
		expect(form.questions).toEqual([
			{ key: 'email', type: 'EMAIL' },
			{ key: 'wie_groß?', type: 'CUSTOM', options: [{ value: 'klein', key: 's' }] },
		]);
		await submit({ formId: json.id });
		expect((await get(`${json.id}/leads`)).json.data).toHaveLength(1);
	});

	const refused = [
		['no name', { name: undefined }],
		['a name that is taken', { name: 'Demo request' }],
		['no questions', { questions: [] }],
		['no privacy policy', { privacy_policy: undefined }],
		['an unknown locale', { locale: 'xx_XX' }],
		['an unknown type', { questions: [{ type: 'SHOE_SIZE' }] }],
		['a custom question without label', { questions: [{ type: 'CUSTOM' }] }],
		['an unknown key of a question', { questions: [{ type: 'EMAIL', required: true }] }],
		['a question twice', { questions: [{ type: 'EMAIL' }, { type: 'EMAIL' }] }],
		['two identity numbers', { questions: [{ type: 'ID_CPF' }, { type: 'ID_CL_RUT' }] }],
		['an unknown parameter', { nonsense: 1 }],
		['a flag that is neither true nor false', { is_optimized_for_quality: 'yes' }],
	];
	test.each(refused)('is refused with %s', async (_name, change) => {
		const body = Object.fromEntries(
			Object.entries({ ...draft(), ...change }).filter(([, value]) => value !== undefined),
		);
		expect(codeOf(await post(`${fern}/leadgen_forms`, body))[0]).toBe(100);
	});

	test('is refused until the terms are accepted', async () => {
		await page({ tosAccepted: false });
		expect((await get(`${fern}?fields=leadgen_tos_accepted`)).json.leadgen_tos_accepted).toBe(
			false,
		);
		const reply = await post(`${fern}/leadgen_forms`, draft());
		expect(reply.json.error.error_user_msg).toContain('ads/leadgen/tos');
	});
});

describe('the leads of a form', () => {
	test('come with id, created_time and field_data, newest first', async () => {
		const { data } = (await get(`${forms.demo.id}/leads`)).json;
		expect(data).toHaveLength(6);
		for (const lead of data) {
			expect(Object.keys(lead).sort()).toEqual(['created_time', 'field_data', 'id']);
			expect(lead.id).toMatch(/^\d{18}$/);
			expect(lead.created_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
			expect(lead.field_data.every(({ values }) => Array.isArray(values))).toBe(true);
		}
		const times = data.map((lead) => lead.created_time);
		expect([...times].sort().reverse()).toEqual(times);
	});

	test('answer with option keys, several values, no values and tracking parameters', async () => {
		const answers = {
			"what's_your_budget?": 'over_5k',
			'which_services?': ['option_a', 'option_c'],
			notes: [],
			hidden: 'x=1',
		};
		const { leadIds } = await submit({ answers });
		const { field_data: data } = (await get(leadIds[0])).json;
		const values = Object.fromEntries(data.map((field) => [field.name, field.values]));
		expect(values).toMatchObject({
			"what's_your_budget?": ['over_5k'],
			'which_services?': ['option_a', 'option_c'],
			notes: [],
			hidden: ['x=1'],
			utm_source: ['facebook'],
		});
		expect(values.email[0]).toContain('@example.com');
	});

	test('answer with the label where a choice has no key', async () => {
		const { data } = (await get(`${forms.world.id}/leads`)).json;
		const moods = data.flatMap((lead) =>
			lead.field_data.filter(({ name }) => name === '🌿_mood').flatMap(({ values }) => values),
		);
		expect(moods.length).toBeGreaterThan(0);
		for (const mood of moods) expect(['🌵 Cactus', '🌸 さくら', 'Ёлка']).toContain(mood);
	});

	test('name the branch of a conditional question in answers of their own', async () => {
		const { leadIds } = await submit({
			formId: forms.plan.id,
			answers: { country_choice: 'Germany', city_choice: 'Berlin' },
		});
		const { field_data: data } = (await get(leadIds[0])).json;
		const names = data.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['country_choice', 'city_choice']));
		expect(names).not.toContain('dealer_choice');
	});

	test('tell of optional boxes only, and only when asked', async () => {
		const { leadIds } = await submit({ consents: { newsletter_optin: true, partners: false } });
		expect((await get(leadIds[0])).json.custom_disclaimer_responses).toBeUndefined();
		const { json } = await get(`${leadIds[0]}?fields=custom_disclaimer_responses`);
		expect(json.custom_disclaimer_responses).toEqual([
			{ checkbox_key: 'newsletter_optin', is_checked: '1' },
			{ checkbox_key: 'partners', is_checked: '' },
		]);
		const other = (await get(`${forms.quoteUs.id}/leads?fields=custom_disclaimer_responses`)).json;
		expect(other.data[0]).toEqual({ id: other.data[0].id });
		await expect(submit({ consents: { terms: false } })).rejects.toThrow('required');
	});

	const adFields = 'ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name';
	test('name the ad of a paid lead, none of an organic one', async () => {
		const ad = { adId: '23851234567890123', campaignName: 'Nov' };
		const paid = await submit({ surface: 'ig', ad });
		const fields = `is_organic,platform,form_id,${adFields}`;
		expect((await get(`${paid.leadIds[0]}?fields=${fields}`)).json).toMatchObject({
			is_organic: false,
			platform: 'ig',
			form_id: forms.demo.id,
			ad_id: '23851234567890123',
			campaign_name: 'Nov',
			adset_id: expect.stringMatching(/^\d{17,}$/),
		});
		const organic = await submit({ organic: true });
		expect((await get(`${organic.leadIds[0]}?fields=${fields}`)).json).toEqual({
			id: organic.leadIds[0],
			is_organic: true,
			platform: 'fb',
			form_id: forms.demo.id,
		});
	});

	test('lose the ad without ads_management', async () => {
		const { leadIds } = await submit();
		await withdraw('ads_management');
		const reply = await get(`${leadIds[0]}?fields=is_organic,${adFields}`);
		expect(reply.json).toEqual({ id: leadIds[0], is_organic: false });
	});

	test('are paged by cursor without loss', async () => {
		await visitor({ action: 'fill-leads', count: 230, formIds: [forms.quoteUs.id] });
		const ids = new Set();
		let after = '';
		let pages = 0;
		do {
			const { json } = await get(`${forms.quoteUs.id}/leads?fields=id&limit=100${after}`);
			for (const lead of json.data) ids.add(lead.id);
			after = json.paging.next ? `&after=${json.paging.cursors.after}` : '';
			pages += 1;
		} while (after);
		expect(pages).toBe(3);
		expect(ids.size).toBe(236);
	});

	test('can be filtered by the three operators, all of which must hold', async () => {
		const [a, b, c] = [3, 2, 1].map((hours) => Math.floor((Date.now() - hours * 3_600_000) / 1000));
		const sent = [];
		for (const seconds of [a, b, c]) {
			const createdAt = new Date(seconds * 1000).toISOString();
			sent.push(...(await submit({ formId: forms.appointment.id, createdAt })).leadIds);
		}
		const ids = async (...rules) =>
			(
				await get(`${forms.appointment.id}/leads?fields=id&filtering=${filters(...rules)}`)
			).json.data.map((lead) => lead.id);
		expect(await ids(['GREATER_THAN', b])).toEqual([sent[2]]);
		expect(await ids(['GREATER_THAN_OR_EQUAL', b])).toEqual([sent[2], sent[1]]);
		expect(await ids(['GREATER_THAN_OR_EQUAL', a], ['LESS_THAN', c])).toEqual([sent[1], sent[0]]);
		expect(await ids(['GREATER_THAN', c])).toEqual([]);
	});

	const now = Math.floor(Date.now() / 1000);
	const rule = (change) =>
		encodeURIComponent(
			JSON.stringify([{ field: 'time_created', operator: 'GREATER_THAN', value: now, ...change }]),
		);
	const refused = [
		['another filter field', `filtering=${rule({ field: 'created_time' })}`],
		['another operator', `filtering=${rule({ operator: 'EQUAL' })}`],
		['LESS_THAN_OR_EQUAL', `filtering=${rule({ operator: 'LESS_THAN_OR_EQUAL' })}`],
		['milliseconds', `filtering=${rule({ value: now * 1000 })}`],
		['a date text', `filtering=${rule({ value: '2026-01-01' })}`],
		['an unknown key of a filter', `filtering=${rule({ x: 1 })}`],
		['a filter that is no list', 'filtering={}'],
		['a filter that is no JSON', 'filtering=[time'],
		['since', 'since=1'],
		['date_format', 'date_format=U'],
		['a limit above 100', 'limit=101'],
		['an unknown field', 'fields=id,email'],
		['an unknown subfield', 'fields=field_data{key}'],
		['a made-up cursor', 'after=abc'],
	];
	test.each(refused)('refuse %s', async (_name, query) => {
		expect(codeOf(await get(`${forms.demo.id}/leads?${query}`))[0]).toBe(100);
	});

	test('are gone after 90 days and counted as expired', async () => {
		const createdAt = new Date(Date.now() - 89.9 * DAY).toISOString();
		const { leadIds } = await submit({ formId: forms.appointment.id, createdAt });
		expect((await get(leadIds[0])).status).toBe(200);
		await world.client.settings({ advanceClockMs: DAY });
		expect(codeOf(await get(leadIds[0]))).toEqual([100, 33]);
		const { data } = (await get(`${forms.appointment.id}/leads?fields=id`)).json;
		expect(data.map((lead) => lead.id)).not.toContain(leadIds[0]);
		const counts = await get(`${forms.appointment.id}?fields=leads_count,expired_leads_count`);
		expect(counts.json).toMatchObject({ leads_count: 3, expired_leads_count: 1 });
		expect((await held(`formId=${forms.appointment.id}`)).at(-1)).toMatchObject({
			id: leadIds[0],
			isExpired: true,
		});
	});

	test('can be deleted', async () => {
		const { leadIds } = await submit();
		expect((await remove(leadIds[0])).json).toEqual({ success: true });
		expect(codeOf(await get(leadIds[0]))).toEqual([100, 33]);
		expect((await held()).map((lead) => lead.id)).not.toContain(leadIds[0]);
	});

	test('can refuse their first reads, or all', async () => {
		const { leadIds } = await submit({ notReadableFor: 2 });
		expect(codeOf(await get(leadIds[0]))).toEqual([100, 33]);
		const inside = (await batch([{ method: 'GET', relative_url: leadIds[0] }])).json;
		expect(JSON.parse(inside[0].body).error.error_subcode).toBe(33);
		expect((await get(leadIds[0])).status).toBe(200);
		const never = await submit({ notReadableFor: -1 });
		for (let read = 0; read < 5; read += 1) {
			expect(codeOf(await get(never.leadIds[0]))).toEqual([100, 33]);
		}
	});

	test('can be read in a batch; an item that fails does not fail the rest', async () => {
		const { leadIds } = await submit({ count: 2 });
		const items = [leadIds[0], '404404', leadIds[1], `${forms.trips.id}/leads`].map((path) => ({
			method: 'GET',
			relative_url: `${path}?fields=id`,
		}));
		const reply = await batch(items);
		expect(reply.status).toBe(200);
		expect(reply.json.map((item) => item.code)).toEqual([200, 400, 200, 400]);
		expect(reply.headers['x-business-use-case-usage']).toContain('leadgen');
	});
});

describe('test leads', () => {
	const create = (fields, token) => post(`${forms.demo.id}/test_leads`, fields, token);

	test('hold dummy answers, are organic and alone on their form', async () => {
		const { json } = await create();
		const lead = (await get(`${json.id}?fields=field_data,is_organic,ad_id,campaign_id`)).json;
		expect(lead).toMatchObject({ is_organic: true });
		expect(lead.ad_id).toBeUndefined();
		expect(lead.field_data).toContainEqual({
			name: "what's_your_budget?",
			values: ["<test lead: dummy data for what's_your_budget?>"],
		});
		const list = (await get(`${forms.demo.id}/test_leads?fields=id`)).json.data;
		expect(list).toEqual([{ id: json.id }]);
		const leads = (await get(`${forms.demo.id}/leads?fields=id`)).json.data;
		expect(leads.map(({ id }) => id)).not.toContain(json.id);
		expect(codeOf(await create())[0]).toBe(100);
		await remove(json.id);
		expect((await create()).status).toBe(200);
	});

	test('hold what is given', async () => {
		const { json } = await create({
			field_data: [{ name: 'email', values: ['a@b.c'] }],
			custom_disclaimer_responses: [{ checkbox_key: 'partners', is_checked: true }],
		});
		const lead = (await get(`${json.id}?fields=field_data,custom_disclaimer_responses`)).json;
		expect(lead.field_data).toContainEqual({ name: 'email', values: ['a@b.c'] });
		expect(lead.custom_disclaimer_responses).toEqual([
			{ checkbox_key: 'newsletter_optin', is_checked: '' },
			{ checkbox_key: 'partners', is_checked: '1' },
		]);
	});

	test('are refused for unknown names, other tokens and without the task', async () => {
		expect(codeOf(await create({ field_data: [{ name: 'x', values: ['1'] }] }))[0]).toBe(100);
		expect(codeOf(await create({ field_data: [{ name: 'email', values: 'a@b.c' }] }))[0]).toBe(100);
		const boxes = [{ checkbox_key: 'x', is_checked: true }];
		expect(codeOf(await create({ custom_disclaimer_responses: boxes }))[0]).toBe(100);
		expect(codeOf(await create({ email: 'a@b.c' }))[0]).toBe(100);
		expect(codeOf(await create({}, world.tokens.userLong))[0]).toBe(210);
		await page({ tasks: ['ANALYZE', 'MODERATE'] });
		expect(codeOf(await create())[0]).toBe(200);
	});
});

describe('access', () => {
	test('a user and a system user with a role on the Page read leads, too', async () => {
		for (const token of [world.tokens.userLong, world.tokens.systemUser]) {
			expect((await get(`${forms.demo.id}/leads`, token)).json.data).toHaveLength(6);
			expect((await get(`${fern}/leadgen_forms`, token)).status).toBe(200);
		}
	});

	test.each([
		['an app token', () => world.tokens.app, [210, undefined]],
		['a token of another Page', () => world.tokens.pageMoss, [100, 33]],
		['a person without a role', () => world.tokens.agencyLong, [100, 33]],
		['an expired token', () => world.tokens.expiredPage, [190, 463]],
	])('%s is refused', async (_name, token, codes) => {
		for (const path of [`${fern}/leadgen_forms`, forms.demo.id, `${forms.demo.id}/leads`]) {
			expect(codeOf(await get(path, token()))).toEqual(codes);
		}
	});

	test.each(BASIC.split(',').slice(0, 4))('without %s leads are refused', async (permission) => {
		await withdraw(permission);
		const reply = await get(`${forms.demo.id}/leads`);
		expect(codeOf(reply)[0]).toBe(200);
		expect(reply.json.error.message).toContain(permission);
		const list = await get(`${fern}/leadgen_forms`);
		expect(list.status).toBe(permission === 'leads_retrieval' ? 200 : 403);
	});

	test('without the task ADVERTISE leads and forms are refused', async () => {
		await page({ tasks: ['ANALYZE', 'CREATE_CONTENT'] });
		for (const path of [`${fern}/leadgen_forms`, `${forms.demo.id}/leads`]) {
			const reply = await get(path);
			expect(codeOf(reply)[0]).toBe(200);
			expect(reply.json.error.message).toContain('ADVERTISE');
		}
		await page({ tasks: ['MANAGE'] });
		expect((await get(`${forms.demo.id}/leads`)).status).toBe(200);
	});

	test('a form may be forbidden on its own', async () => {
		const { leadIds } = await submit();
		await world.client.settings({ forms: { [forms.demo.id]: { forbidden: true } } });
		expect(codeOf(await get(`${forms.demo.id}/leads`))[0]).toBe(10);
		expect(codeOf(await get(leadIds[0]))[0]).toBe(10);
		expect((await get(forms.demo.id)).status).toBe(200);
		expect((await get(`${forms.quoteUs.id}/leads`)).status).toBe(200);
		await world.client.settings({ forms: { [forms.demo.id]: { forbidden: 200 } } });
		expect(codeOf(await get(`${forms.demo.id}/leads`))[0]).toBe(200);
	});

	const access =
		'has_lead_access{can_access_lead,app_has_leads_permission,user_has_leads_permission,enabled_lead_access_manager,is_page_admin,failure_reason,failure_resolution},leadgen_tos_accepted';

	test('is described on the Page, for the owner of the token or another person', async () => {
		const own = await get(`${fern}?fields=${access}`);
		expect(own.json).toEqual({
			id: fern,
			leadgen_tos_accepted: true,
			has_lead_access: {
				can_access_lead: true,
				app_has_leads_permission: true,
				user_has_leads_permission: true,
				enabled_lead_access_manager: false,
				is_page_admin: true,
			},
		});
		const asked = (id) => `${fern}?fields=has_lead_access.user_id(${id}){can_access_lead,user_id}`;
		const { manager, agency } = world.seed.people;
		expect((await get(asked(manager.id))).json.has_lead_access).toEqual({
			can_access_lead: true,
			user_id: manager.id,
		});
		expect((await get(asked(agency.id))).json.has_lead_access.can_access_lead).toBe(false);
		expect(codeOf(await get(asked('1')))[0]).toBe(100);
		expect(codeOf(await get(`${fern}?fields=has_lead_access{nonsense}`))[0]).toBe(100);
		expect(codeOf(await get(`${fern}?fields=has_lead_access.user(1){user_id}`))[0]).toBe(100);
	});

	test('can be refused by Lead Access Manager, which the Page explains', async () => {
		const willow = world.tokens.pageWillow;
		const { id, pageId } = forms.trips;
		expect((await get(`${pageId}/leadgen_forms`, willow)).json.data).toHaveLength(1);
		const refused = await get(`${id}/leads`, willow);
		expect(codeOf(refused)[0]).toBe(103);
		expect(refused.json.error.message).toContain('Lead Access Manager');
		const { json } = await get(`${pageId}?fields=${access}`, willow);
		expect(json.has_lead_access).toMatchObject({
			can_access_lead: false,
			app_has_leads_permission: false,
			enabled_lead_access_manager: true,
			failure_reason: expect.stringContaining('Lead Access Manager'),
			failure_resolution: expect.stringContaining('assign'),
		});
		await world.client.settings({ pages: { [pageId]: { leadRefusalCode: 100 } } });
		expect(codeOf(await get(`${id}/leads`, willow))).toEqual([100, undefined]);
		await world.client.settings({ pages: { [pageId]: { leadAccess: true } } });
		expect((await get(`${id}/leads`, willow)).json.data).toHaveLength(2);
	});
});

describe('the budget of lead reads', () => {
	const usageOf = (reply) => JSON.parse(String(reply.headers['x-business-use-case-usage']))[fern];

	test('is told of on lead reads, next to that of the Page', async () => {
		expect((await get(fern)).headers['x-business-use-case-usage']).toBeUndefined();
		await page({ leadCalls: 4 });
		await get(`${forms.demo.id}/leads`);
		await world.client.settings({ businessUsage: { call_count: 12 } });
		const [pages, leadgen] = usageOf(await get(`${forms.demo.id}/leads`));
		expect(pages).toMatchObject({ type: 'pages', call_count: 12 });
		expect(leadgen).toMatchObject({
			type: 'leadgen',
			call_count: 50,
			estimated_time_to_regain_access: 0,
		});
	});

	test('can show percentages of its own', async () => {
		await page({ leadUsage: { call_count: 91, total_time: 7 } });
		expect(usageOf(await get(`${forms.demo.id}/leads`))[0]).toMatchObject({
			call_count: 91,
			total_time: 7,
		});
	});

	test('refuses with 80005 and the minutes to wait once it is used up, until a day has passed', async () => {
		await page({ leadCalls: 2 });
		const { leadIds } = await submit();
		const replies = (
			await batch([1, 2, 3].map(() => ({ method: 'GET', relative_url: leadIds[0] })))
		).json;
		expect(replies.map((item) => item.code)).toEqual([200, 200, 400]);
		const refused = await get(leadIds[0]);
		expect(codeOf(refused)[0]).toBe(80005);
		const [row] = usageOf(refused);
		expect(row.call_count).toBeGreaterThanOrEqual(100);
		expect(row.estimated_time_to_regain_access).toBeGreaterThan(1_430);
		expect((await get(`${fern}/leadgen_forms`)).status).toBe(200);
		await world.client.settings({ advanceClockMs: DAY + 1000 });
		expect((await get(leadIds[0])).status).toBe(200);
	});

	test('starts anew when it is set, and follows the leads without a setting', async () => {
		await page({ leadCalls: 0 });
		expect(codeOf(await get(`${forms.demo.id}/leads`))[0]).toBe(80005);
		await page({ leadCalls: 1 });
		expect((await get(`${forms.demo.id}/leads`)).status).toBe(200);
		await page({ leadCalls: null });
		expect(usageOf(await get(`${forms.demo.id}/leads`))[0].call_count).toBe(0);
	});
});

describe('the webhook leadgen', () => {
	const address = 'https://n8n.social-ops.test/webhook/abc?flow=1%2F2&debug';
	const subscribe = async (app = world.tokens.app, token = world.tokens.pageFern) => {
		const id = app.split('|')[0];
		const fields = { object: 'page', callback_url: address, fields: 'leadgen', verify_token: 's' };
		const stored = await post(`${id}/subscriptions`, { ...fields, include_values: true }, app);
		expect(stored.json).toEqual({ success: true });
		await post(`${fern}/subscribed_apps`, { subscribed_fields: 'leadgen' }, token);
	};
	const changes = async (count) => {
		const all = () =>
			bodies.flatMap((text) =>
				JSON.parse(text.slice(text.indexOf(' ') + 1)).entry.flatMap((entry) => entry.changes),
			);
		await until(async () => all().length >= count);
		return all();
	};

	test('tells the ids of a paid lead as texts and its time in seconds', async () => {
		await subscribe();
		const createdAt = new Date(secondsAgo(60_000) * 1000).toISOString();
		const { leadIds } = await submit({ ad: { adId: '23851234567890123' }, createdAt });
		const [change] = await changes(1);
		expect(change).toEqual({
			field: 'leadgen',
			value: {
				leadgen_id: leadIds[0],
				page_id: fern,
				form_id: forms.demo.id,
				adgroup_id: '23851234567890123',
				ad_id: '23851234567890123',
				created_time: Date.parse(createdAt) / 1000,
			},
		});
	});

	test('names no ad for organic and test leads', async () => {
		await subscribe();
		await submit({ organic: true });
		await post(`${forms.quoteUs.id}/test_leads`);
		for (const { value } of await changes(2)) {
			expect(Object.keys(value)).toEqual(['leadgen_id', 'page_id', 'form_id', 'created_time']);
		}
	});

	test('can tell its ids as bare numbers with all their digits', async () => {
		await subscribe();
		await world.client.settings({ numericLeadIds: true });
		const { leadIds } = await submit({ ad: { adId: '23851234567890123' } });
		await changes(1);
		expect(Number.isSafeInteger(Number(leadIds[0]))).toBe(false);
		expect(bodies[0]).toContain(`"leadgen_id":${leadIds[0]},`);
		expect(bodies[0]).toContain(`"page_id":${fern},"form_id":${forms.demo.id},`);
		expect(bodies[0]).toContain('"adgroup_id":23851234567890123,"ad_id":23851234567890123,');
	});

	test('keeps the query of the callback, in verification, delivery and list', async () => {
		await subscribe();
		expect(verified[0]).toMatch(/^\/webhook\/abc\?flow=1%2F2&debug&hub\.mode=subscribe&/);
		await submit();
		await changes(1);
		expect(bodies[0]).toMatch(/^\/webhook\/abc\?flow=1%2F2&debug \{/);
		const list = await get(`${world.seed.app.id}/subscriptions`, world.tokens.app);
		expect(list.json.data[0].callback_url).toBe(address);
	});

	test('goes to each app that the Page has, and several leads can share a delivery', async () => {
		await world.client.settings({ webhookBatchMs: 100 });
		await subscribe();
		await subscribe(world.tokens.otherApp, world.tokens.otherAppFern);
		await submit({ count: 3 });
		expect(await changes(6)).toHaveLength(6);
		expect(bodies).toHaveLength(2);
	});

	test('is not sent for leads in bulk', async () => {
		await subscribe();
		await visitor({ action: 'fill-leads', count: 10 });
		await submit();
		expect(await changes(1)).toHaveLength(1);
	});
});

describe('the control of leads', () => {
	test('starts with the same forms and leads each time', async () => {
		const plain = (leads) => leads.map(({ createdAt: _at, ...lead }) => lead);
		const before = {
			forms: (await world.client.control('seed')).json.meta.forms,
			leads: await held(),
		};
		await submit({ count: 3 });
		await world.client.control('reset', {});
		const after = {
			forms: (await world.client.control('seed')).json.meta.forms,
			leads: await held(),
		};
		expect(after.forms).toEqual(before.forms);
		expect(plain(after.leads)).toEqual(plain(before.leads));
		const onFern = before.leads.filter((lead) => lead.pageId === fern);
		expect(onFern.length).toBeGreaterThanOrEqual(36);
		expect(new Set(onFern.map((lead) => lead.surface))).toEqual(new Set(['fb', 'ig']));
		for (const flag of ['organic', 'isExpired']) {
			expect(new Set(onFern.map((lead) => lead[flag]))).toEqual(new Set([true, false]));
		}
	});

	test('tells what was submitted in a plain shape', async () => {
		const createdAt = '2026-01-02T03:04:05.000Z';
		const { leadIds } = await submit({
			formId: forms.newsletterDe.id,
			answers: { email: 'jürgen@example.com' },
			consents: { 'werbung_e-mail': true },
			createdAt,
			organic: true,
			notReadableFor: -1,
		});
		const lead = (await held(`formId=${forms.newsletterDe.id}`)).find(
			({ id }) => id === leadIds[0],
		);
		expect(lead).toMatchObject({
			pageId: fern,
			formId: forms.newsletterDe.id,
			createdAt,
			consents: { datenschutz: true, 'werbung_e-mail': true },
			surface: 'fb',
			organic: true,
			isTest: false,
			notReadableFor: -1,
		});
		expect(lead.answers.email).toEqual(['jürgen@example.com']);
		expect(lead.answers.post_code[0]).toMatch(/^\d{5}$/);
		expect(lead.ad).toBeUndefined();
	});

	test('fills forms evenly, the same way for the same arguments, and only counts in the state', async () => {
		const order = {
			action: 'fill-leads',
			count: 1_000,
			formIds: [forms.demo.id, forms.plan.id],
			days: 10,
		};
		const { forms: counts } = await visitor(order);
		expect(counts).toEqual({ [forms.demo.id]: 500, [forms.plan.id]: 500 });
		const first = await held(`formId=${forms.plan.id}`);
		const fresh = first.filter((lead) => Date.parse(lead.createdAt) > Date.now() - 10.1 * DAY);
		expect(fresh.length).toBeGreaterThanOrEqual(500);
		await world.client.control('reset', {});
		await visitor(order);
		const second = await held(`formId=${forms.plan.id}`);
		expect(second.map(({ id, answers }) => [id, answers])).toEqual(
			first.map(({ id, answers }) => [id, answers]),
		);
		const state = (await world.client.control('state')).json.meta;
		expect(state.counts.leads).toBeGreaterThan(1_000);
		const onPage = state.pages.find(({ id }) => id === fern).leadForms;
		expect(onPage.find(({ id }) => id === forms.plan.id).counts.leads).toBe(503);
		expect(JSON.stringify(state)).not.toContain(second[0].id);
	});

	test('can play form drift: later leads answer the new questions', async () => {
		const questions = [{ type: 'EMAIL' }, { type: 'CUSTOM', key: 'size', label: 'Size?' }];
		await world.client.settings({ forms: { [forms.demo.id]: { questions } } });
		const form = (await get(`${forms.demo.id}?fields=questions{key}`)).json;
		expect(form.questions).toEqual([{ key: 'email' }, { key: 'size' }]);
		const { leadIds } = await submit();
		const [newest, older] = (await get(`${forms.demo.id}/leads`)).json.data;
		expect(newest.id).toBe(leadIds[0]);
		expect(newest.field_data.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['email', 'size']),
		);
		expect(older.field_data.map(({ name }) => name)).toContain('full_name');
	});

	test.each([
		['an unknown form', { formId: '1' }],
		['an archived form', () => ({ formId: forms.archived.id })],
		['a form of another Page', () => ({ formId: forms.cakeOrder.id })],
		['an unknown box', { consents: { nonsense: true } }],
		['an unknown surface', { surface: 'tiktok' }],
		['a broken time', { createdAt: 'yesterday' }],
		['too many', { count: 1_001 }],
	])('refuses a lead for %s', async (_name, order) => {
		await expect(submit(typeof order === 'function' ? order() : order)).rejects.toThrow();
	});

	test.each([
		['a page setting', { pages: { [fern]: { nonsense: 1 } } }],
		['a value of a page setting', { pages: { [fern]: { leadAccess: 'no' } } }],
		['a form', { forms: { 1: { forbidden: true } } }],
		['a form setting', () => ({ forms: { [forms.demo.id]: { nonsense: 1 } } })],
	])('refuses settings with %s that is not known', async (_name, patch) => {
		const body = typeof patch === 'function' ? patch() : patch;
		expect((await world.client.control('settings', body)).status).toBe(400);
	});
});
