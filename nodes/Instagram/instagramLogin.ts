import type { ConnectInput } from '../Meta/connection';
import { createGraph } from '../Meta/graph';
import { hashOf } from '../Meta/pageTokens';
import type { ApiContext } from '../shared/contract/apiContext';
import { rememberAccount } from './accountCache';
import type { InstagramApi } from './connection';
import { INSTAGRAM, INSTAGRAM_URL } from './platform';

/** The one account of an Instagram Login token. n8n signs the calls and renews the token by itself. */
export async function connectInstagramLogin(
	context: ApiContext,
	input: ConnectInput,
): Promise<InstagramApi> {
	const data = await context.getCredentials(input.credentialType, input.itemIndex);
	const token = String(data.accessToken ?? '');
	const budgetOwner = hashOf(token);
	const counting = (buckets: readonly string[]) =>
		createGraph(context, INSTAGRAM, {
			auth: { kind: 'credential', type: input.credentialType },
			baseUrl: INSTAGRAM_URL,
			buckets,
			budgetOwner,
			secrets: [token],
			maxWaitMs: input.maxWaitMs,
		});
	const user = counting(['app']);
	return {
		login: 'instagram',
		node: context.getNode(),
		budgetOwner,
		user,
		expiresAt: Number(data.expiresAt) || undefined,
		account: async () => {
			const fields = { fields: 'user_id,username' };
			const read = async () => await user.call({ method: 'GET', path: 'me', fields });
			const account = await rememberAccount(budgetOwner, read);
			return { ...account, graph: counting(['app', `instagram:${account.id}`]) };
		},
	};
}

/**
 * Secrets that may have signed a delivery, and the word that the person has entered in the app's
 * dashboard. Calls nobody.
 */
export async function readLoginSecrets(context: ApiContext, credentialType: string) {
	const data = await context.getCredentials(credentialType);
	const secrets = [data.appSecret, data.metaAppSecret].map((secret) => String(secret ?? ''));
	return {
		secrets: secrets.filter((secret) => secret !== ''),
		verifyToken: String(data.verifyToken ?? ''),
	};
}
