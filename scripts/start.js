#!/usr/bin/env node
// @ts-check
'use strict';

const { Advice, printFailure, requireNode } = require('./host/advice.js');
const { requirePort } = require('./host/ports.js');
const { endAll } = require('./host/processes.js');
const { elapsed } = require('./host/progress.js');
const { OWNER } = require('./host/rest.js');
const { ensureDependencies } = require('./dependencies.js');
const { runCampaign } = require('./demo/campaign.js');
const { reportLines } = require('./demo/report.js');
const { startStack } = require('./stack.js');

const USAGE = `npm start             run the demo, then keep n8n and the sandbox open
npm start -- --once   run the demo, print the table and end

SOCIAL_OPS_N8N_PORT   port of n8n's editor (5678)
SOCIAL_OPS_PAGE_PORT  port of the sandbox page (5680)
SOCIAL_OPS_CACHE      folder for n8n and other downloads`;

/** @param {string} line */
const say = (line) => console.log(line);

async function main() {
	const { once } = readArguments(process.argv.slice(2));
	requireNode();
	const begun = Date.now();
	const ports = once ? {} : await wantedPorts();
	say('Preparing build tools');
	await ensureDependencies({ log: indent });
	say('Preparing n8n and the package');
	const stack = await startStack({ ...ports, log: indent });
	say('Running the campaign');
	const rows = await runCampaign(stack, { log: indent });
	printResult(rows, begun);
	if (once) {
		await stack.stop();
		process.exit(rows.every((row) => row.ok) ? 0 : 1);
	}
	printAddresses(stack);
}

/** @param {string[]} args */
function readArguments(args) {
	if (args.includes('--help')) {
		say(USAGE);
		process.exit(0);
	}
	const unknown = args.find((arg) => arg !== '--once');
	if (unknown) throw new Advice(`Unknown argument: ${unknown}`, USAGE);
	return { once: args.includes('--once') };
}

async function wantedPorts() {
	const wanted = [
		{ key: 'n8nPort', name: "n8n's editor", variable: 'SOCIAL_OPS_N8N_PORT', port: 5678 },
		{ key: 'controlPort', name: 'the sandbox page', variable: 'SOCIAL_OPS_PAGE_PORT', port: 5680 },
	];
	/** @type {Record<string, number>} */
	const ports = {};
	for (const { key, port, ...purpose } of wanted) {
		ports[key] = await requirePort(Number(process.env[purpose.variable] ?? port), purpose);
	}
	return ports;
}

/** @param {string} line */
function indent(line) {
	say(`  ${line}`);
}

/** @param {import('./demo/campaign.js').Row[]} rows @param {number} begun */
function printResult(rows, begun) {
	say(['', ...reportLines(rows), ''].join('\n'));
	say(`Done in ${elapsed(begun)} s.`);
}

/** @param {import('./stack.js').Stack} stack */
function printAddresses({ n8n, sandbox }) {
	say(`
n8n's editor   ${n8n.url}   (${OWNER.email}, password ${OWNER.password})
Sandbox page   ${sandbox.control}
n8n's log      ${n8n.logFile}

Ctrl-C ends both.`);
}

main().catch(async (error) => {
	printFailure(error);
	await endAll();
	process.exit(1);
});
