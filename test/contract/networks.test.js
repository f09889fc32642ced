// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { NETWORKS } = require('../support/networks/index.js');

const NODES = path.join(__dirname, '..', '..', 'nodes');

/** Networks that have a node and can publish, by the name of the folder. */
const published = fs
	.readdirSync(NODES)
	.filter(
		(name) =>
			fs.existsSync(path.join(NODES, name, `${name}.node.ts`)) &&
			fs.existsSync(path.join(NODES, name, 'platform.ts')),
	);

it('every network is described for the suites that hold for all of them', () => {
	const described = NETWORKS.map(({ nodeType }) => nodeType.toLowerCase());
	expect(described.sort()).toEqual(published.map((name) => name.toLowerCase()).sort());
});
