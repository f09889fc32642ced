// @ts-check
'use strict';

const fs = require('node:fs');
const { pathToFileURL } = require('node:url');
const {
	byId,
	facebook,
	metaSeed,
	ownPosts,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { node } = require('../support/workflow.js');
const { sitDown } = require('./support/editor.js');

const OAUTH = 'socialOpsFacebookOAuth2Api';

/** @typedef {Awaited<ReturnType<typeof sitDown>>} Desk */
/** @type {Desk} */
let desk;
/** @type {Desk['world']} */
let world;
/** @type {Desk['browser']} */
let browser;
/** @type {any} */
let seed;
/** @type {string} */
let pageId;

beforeAll(async () => {
	desk = await sitDown();
	({ world, browser } = desk);
	seed = await metaSeed(world);
	pageId = seed.pages.fern.id;
}, 240_000);

afterAll(async () => {
	await desk?.leave();
});

/** @param {import('../../scripts/demo/workflow.js').WorkflowNode} step */
const open = async (step) => await desk.open(step);

/** A form of Publish, ready to send. @param {Record<string, unknown>} [parameters] */
async function openPublish(parameters) {
	const credentials = await systemUserCredential(world);
	return await open(facebook(credentials, publish(pageId, { postKind: 'text', ...parameters })));
}

describe('the node panel', () => {
	it('offers each node and trigger with what it does', async () => {
		const page = await browser.context.newPage();
		await page.goto(`${world.publicUrl}workflow/new`);
		await page.getByTestId('node-creator-plus-button').click();
		const found = page.getByTestId('item-iterator-item');
		await found.first().waitFor();
		await page.getByTestId('node-creator-search-bar').pressSequentially('social ops');
		await found.filter({ hasText: 'Social Ops' }).nth(2).waitFor();
		await browser.screenshot(page, 'node-panel');
		const texts = (await found.allInnerTexts()).join('\n');
		expect(texts).toContain('Publish, schedule and preview posts of a Facebook Page');
		expect(texts).toContain('Starts the workflow on comments');
		expect(texts).toContain('Starts the workflow when somebody submits a lead form');
		await page.close();
	});
});

describe('connecting a credential', () => {
	/** @type {Awaited<ReturnType<Desk['open']>>} */
	let form;

	beforeAll(async () => {
		form = await open(node('Facebook', 'facebook', publish(pageId, { postKind: 'text' })));
		await form.page.getByTestId('node-credentials-empty-state').click();
		await form.fill('clientId', seed.app.id);
		await form.fill('clientSecret', seed.app.secret);
		await browser.screenshot(form.page, 'credential');
	});

	/** Opens the consent page. */
	async function startConnecting() {
		const [consent] = await Promise.all([
			browser.context.waitForEvent('page'),
			form.credentialDialog.getByTestId('quick-connect-button').click(),
		]);
		await consent.waitForURL(/^https:\/\/www\.facebook\.com\/v[\d.]+\/dialog\/oauth/);
		return consent;
	}

	it('says so when the person cancels, and leaves the credential unconnected', async () => {
		const consent = await startConnecting();
		await browser.screenshot(consent, 'consent');
		await consent.locator('#cancel').click();
		await consent.getByText('Failed to connect').waitFor();
		await consent.locator('summary').click();
		await browser.screenshot(consent, 'consent-cancelled');
		expect(await consent.locator('body').innerText()).toContain('access_denied');
		await consent.close();
		const notConnected = form.credentialDialog.getByTestId('oauth-not-connected-banner');
		await notConnected.waitFor();
		await browser.screenshot(form.page, 'credential-cancelled');
		expect(await notConnected.innerText()).toContain('Connect your account');
	});

	it('connects through the consent page, lists the Pages, and publishes', async () => {
		const consent = await startConnecting();
		await Promise.all([consent.waitForEvent('close'), consent.locator('#continue').click()]);
		await form.credentialDialog.waitFor({ state: 'hidden' });
		await browser.screenshot(form.page, 'credential-connected');
		await form.page.getByTestId('rlc-mode-selector').click();
		await form.page.getByTestId('mode-list').click();
		await form.page.getByTestId('rlc-input').click();
		const pages = form.page.getByTestId('rlc-item');
		await pages.filter({ hasText: seed.pages.fern.name }).waitFor();
		await browser.screenshot(form.page, 'page-list');
		expect(await pages.allInnerTexts()).toContain(seed.pages.fern.name);
		await form.close();

		const stored = await world.n8n.call('GET', '/credentials');
		const newest = stored.filter((/** @type {any} */ each) => each.type === OAUTH).at(-1);
		const connected = { [OAUTH]: { id: newest.id, name: newest.name } };
		const parameters = publish(pageId, {
			postKind: 'text',
			text: 'Connected',
			authentication: 'oAuth2',
		});
		const run = await world.runWorkflow({ nodes: [facebook(connected, parameters)] });
		expect(run.error).toBeUndefined();
		const posts = await ownPosts(world, pageId);
		expect(posts.map((/** @type {any} */ post) => post.message)).toEqual(['Connected']);
	});
});

describe('the form', () => {
	/** @type {Awaited<ReturnType<Desk['open']>>} */
	let form;
	beforeAll(async () => {
		form = await openPublish({ postKind: 'photoStory' });
	});
	afterAll(async () => await form.close());

	it('offers the operations of a post', async () => {
		expect((await form.entriesOf('operation')).sort()).toEqual(
			// The first one is n8n's own.
			[
				'Custom API Call',
				'Delete',
				'Get',
				'Get Many',
				'Get Status',
				'Preview',
				'Publish',
				'Update',
			],
		);
	});

	it.each([
		['Text or Link', ['Text', 'Link']],
		['Photos', ['Text', 'Media Source', 'Input Data Field Name']],
		['Link Carousel', ['Text', 'Link', 'Cards']],
		['Video', ['Text', 'Media Source', 'Input Data Field Name']],
		['Reel', ['Text', 'Media Source', 'Input Data Field Name']],
		['Photo Story', ['Media Source', 'Input Data Field Name']],
		['Video Story', ['Media Source', 'Input Data Field Name']],
	])('asks for what a post of the kind %s needs', async (kind, expected) => {
		await form.choose('postKind', kind);
		await browser.screenshot(form.page, `form-${kind.toLowerCase().replaceAll(' ', '-')}`);
		const fields = await form.fields();
		expect(fields.slice(fields.indexOf('Post Kind') + 1)).toEqual([...expected, 'Options']);
	});
});

describe('the form of the trigger', () => {
	it('offers the events of a Page', async () => {
		const credentials = await systemUserCredential(world);
		const parameters = { authentication: 'accessToken', page: byId(pageId) };
		const form = await open(node('Trigger', 'facebookTrigger', parameters, { credentials }));
		const events = await form.entriesOf('triggerOn');
		await browser.screenshot(form.page, 'trigger-form');
		expect(events).toEqual(
			expect.arrayContaining([
				'Comment Added',
				'Mention of Page',
				'Reaction Added',
				'Message Received',
			]),
		);
		await form.close();
	});
});

describe('a step that is executed in the editor', () => {
	it('names the field and the fix of an item that is refused', async () => {
		const form = await openPublish();
		await form.execute();
		const message = form.output.getByTestId('node-error-message');
		await message.waitFor();
		await browser.screenshot(form.page, 'failed-item');
		expect(await message.innerText()).toContain('The post has neither a text nor a link');
		expect(await form.output.getByTestId('node-error-description').innerText()).toContain(
			"Fill in 'Text' or 'Link'.",
		);
		await form.close();
	});

	it('puts out the published post, which the sandbox shows', async () => {
		const form = await openPublish();
		await form.fill('text', 'Fresh from the editor');
		await form.execute();
		await form.output.getByText('published', { exact: true }).first().waitFor();
		await browser.screenshot(form.page, 'published-item');
		await form.close();
		const page = await browser.context.newPage();
		await page.goto(world.sandbox.control);
		await page.getByText('Fresh from the editor').first().waitFor();
		await browser.screenshot(page, 'sandbox', { fullPage: true });
		await page.close();
	});

	it('puts out the preview as a page that shows the post', async () => {
		const draft = {
			postKind: 'photo',
			text: 'Autumn colours, from eight o’clock',
			mediaSource: 'url',
			mediaUrl: seed.media.jpg,
			options: { altText: 'Leaves on a table', firstComment: 'Come and see!' },
		};
		const form = await openPublish({ operation: 'preview', page: byId(pageId), ...draft });
		await form.execute();
		const download = form.output.getByTestId('ndv-download-binary-data').first();
		await download.waitFor();
		await browser.screenshot(form.page, 'preview-item');
		const [saved] = await Promise.all([form.page.waitForEvent('download'), download.click()]);
		const file = `${await saved.path()}.html`;
		fs.copyFileSync(await saved.path(), file);
		const page = await browser.context.newPage();
		await page.goto(pathToFileURL(file).href);
		await page
			.locator('img')
			.first()
			.evaluate((/** @type {any} */ image) => image.decode());
		await browser.screenshot(page, 'preview-card');
		const text = await page.locator('body').innerText();
		for (const part of [seed.pages.fern.name, draft.text, 'Leaves on a table', 'Come and see!']) {
			expect(text).toContain(part);
		}
		await page.close();
		await form.output.getByTestId('ndv-view-binary-data').click();
		await form.output.getByText('Back to list').waitFor();
		await form.page.waitForTimeout(1000);
		await browser.screenshot(form.page, 'preview-shown');
		await form.close();
	});
});
