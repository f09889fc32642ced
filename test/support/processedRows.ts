import type { IExecuteFunctions } from 'n8n-workflow';

type Timers = typeof import('node:timers/promises');

const timers = jest.requireActual<Timers>('node:timers/promises');

/** Lets whoever waits for its turn have it. */
export const turn = async (): Promise<void> => await timers.setImmediate();

const REFUSAL = 'duplicate key value violates unique constraint';

/** What n8n's database keeps of what nodes have processed: one row for a workflow or a node. */
export type ProcessedRows = Map<string, unknown[]>;

/**
 * n8n's stored deduplication as it works on a database that others use too: it reads a row, and later
 * writes the whole of it; a row that is made twice is refused.
 */
export function processedHelpers(rows: ProcessedRows): IExecuteFunctions['helpers'] {
	const read = async (scope: string) => {
		await turn();
		return rows.get(scope)?.slice();
	};
	const update = async (scope: string, row: unknown[]) => {
		await turn();
		if (rows.has(scope)) rows.set(scope, row);
	};
	const insert = async (scope: string, row: unknown[]) => {
		await turn();
		if (rows.has(scope)) throw new Error(REFUSAL);
		rows.set(scope, row);
	};
	const helpers = {
		async checkProcessedAndRecord(keys: unknown[], scope: string) {
			const row = await read(scope);
			if (!row) {
				await insert(scope, [...keys]);
				return { new: keys, processed: [] };
			}
			const processed = keys.filter((key) => row.includes(key));
			const added = keys.filter((key) => !row.includes(key));
			await update(scope, [...row, ...added]);
			return { new: added, processed };
		},
		async removeProcessed(keys: unknown[], scope: string) {
			const row = await read(scope);
			if (row)
				await update(
					scope,
					row.filter((key) => !keys.includes(key)),
				);
		},
		async clearAllProcessedItems(scope: string) {
			await turn();
			rows.delete(scope);
		},
		getProcessedDataCount: async (scope: string) => (await read(scope))?.length ?? 0,
	};
	return helpers as unknown as IExecuteFunctions['helpers'];
}

/** A copy of a module with a memory of its own, as another process has it. */
export function inAnotherProcess<Module>(load: () => Module): Module {
	let loaded: Module | undefined;
	jest.isolateModules(() => {
		loaded = load();
	});
	return loaded as Module;
}
