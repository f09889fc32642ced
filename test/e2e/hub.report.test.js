// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { DateTime } = require('luxon');
const { byId, facebook, metaSeed } = require('../support/facebook.js');
const { hub, hubAccounts, hubCredentials } = require('../support/hub.js');
const { instagram } = require('../support/instagram.js');
const { linkedin, linkedInCredential } = require('../support/linkedin.js');
const { startWorld } = require('../support/world.js');
const { x, xCredential, xSeed, xVisitor } = require('../support/x.js');

const DAY_MS = 86_400_000;
/** Folder for the chart and the page of the report, to look at them. */
const PICTURES = process.env.SOCIAL_OPS_SCREENSHOTS;

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {Awaited<ReturnType<typeof hubAccounts>>} */
let accounts;

beforeAll(async () => {
	world = await startWorld();
	credentials = { ...(await hubCredentials(world)), ...(await xCredential(world, 'fernAll')) };
	accounts = await hubAccounts(world);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** @param {Record<string, unknown>} parameters @param {Record<string, unknown>} [settings] */
async function run(parameters, settings) {
	return await world.runWorkflow({ nodes: [hub(credentials, accounts, parameters, settings)] });
}

const REPORT = { resource: 'analytics', operation: 'getReport', period: 'last7' };

/** @param {Record<string, unknown>} parameters @param {Record<string, unknown>} [settings] */
async function report(parameters = {}, settings) {
	const done = await run({ ...REPORT, ...parameters }, settings);
	const [summary] = done.output('Hub', 1);
	return { ...done, items: done.output('Hub').map(({ json }) => json), summary };
}

/** The numbers that the networks' own nodes give. @param {Record<string, unknown>} period */
async function ownNumbers(period) {
	const { page, instagram: account, author } = accounts;
	const parameters = { resource: 'analytics', operation: 'getAccount', ...period };
	const nodes = [
		facebook(credentials, { ...parameters, page: byId(page) }),
		instagram(credentials, { ...parameters, account: byId(account) }),
		linkedin(credentials, { ...parameters, author: byId(author) }),
		x(credentials, parameters),
	];
	const numbers = [];
	for (const node of nodes) {
		const { items, error } = await world.runWorkflow({ nodes: [node] });
		expect(error).toBeUndefined();
		numbers.push(items[0].json);
	}
	return numbers;
}

/** A file of an item, as n8n's editor gets it. @param {any} file */
async function textOf({ id, fileName, mimeType }) {
	const query = new URLSearchParams({ id, action: 'download', fileName, mimeType });
	const response = await fetch(`${world.n8n.url}/rest/binary-data?${query}`, {
		headers: { cookie: world.n8n.cookie() },
	});
	const text = await response.text();
	if (PICTURES) fs.writeFileSync(path.join(PICTURES, fileName), text);
	return text;
}

describe('the report', () => {
	it('has the numbers of the networks, with the change against the period before', async () => {
		const { items, error } = await report();
		expect(error).toBeUndefined();
		const own = await ownNumbers({ period: 'last7' });
		expect(items.map(({ platform }) => platform)).toEqual([
			'facebook',
			'instagram',
			'linkedin',
			'x',
		]);
		for (const [index, item] of items.entries()) {
			const { platform, account, period, metrics, unavailable } = own[index];
			expect(item).toMatchObject({ platform, account, period, metrics, unavailable });
			const to = DateTime.fromISO(period.from).minus({ days: 1 }).toISODate();
			const from = DateTime.fromISO(period.from).minus({ days: 7 }).toISODate();
			expect(item.previous.period).toEqual({ from, to });
			for (const [name, change] of Object.entries(item.change)) {
				const { previous, difference } = /** @type {any} */ (change);
				expect(previous).toBe(item.previous.metrics[name]);
				expect(difference).toBe(metrics[name] - previous);
			}
		}
		// Facebook counts in another time zone: its period before is asked for by itself.
		const [before] = await ownNumbers({ period: 'custom', ...items[0].previous.period });
		expect(items[0].previous.metrics).toEqual(before.metrics);
		expect(items[0].change.views.difference).toBe(items[0].metrics.views - before.metrics.views);
	});

	it('adds up what is comparable, and says over which accounts', async () => {
		const { items, summary } = await report();
		const { totals, metrics, accounts: labels } = summary.json;
		const likes = totals.find((/** @type {any} */ { metric }) => metric === 'likes');
		const having = items.filter(({ metrics: { likes: value } }) => value !== undefined);
		expect(likes.value).toBe(having.reduce((sum, item) => sum + item.metrics.likes, 0));
		expect(likes.accounts).toHaveLength(having.length);
		expect([...likes.accounts, ...likes.without].sort()).toEqual([...labels].sort());
		const views = totals.filter((/** @type {any} */ { metric }) => metric === 'views');
		expect(views.map((/** @type {any} */ { platform }) => platform)).toEqual([
			'facebook',
			'instagram',
		]);
		const rule = (/** @type {string} */ name) =>
			metrics.find((/** @type {any} */ { metric }) => metric === name);
		expect(rule('reach')).toMatchObject({ adds: 'no', why: expect.stringContaining('once') });
		expect(totals.some((/** @type {any} */ { metric }) => metric === 'reach')).toBe(false);
	});

	it('comes as a picture and as a page', async () => {
		const title = '<Fern> & friends';
		const { summary } = await report({ options: { title } });
		const { chart, report: page } = summary.binary;
		expect(chart).toMatchObject({ mimeType: 'image/svg+xml', fileExtension: 'svg' });
		const svg = await textOf(chart);
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
		expect(svg).toContain('&lt;Fern&gt; &amp; friends');
		expect(svg).toContain('Facebook: Fern &amp; Co');
		const html = await textOf(page);
		expect(html).toContain(`<figure>${svg.slice(0, 40)}`);
		expect(html).not.toContain('<Fern>');
		expect(html).toContain('Not added up.');
	});

	it('reads half as much when nothing is compared', async () => {
		const { items, summary } = await report({ options: { compare: false } });
		expect(items.map(({ previous }) => previous)).toEqual([null, null, null, null]);
		expect(summary.json.previousPeriod).toBeNull();
	});

	it('goes on without a network that is down, and names it', async () => {
		await world.sandbox.faults([
			{ host: 'api.linkedin.com', path: '^/rest', effect: { kind: 'status', status: 503 } },
		]);
		const options = { maxWait: 0 };
		const stopped = await report({ options });
		expect(stopped.error.message).toContain('[item 0, LinkedIn]');
		const { items, summary } = await report({ options }, { onError: 'continueRegularOutput' });
		expect(items.map(({ platform, error }) => [platform, error !== undefined])).toEqual([
			['facebook', false],
			['instagram', false],
			['linkedin', true],
			['x', false],
		]);
		expect(items[2].details.kind).toBe('temporarily-unavailable');
		expect(summary.json.accounts).toHaveLength(3);
		expect(summary.json.failed).toMatchObject([{ platform: 'linkedin' }]);
		expect(summary.json.notes[0]).toContain(accounts.author);
		const html = await textOf(summary.binary.report);
		expect(html).toContain('is not in it');
	});
});

describe('best times', () => {
	const ZONE = 'America/New_York';
	const WEEKS = 20;

	/** Two posts of X on each Tuesday of the past weeks: the one at nine does better. */
	async function fillX() {
		const tuesday = DateTime.now().setZone(ZONE).startOf('week').plus({ days: 1 });
		for (let week = 1; week <= WEEKS; week += 1) {
			for (const [hour, engagements] of [
				[9, 30],
				[16, 10],
			]) {
				const at = tuesday.minus({ weeks: week }).set({ hour, minute: 20 });
				const { postId } = await xVisitor(world, {
					action: 'post',
					from: 'fernandco',
					message: `Week ${week}, ${hour} o'clock`,
					at: at.toUTC().toISO(),
				});
				await xVisitor(world, {
					action: 'engage',
					postId,
					at: at.plus({ hours: 1 }).toUTC().toISO(),
					metrics: { impressions: 1000, engagements },
				});
			}
		}
	}

	it('are found where there are enough posts, by the clocks of the audience', async () => {
		await fillX();
		const { error, items } = await run({
			resource: 'analytics',
			operation: 'bestTimes',
			timeZone: ZONE,
		});
		expect(error).toBeUndefined();
		const [page, , , ofX] = items.map(({ json }) => json);
		expect(ofX).toMatchObject({
			platform: 'x',
			account: { name: 'fernandco' },
			timeZone: ZONE,
			enough: true,
			posts: { used: 2 * WEEKS + 1, needed: 30 },
			best: [{ weekday: 'Tuesday', hour: '09:00', posts: WEEKS }],
			bestHours: [{ hour: '09:00' }],
		});
		const next = DateTime.fromISO(ofX.best[0].next, { zone: ZONE });
		expect(next).toMatchObject({ weekday: 2, hour: 9, minute: 0 });
		expect(next.toMillis()).toBeGreaterThan(Date.now() - DAY_MS);
		expect(ofX.method.measure).toBe('engagements / impressions');
		expect(page).toMatchObject({ platform: 'facebook', enough: false, best: [] });
		expect(page.message).toMatch(/^There are \d posts with numbers, and 30 are needed: no verdict/);
	});

	it('refuse a time zone that does not exist before anything is read', async () => {
		const parameters = { resource: 'analytics', operation: 'bestTimes', timeZone: 'Mars/Olympus' };
		const { error } = await run(parameters);
		expect(error.message).toBe("'Mars/Olympus' is not a time zone");
		expect(await world.sandbox.requests()).toEqual([]);
	});
});

describe('the check of all connections', () => {
	it('gives one row each, worst first, with an expired and a revoked one among them', async () => {
		const meta = await metaSeed(world);
		const ofX = await xSeed(world);
		const broken = {
			...(await world.createCredential('socialOpsFacebookTokenApi', {
				accessToken: meta.tokens.expiredUser,
				tokenType: 'system',
				appId: meta.app.id,
				appSecret: meta.app.secret,
			})),
			...(await world.createCredential('socialOpsInstagramLoginApi', {
				accessToken: meta.instagram.tokens.luna,
			})),
			...(await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api', { token: 'revoked' })),
			...(await xCredential(world, 'fernAll', {
				oauthTokenData: {
					access_token: ofX.tokens.fernAll,
					refresh_token: ofX.refreshTokens.fernAll,
					token_type: 'bearer',
					scope: ofX.scopes.join(' '),
				},
			})),
		};
		const { error, items } = await world.runWorkflow({
			nodes: [
				hub(broken, accounts, {
					resource: 'account',
					operation: 'check',
					connections: ['x', 'instagramInstagramLogin', 'linkedin', 'facebookAccessToken'],
				}),
			],
		});
		expect(error).toBeUndefined();
		const rows = items.map(({ json }) => json);
		expect(rows.map(({ platform, standing }) => [platform, standing])).toEqual([
			['facebook', 'broken'],
			['linkedin', 'broken'],
			['instagram', 'attention'],
			['x', 'working'],
		]);
		expect(rows[0]).toMatchObject({
			connection: expect.stringContaining('Facebook ('),
			verified: false,
			canPublish: false,
			message: expect.stringMatching(/expired/),
		});
		expect(rows[2]).toMatchObject({ verified: true, accountName: 'luna.draws' });
		expect(rows[3]).toMatchObject({ verified: true, accountId: ofX.users.fern.id });
	});
});
