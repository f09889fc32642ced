import type { IExecuteFunctions, INode, IWorkflowBase } from 'n8n-workflow';
import { laterOf, resumeLater } from '../../../nodes/shared/run/resumeLater';

const NODE: INode = {
	id: 'n1',
	name: 'Instagram',
	type: 'pkg.instagram',
	typeVersion: 1,
	position: [0, 0],
	parameters: { authentication: 'accessToken', operation: 'publish', text: '={{ $json.x }}' },
	credentials: { someApi: { id: 'c1', name: 'C' } },
};
const continueWith = { resource: 'post', operation: 'finish', options: { resumeAfter: 2 } };
const items = [{ json: { status: 'processing' }, pairedItem: { item: 0 } }];

function fake(result: object, facts: object = {}) {
	const started: Array<{ workflow: IWorkflowBase; options: unknown; items: unknown }> = [];
	const n8n = {
		getNode: () => NODE,
		getWorkflow: () => ({ id: 'w1', name: 'Mine' }),
		getExecutionId: () => 'e1',
		executeWorkflow: async (
			info: { code: IWorkflowBase },
			given: unknown,
			_: unknown,
			options: unknown,
		) => {
			started.push({ workflow: info.code, options, items: given });
			return { executionId: 'e2', data: [[{ json: { status: 'published' } }]], ...result };
		},
		...facts,
	} as unknown as IExecuteFunctions;
	return { n8n, started };
}

it('waits for the latest of all, and not at all where nobody wants to', () => {
	const at = (afterMs: number | undefined) => ({ afterMs, continueWith });
	expect(laterOf([at(undefined), at(90_000), at(180_000)])).toEqual({
		afterMs: 180_000,
		continueWith,
	});
	expect(laterOf([at(undefined)])).toBeUndefined();
	expect(laterOf([])).toBeUndefined();
});

it('waits long enough for n8n to store the wait', () => {
	expect(laterOf([{ afterMs: 1000, continueWith }])?.afterMs).toBe(70_000);
});

it('goes on as the very node, whose failed items come out where n8n takes them from', async () => {
	for (const [onError, expected] of [
		['continueErrorOutput', 'continueRegularOutput'],
		['continueRegularOutput', 'continueRegularOutput'],
		['stopWorkflow', 'stopWorkflow'],
		[undefined, undefined],
	] as const) {
		const { n8n, started } = fake(
			{ waitTill: new Date() },
			{ getNode: () => ({ ...NODE, onError }) },
		);
		await resumeLater(n8n, items, { afterMs: 120_000, continueWith });
		expect(started[0].workflow.nodes[2]).toMatchObject({ id: 'n1' });
		expect(started[0].workflow.nodes[2].onError).toBe(expected);
	}
});

it('has the same name however often it waits', async () => {
	const first = fake({ waitTill: new Date() });
	await resumeLater(first.n8n, items, { afterMs: 120_000, continueWith });
	const { name } = first.started[0].workflow;
	expect(name).toBe('Mine: Instagram');
	const second = fake({ waitTill: new Date() }, { getWorkflow: () => ({ id: 'w1', name }) });
	await resumeLater(second.n8n, items, { afterMs: 120_000, continueWith });
	expect(second.started[0].workflow).toMatchObject({ id: 'w1', name });
});

it('hands all items to a workflow that waits and then goes on with the same node', async () => {
	const { n8n, started } = fake({ waitTill: new Date() });
	const output = await resumeLater(n8n, items, { afterMs: 120_000, continueWith });
	expect(output).toBe(items);
	const [{ workflow, options, items: given }] = started;
	expect(given).toBe(items);
	expect(options).toEqual({
		parentExecution: { executionId: 'e1', workflowId: 'w1', shouldResume: true },
	});
	const [start, wait, rest] = workflow.nodes;
	expect([start.type, wait.parameters]).toEqual([
		'n8n-nodes-base.executeWorkflowTrigger',
		{ resume: 'timeInterval', amount: 120, unit: 'seconds' },
	]);
	expect(rest).toMatchObject({
		name: 'Instagram',
		type: 'pkg.instagram',
		credentials: NODE.credentials,
		parameters: {
			authentication: 'accessToken',
			resource: 'post',
			operation: 'finish',
			publication: '={{ $json }}',
			options: { resumeAfter: 2 },
		},
	});
	expect(rest.parameters).not.toHaveProperty('text');
	expect(Object.keys(workflow.connections)).toEqual([start.name, wait.name]);
});

it('gives what came out of a wait so short that n8n does not store it', async () => {
	const { n8n } = fake({});
	const output = await resumeLater(n8n, items, { afterMs: 1000, continueWith });
	expect(output).toEqual([{ json: { status: 'published' } }]);
});

it('leaves the items as they are in a workflow that was never saved', async () => {
	const { n8n, started } = fake({}, { getWorkflow: () => ({}) });
	expect(await resumeLater(n8n, items, { afterMs: 1000, continueWith })).toBeUndefined();
	expect(started).toEqual([]);
});
