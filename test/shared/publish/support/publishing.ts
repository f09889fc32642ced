import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../../../nodes/shared/http/failure';
import { prepareOnce } from '../../../../nodes/shared/publish/prepared';
import { publish } from '../../../../nodes/shared/publish/publish';
import type { ContextOptions, FakeNetwork } from './fakeNetwork';
import { CAPABILITY, contextFor } from './fakeNetwork';

export const NOW = 1_700_000_000_000;

/** Publishes one item; its output. */
export async function run(
	network: FakeNetwork,
	options: ContextOptions = {},
): Promise<IDataObject> {
	const context = contextFor(network, options);
	return (await publish(context, await prepareOnce(context, CAPABILITY))).json;
}

/** The failure of an item that is not published. */
export async function failing(network: FakeNetwork, options: ContextOptions = {}) {
	const error: unknown = await run(network, options).then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	return failureOf(error);
}

export const withOptions = (options: IDataObject, text = 'Hello') => ({
	parameters: { text, options },
});
