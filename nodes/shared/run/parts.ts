import type { IDataObject } from 'n8n-workflow';
import type { ItemJournal } from '../contract/journal';
import type { ItemMeta } from '../contract/effort';
import type { OperationOutput } from '../contract/output';
import { measure, withMeta } from '../monitoring/includeMeta';

/** One of several things that an operation does for an item, each apart from the others. */
export interface ItemPart {
	/** The same in every try. */
	name: string;
	/** How messages call it: the name of a network. */
	title: string;
	/** What an output says of the part when it fails, besides the error. */
	facts(): IDataObject;
	/** What the part takes, where the user has asked for it. */
	meta?: ItemMeta;
	run(journal: ItemJournal): Promise<OperationOutput[]>;
}

/**
 * Does the parts of an item side by side. One that fails gives an output with its error and neither
 * stops nor repeats the others; one that is done is not done again by another try.
 */
export async function runParts(
	journal: ItemJournal,
	parts: readonly ItemPart[],
): Promise<OperationOutput[]> {
	const outputs = await Promise.all(parts.map(async (part) => await runPart(journal, part)));
	return outputs.flat();
}

async function runPart(
	journal: ItemJournal,
	{ name, title, facts, meta, run }: ItemPart,
): Promise<OperationOutput[]> {
	const own = journal.part(name);
	const earlier = own.output();
	if (earlier) return withMeta(earlier, meta);
	try {
		const outputs = await measure(meta, async () => await run(own));
		if (outputs.every(isDone)) own.finish(outputs);
		return withMeta(outputs, meta);
	} catch (error) {
		return [{ json: facts(), failed: { title, error: error as Error, meta } }];
	}
}

/** Nothing of it is left to do for another try. */
export const isDone = ({ unfinished, failed, again }: OperationOutput): boolean =>
	!unfinished && !failed && !again;
