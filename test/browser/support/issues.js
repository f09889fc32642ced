// @ts-check
'use strict';

/** @typedef {import('playwright-core').Page} Page */

/** What a page logs that is not of the editor: nothing but the sandbox can be reached. */
const UNREACHABLE = /Failed to load resource|net::ERR_|api\.n8n\.io/;

/** Collects what a page says is wrong, from now on. @param {Page} page @returns {string[]} grows */
function problemsOf(page) {
	/** @type {string[]} */
	const problems = [];
	page.on('pageerror', (error) => problems.push(String(error)));
	page.on('console', (message) => {
		const text = message.text();
		if (message.type() === 'error' && !UNREACHABLE.test(text)) problems.push(text);
	});
	return problems;
}

/** Names of the nodes with a warning on the canvas. @param {Page} page @returns {Promise<string[]>} */
async function nodesWithIssues(page) {
	const nodes = page.getByTestId('canvas-node');
	const warned = nodes.filter({ has: page.locator('[data-test-id="node-issues"]') });
	return await warned.evaluateAll((found) =>
		found.map((element) => String(element.getAttribute('data-node-name'))),
	);
}

/** Pairs of nodes or notes that lie on each other. @param {Page} page @returns {Promise<string[]>} */
async function overlaps(page) {
	const boxes = await page.locator('.vue-flow__node').evaluateAll((found) =>
		found.map((element) => {
			const { left, right, top, bottom } = element.getBoundingClientRect();
			const named = element.querySelector('[data-node-name]');
			return { name: named?.getAttribute('data-node-name'), left, right, top, bottom };
		}),
	);
	return boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter(
				(other) =>
					one.left < other.right &&
					other.left < one.right &&
					one.top < other.bottom &&
					other.top < one.bottom,
			)
			.map((other) => `${one.name} and ${other.name}`),
	);
}

module.exports = { problemsOf, nodesWithIssues, overlaps };
