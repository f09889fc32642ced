import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemMeta } from '../contract/effort';
import type { ItemJournal } from '../contract/journal';
import type { Platform } from '../contract/platform';
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

/** What is done with an item. */
export interface Work {
	platform: Pick<Platform, 'id'> | undefined;
	resource: string;
	operation: string;
}

/** What an item took, still counting: the meta of its outputs is a copy. */
export function metaFor({ platform, resource, operation }: Work, journal: ItemJournal): ItemMeta {
	return Object.assign(journal.effort(), { platform: platform?.id ?? null, resource, operation });
}

/** Does one try of the work on an item. */
export async function measure<Result>(
	meta: ItemMeta | undefined,
	work: () => Promise<Result>,
): Promise<Result> {
	if (!meta) return await work();
	const begun = Date.now();
	meta.attempts += 1;
	try {
		return await work();
	} finally {
		meta.durationMs += Date.now() - begun;
	}
}

/** The outputs of an item with what they took; what an output says for itself stays. */
export function withMeta(
	outputs: OperationOutput[],
	meta: ItemMeta | undefined,
): OperationOutput[] {
	if (!meta) return outputs;
	const copy = metaOf(meta);
	return outputs.map((output) => ({ ...output, json: { meta: copy, ...output.json } }));
}

/** A copy: what goes out must not change with a later try. */
export const metaOf = (meta: ItemMeta): IDataObject => ({
	...meta,
	rateUsage: meta.rateUsage.map((reading) => ({ ...reading })),
});
