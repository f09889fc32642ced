#!/usr/bin/env node
// @ts-check
'use strict';

const { parseArgs } = require('node:util');
const { startSandbox } = require('./index');

async function main() {
	const { values } = parseArgs({
		options: {
			'control-port': { type: 'string', default: '0' },
			'proxy-port': { type: 'string', default: '0' },
			'ca-dir': { type: 'string' },
			public: { type: 'string', multiple: true, default: [] },
		},
	});
	const publicHosts = Object.fromEntries(
		values.public.map((entry) => {
			const at = entry.indexOf('=');
			return [entry.slice(0, at), entry.slice(at + 1)];
		}),
	);
	const sandbox = await startSandbox({
		controlPort: Number(values['control-port']),
		proxyPort: Number(values['proxy-port']),
		caDir: values['ca-dir'],
		publicHosts,
	});
	const { control, proxy, ca } = sandbox;
	process.stdout.write(`${JSON.stringify({ control, proxy, ca })}\n`);
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
		process.on(signal, () => void sandbox.stop().then(() => process.exit(0)));
	}
}

main().catch((error) => {
	process.stderr.write(`sandbox: ${error.message}\n`);
	process.exit(1);
});
