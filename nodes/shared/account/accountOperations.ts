import type { Operation, RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { json } from '../contract/output';
import type { AccountCapability } from './capability';
import { checkAccount } from './check';
import { LIST_FIELDS, readLimit } from '../run/listFields';

/** The account operations of a network, made from its capability. */
export function accountOperations<Api>(capability: AccountCapability<Api>): Array<Operation<Api>> {
	const { platform, noun } = capability;
	return [
		{
			resource: 'account',
			operation: 'check',
			name: 'Check',
			action: 'Check account connection',
			description: `Check whether the connection to ${platform.title} works: days left, missing permissions, what it can do, how much of the limits is used. An expired connection is a result, not an error.`,
			effect: 'read',
			repeatable: true,
			fields: capability.checkFields,
			options: capability.checkOptions,
			run: async (context) => [json({ ...(await checkAccount(context, capability)) })],
		},
		{
			resource: 'account',
			operation: 'getMany',
			name: 'Get Many',
			action: 'Get many accounts',
			description: `List each ${noun} that the connection can act as, with ID and name`,
			effect: 'read',
			repeatable: true,
			fields: LIST_FIELDS,
			options: capability.listOptions,
			run: async (context) => await listAccounts(context, capability),
		},
	];
}

async function listAccounts<Api>(
	context: RunContext<Api>,
	capability: AccountCapability<Api>,
): Promise<OperationOutput[]> {
	const limit = readLimit(context) ?? Infinity;
	const outputs: OperationOutput[] = [];
	for await (const account of capability.list(context)) {
		outputs.push(json({ platform: capability.platform.id, ...account }));
		if (limit !== undefined && outputs.length >= limit) break;
	}
	return outputs;
}
