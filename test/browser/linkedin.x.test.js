// @ts-check
'use strict';

const fs = require('node:fs');
const linkedIn = require('../support/linkedin.js');
const { node } = require('../support/workflow.js');
const onX = require('../support/x.js');
const { sitDown } = require('./support/editor.js');

/** @typedef {Awaited<ReturnType<typeof sitDown>>} Desk */
/** @type {Desk} */
let desk;
/** @type {Desk['world']} */
let world;
/** @type {Desk['browser']} */
let browser;

beforeAll(async () => {
	desk = await sitDown();
	({ world, browser } = desk);
}, 240_000);

afterAll(async () => {
	await desk?.leave();
});

/** @param {import('../../scripts/demo/workflow.js').WorkflowNode} step */
const open = async (step) => await desk.open(step);

/**
 * What the form asks for below 'Post Kind', for each kind.
 * @param {Awaited<ReturnType<Desk['open']>>} form @param {string} name of the network @param {string} kind
 */
async function fieldsFor(form, name, kind) {
	await form.choose('postKind', kind);
	await browser.screenshot(form.page, `${name}-${kind.toLowerCase().replaceAll(' ', '-')}`);
	const fields = await form.fields();
	return fields.slice(fields.indexOf('Post Kind') + 1);
}

describe('the form of LinkedIn', () => {
	/** @type {any} */
	let seed;
	/** @type {Awaited<ReturnType<Desk['open']>>} */
	let form;
	/** @type {object} */
	let credentials;

	beforeAll(async () => {
		seed = await linkedIn.linkedInSeed(world);
		credentials = await linkedIn.linkedInCredential(world, 'socialOpsLinkedInOAuth2Api');
		const page = linkedIn.organizationUrn(seed.pages.fern);
		form = await open(linkedIn.linkedin(credentials, linkedIn.publish(page, { postKind: 'poll' })));
	});
	afterAll(async () => await form.close());

	it.each([
		['Text', ['Text']],
		['Article or Link', ['Text', 'Link', 'Title', 'Description']],
		['Images', ['Text', 'Media Source', 'Input Data Field Name']],
		['Video', ['Text', 'Media Source', 'Input Data Field Name', 'Title']],
		['Document', ['Text', 'Media Source', 'Input Data Field Name', 'Title']],
		['Poll', ['Text', 'Poll Question', 'Poll Answers', 'Poll Duration']],
		['Reshare', ['Text', 'Post to Share']],
	])('asks for what a post of the kind %s needs', async (kind, expected) => {
		expect(await fieldsFor(form, 'linkedin', kind)).toEqual([...expected, 'Options']);
	});

	it('lists the pages that the person administers', async () => {
		await form.page.getByTestId('rlc-mode-selector').first().click();
		await form.page.getByTestId('mode-list').click();
		await form.page.getByTestId('rlc-input').first().click();
		const items = form.page.getByTestId('rlc-item');
		await items.filter({ hasText: seed.pages.fern.name }).first().waitFor();
		await browser.screenshot(form.page, 'linkedin-authors');
		expect((await items.allInnerTexts()).join()).toContain(seed.pages.moss.name);
	});

	it('shows the events and the leads that its triggers start on', async () => {
		const trigger = await open(node('Trigger', 'linkedInTrigger', {}, { credentials }));
		await browser.screenshot(trigger.page, 'linkedin-trigger');
		expect(await trigger.entriesOf('triggerOn')).toContain('Comment Added');
		await trigger.close();
		const leads = await open(node('Leads', 'linkedInLeadTrigger', {}, { credentials }));
		await browser.screenshot(leads.page, 'linkedin-lead-trigger');
		expect(await leads.entriesOf('triggerOn')).toContain('New Lead');
		await leads.close();
	});
});

describe('the form of X', () => {
	/** @type {Awaited<ReturnType<Desk['open']>>} */
	let form;
	/** @type {object} */
	let credentials;

	beforeAll(async () => {
		credentials = await onX.xCredential(world);
		form = await open(onX.x(credentials, onX.publish({ postKind: 'poll' })));
	});
	afterAll(async () => await form.close());

	it.each([
		['Text', ['Text']],
		['Images', ['Text', 'Media Source', 'Input Data Field Name']],
		['GIF', ['Text', 'Media Source', 'Input Data Field Name']],
		['Video', ['Text', 'Media Source', 'Input Data Field Name']],
		['Poll', ['Text', 'Choices', 'Duration (Minutes)']],
		['Thread', ['Specify Posts', 'Posts', 'Numbering']],
		['Thread From Long Text', ['Text', 'Files of First Post', 'Characters per Post', 'Numbering']],
	])('asks for what a post of the kind %s needs', async (kind, expected) => {
		expect(await fieldsFor(form, 'x', kind)).toEqual([...expected, 'Options']);
	});

	it('previews a thread as a card with all its posts', async () => {
		const text = 'Ferns want shade. They want to be left alone. '.repeat(12);
		const parameters = onX.publish({
			operation: 'preview',
			postKind: 'splitThread',
			text,
			numbering: 'end',
		});
		const preview = await open(onX.x(credentials, parameters));
		await preview.execute();
		const download = preview.output.getByTestId('ndv-download-binary-data').first();
		await download.waitFor();
		await browser.screenshot(preview.page, 'x-preview');
		const [saved] = await Promise.all([preview.page.waitForEvent('download'), download.click()]);
		const card = fs.readFileSync(await saved.path(), 'utf8');
		for (const part of ['1/2', '2/2']) expect(card).toContain(part);
		await preview.close();
	});

	it('shows the events that its trigger starts on', async () => {
		const trigger = await open(node('Trigger', 'xTrigger', {}, { credentials }));
		await browser.screenshot(trigger.page, 'x-trigger');
		expect(await trigger.entriesOf('triggerOn')).toContain('Mentioned');
		await trigger.close();
	});
});
