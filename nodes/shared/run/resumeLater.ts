import { randomUUID } from 'crypto';
import type { IExecuteFunctions, INode, INodeExecutionData, IWorkflowBase } from 'n8n-workflow';
import type { Unfinished } from '../contract/output';

/** n8n holds waits under 65 seconds in memory, where they do not outlive its process. */
const SHORTEST_WAIT_MS = 70_000;

/** Operations that the network is still at work on, and when to go on. */
export interface Later {
	afterMs: number;
	continueWith: Unfinished['continueWith'];
}

/** When to go on with what is unfinished: the latest wish of all; undefined where nobody has one. */
export function laterOf(unfinished: readonly Unfinished[]): Later | undefined {
	const wished = unfinished.filter(({ afterMs }) => afterMs !== undefined);
	if (wished.length === 0) return undefined;
	const afterMs = Math.max(SHORTEST_WAIT_MS, ...wished.map((one) => one.afterMs ?? 0));
	return { afterMs, continueWith: wished[0].continueWith };
}

/**
 * Lets the execution wait in n8n's database and goes on afterwards; no worker is held meanwhile,
 * and n8n may be stopped. n8n does not run a node again that has put its execution to wait: it hands
 * on what the node was given. So the rest is done by a small workflow with a wait and this very
 * node, whose output n8n puts in the place of this one's when it has ended. Gives that output where
 * it has ended already; undefined where there is nothing to wait in, as in a workflow that was
 * never saved.
 */
export async function resumeLater(
	n8n: IExecuteFunctions,
	items: INodeExecutionData[],
	later: Later,
): Promise<INodeExecutionData[] | undefined> {
	const { id: workflowId, name = '' } = n8n.getWorkflow();
	const executionId = n8n.getExecutionId();
	if (!workflowId || !executionId) return undefined;
	const rest = restOfWork(n8n.getNode(), later, { id: workflowId, name });
	const parentExecution = { executionId, workflowId, shouldResume: true };
	const { data, waitTill } = await n8n.executeWorkflow({ code: rest }, items, undefined, {
		parentExecution,
	});
	// What is put out while the execution waits is replaced by n8n.
	return waitTill ? items : (data[0] ?? []);
}

const START = 'Start';
const PAUSE = 'Until The Network Is Ready';

function restOfWork(
	node: INode,
	{ afterMs, continueWith }: Later,
	{ id, name }: { id: string; name: string },
): IWorkflowBase {
	const now = new Date();
	const suffix = `: ${node.name}`;
	return {
		id,
		// What waits again has this name already.
		name: name.endsWith(suffix) ? name : `${name}${suffix}`,
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		nodes: [
			place(START, 'n8n-nodes-base.executeWorkflowTrigger', {
				typeVersion: 1.1,
				parameters: { inputSource: 'passthrough' },
			}),
			place(PAUSE, 'n8n-nodes-base.wait', {
				typeVersion: 1.1,
				parameters: { resume: 'timeInterval', amount: afterMs / 1000, unit: 'seconds' },
				webhookId: randomUUID(),
			}),
			{ ...node, ...keepFailures(node), parameters: parametersOf(node, continueWith) },
		],
		connections: { ...link(START, PAUSE), ...link(PAUSE, node.name) },
	};
}

/** n8n gives back what came out of the first output alone: failed items must be among it. */
const keepFailures = ({ onError }: INode): Pick<INode, 'onError'> =>
	onError === 'continueErrorOutput' ? { onError: 'continueRegularOutput' } : {};

/** How to sign in stays; everything else is in the items. */
function parametersOf(
	{ parameters }: INode,
	{ resource, operation, options }: Unfinished['continueWith'],
): INode['parameters'] {
	const { authentication } = parameters;
	return {
		...(authentication === undefined ? {} : { authentication }),
		resource,
		operation,
		publication: '={{ $json }}',
		options: options as INode['parameters'],
	};
}

function place(name: string, type: string, facts: Partial<INode>): INode {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...facts,
	};
}

const link = (from: string, to: string): IWorkflowBase['connections'] => ({
	[from]: { main: [[{ node: to, type: 'main', index: 0 }]] },
});
