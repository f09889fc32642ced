import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { connectSettingsOf } from '../run/properties';
import type { ParameterValues } from '../run/withParameters';
import { withParameters } from '../run/withParameters';
import type { NetworkSpec } from './network';

/**
 * A network's own context for an item of another node: its connection is open, and its parameters,
 * among them 'authentication', are the values given. Journal, item and `afterRun` stay those of the
 * context.
 */
export async function actAs<Api>(
	context: RunContext<unknown>,
	{ connect }: Pick<NetworkSpec<Api>, 'connect'>,
	values: ParameterValues,
): Promise<RunContext<Api>> {
	const n8n = withParameters(context.n8n, values);
	const settings = connectSettingsOf(context.param<IDataObject>('options', {}));
	return {
		...context,
		n8n,
		api: await connect(n8n, context.itemIndex, settings),
		param: <T>(name: string, fallback: T) =>
			n8n.getNodeParameter(name, context.itemIndex, fallback as object) as T,
	};
}
