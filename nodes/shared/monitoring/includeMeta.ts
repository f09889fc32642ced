import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Effort } from '../contract/effort';
import type { ItemJournal } from '../contract/journal';
import type { OperationOutput } from '../contract/output';

/** The option of operations; that of triggers has the same name and tells of a delivery. */
export const META_OPTION: INodeProperties = {
	displayName: 'Include Meta',
	name: 'includeMeta',
	type: 'boolean',
	default: false,
	description:
		"Whether to add under 'meta' what the item took: attempts, calls, milliseconds, bytes, the use of the network's limits and the network's trace ID. Of an item that fails it is under 'details.meta'.",
};

/** Whether a user has asked for meta, by the values of an Options collection. */
export const asksForMeta = ({ includeMeta }: IDataObject): boolean => includeMeta === true;

/** What to note the effort of an item in; undefined where nobody has asked for it. */
export const effortFor = (options: IDataObject, journal: ItemJournal): Effort | undefined =>
	asksForMeta(options) ? journal.effort() : undefined;

/** Does one try of the work on an item. */
export async function measure<Result>(
	effort: Effort | undefined,
	work: () => Promise<Result>,
): Promise<Result> {
	if (!effort) return await work();
	const begun = Date.now();
	effort.attempts += 1;
	try {
		return await work();
	} finally {
		effort.durationMs += Date.now() - begun;
	}
}

/** The outputs of an item with what they took. */
export function withMeta(
	outputs: OperationOutput[],
	effort: Effort | undefined,
): OperationOutput[] {
	if (!effort) return outputs;
	const meta = metaOf(effort);
	return outputs.map((output) => ({ ...output, json: { ...output.json, meta } }));
}

/** A copy: what goes out must not change with a later try. */
export const metaOf = (effort: Effort): IDataObject => ({
	...effort,
	rateUsage: effort.rateUsage.map((reading) => ({ ...reading })),
});
