// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { settleMemory, watchMemory } = require('../../scripts/memory.js');
const { connect, node, readFile } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */
/** @typedef {import('./workflow.js').WorkflowNode} WorkflowNode */

const MINUTES = 60_000;

/**
 * Reads a file, notes where the execution can be resumed, stops there, and goes on to the last node
 * afterwards.
 * @param {string} file @param {WorkflowNode} last
 */
function pausedWorkflow(file, last) {
	const read = readFile(file);
	const value = '={{ $execution.resumeUrl }}';
	const address = { id: 'a', name: 'resumeUrl', type: 'string', value };
	const fields = { assignments: { assignments: [address] } };
	const note = node('Note Address', 'n8n-nodes-base.set', fields, { typeVersion: 3.4 });
	const rest = node(
		'Rest',
		'n8n-nodes-base.wait',
		{ resume: 'webhook', options: {} },
		{ typeVersion: 1.1, webhookId: randomUUID() },
	);
	const both = node(
		'Both',
		'n8n-nodes-base.merge',
		{ mode: 'combine', combineBy: 'combineByPosition' },
		{ typeVersion: 3.2 },
	);
	return {
		nodes: [read, note, rest, both, last],
		connections: [
			connect(read.name, both.name),
			connect(read.name, note.name),
			connect(note.name, rest.name),
			connect(rest.name, both.name, { input: 1 }),
			connect(both.name, last.name),
		],
	};
}

/**
 * Runs a node on a file. n8n comes to rest with the file in it first; its main process is watched
 * from then on.
 * @param {World} world
 * @param {{ file: string, last: WorkflowNode, settleMs?: number, timeoutMs?: number }} order
 * settleMs: how long to wait for n8n to come to rest
 */
async function watchedRun(world, { file, last, settleMs = 30_000, timeoutMs = 8 * MINUTES }) {
	const waiting = await world.runWorkflow(pausedWorkflow(file, last), {
		until: ['waiting'],
		timeoutMs: 5 * MINUTES,
	});
	if (waiting.status !== 'waiting') throw new Error(`n8n does not wait, it is ${waiting.status}`);
	const pid = world.n8nPid();
	await settleMemory(pid, { children: false, timeoutMs: settleMs });
	const memory = watchMemory(pid, { children: false, intervalMs: 25 });
	const { pathname, search } = new URL(waiting.output('Note Address')[0].json.resumeUrl);
	const resumed = await fetch(`${world.n8n.url}${pathname}${search}`);
	if (resumed.status !== 200) throw new Error(`The execution does not go on: ${resumed.status}`);
	const run = await world.runOf(waiting.executionId, { timeoutMs });
	return { run, memory: memory.stop() };
}

module.exports = { watchedRun };
