// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const FOLDER = path.join(__dirname, '..', '..', 'workflows');

/** @type {Array<[string, any]>} */
const EXAMPLES = fs
	.readdirSync(FOLDER)
	.filter((name) => name.endsWith('.json'))
	.map((name) => [name, JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8'))]);

/** @param {any} node */
const makesTable = ({ type, parameters }) =>
	type === 'n8n-nodes-base.dataTable' && parameters.resource === 'table';

describe.each(EXAMPLES.filter(([, { nodes }]) => nodes.some(makesTable)))(
	'%s',
	(_name, example) => {
		// n8n fails to make it where two runs do so at once, and where a newer table has a name that
		// contains this one; the table is there all the same, and the run must not end for it.
		it('goes on when the table cannot be made', () => {
			const makers = example.nodes.filter(makesTable);
			expect(makers.map((/** @type {any} */ { onError }) => onError)).toEqual(
				makers.map(() => 'continueRegularOutput'),
			);
		});
	},
);

const NODE_SIZE = 96;

/** Where a node or a note lies in the editor. @param {any} node */
function boxOf({ type, parameters, position: [left, top] }) {
	const isNote = type.endsWith('.stickyNote');
	const { width, height } = isNote ? parameters : { width: NODE_SIZE, height: NODE_SIZE };
	return { isNote, left, top, right: left + width, bottom: top + height };
}

/** @param {ReturnType<typeof boxOf>} one @param {ReturnType<typeof boxOf>} other */
const overlap = (one, other) =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

describe.each(EXAMPLES)('%s', (_name, example) => {
	const boxes = example.nodes.map(boxOf);

	it('says in a note how to set it up', () => {
		const notes = example.nodes.filter((/** @type {any} */ { name }) => name === 'Set Up');
		expect(notes).toMatchObject([
			{ parameters: { content: expect.stringMatching(/^## .+\n1\. /) } },
		]);
	});

	it('can be read in the editor: nothing lies on something else', () => {
		const covered = example.nodes.filter((/** @type {any} */ _node, /** @type {number} */ index) =>
			boxes.slice(0, index).some((/** @type {any} */ box) => overlap(box, boxes[index])),
		);
		expect(covered.map((/** @type {any} */ { name }) => name)).toEqual([]);
	});
});
