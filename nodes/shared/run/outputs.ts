import type { INodeTypeDescription } from 'n8n-workflow';
import type { Operation } from '../contract/operation';

/** n8n's connection type Main, inside an expression. */
const MAIN = 'main';

/**
 * The outputs of a node as an expression: one, and a second one for the report of those operations
 * that make one. The editor draws the node by it, and n8n runs the node by it.
 */
export function outputsOf<Api>(
	operations: ReadonlyArray<Operation<Api>>,
): INodeTypeDescription['outputs'] {
	const withReport = Object.fromEntries(
		operations.flatMap(({ resource, operation, hasReport }) =>
			hasReport
				? [
						[
							`${resource}:${operation}`,
							[
								{ type: MAIN, displayName: hasReport.itemsAre },
								{ type: MAIN, displayName: 'Report' },
							],
						],
					]
				: [],
		),
	);
	const chosen = '$parameter["resource"] + ":" + $parameter["operation"]';
	return `={{ (${JSON.stringify(withReport)})[${chosen}] ?? [{ "type": "${MAIN}" }] }}`;
}
