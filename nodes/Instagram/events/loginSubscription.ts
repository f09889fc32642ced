import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { hasAll, union } from '../../Meta/subscriptionFields';
import { inputError } from '../../shared/http/failure';
import type { InstagramAccount } from '../connection';
import { connectOutsideItems } from '../connection';
import { needingFacebookLogin } from './index';
import { readApp, readFields, readTriggerOn } from './parameters';

/**
 * Subscribes an account that is connected through Instagram Login. Where its app sends events to can
 * be set in the app's dashboard only; that the account has installed the app is set here.
 * @see https://developers.facebook.com/docs/instagram-platform/webhooks
 */
export const loginMethods = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		// A subscription of an earlier day does not help where deliveries cannot be received.
		await assertReceivable(this);
		const account = await openAccount(this);
		return hasAll(await installedFields(account), readFields(this));
	},
	async create(this: IHookFunctions): Promise<boolean> {
		await assertReceivable(this);
		const account = await openAccount(this);
		const fields = union(await installedFields(account), readFields(this));
		await account.graph.call({
			method: 'POST',
			path: `${account.id}/subscribed_apps`,
			fields: { subscribed_fields: fields.join(',') },
			repeatable: true,
		});
		return true;
	},
	/** The app stays installed: other workflows may live from it, and nobody can be asked. */
	async delete(this: IHookFunctions): Promise<boolean> {
		return await Promise.resolve(true);
	},
};

async function openAccount(hook: IHookFunctions): Promise<InstagramAccount> {
	return await (await connectOutsideItems(hook)).account('');
}

async function installedFields({ id, graph }: InstagramAccount): Promise<string[]> {
	const answer = await graph.call({ method: 'GET', path: `${id}/subscribed_apps` });
	const apps = (answer.data ?? []) as IDataObject[];
	return apps.flatMap((app) => (app.subscribed_fields ?? []) as string[]);
}

/** Without these nothing could be received, and nobody would notice. */
async function assertReceivable(hook: IHookFunctions): Promise<void> {
	const { secret, verifyToken } = await readApp(hook);
	const address = hook.getNodeWebhookUrl('default') ?? '';
	if (!secret || !verifyToken) {
		throw inputError(hook.getNode(), {
			field: 'Credential',
			happened: "The trigger needs 'Instagram App Secret' and 'Verify Token'",
			fix: `Fill them in in the credential. Then enter ${address} and the same verify token in the app's dashboard, under Instagram > API setup with Instagram login > Configure webhooks.`,
		});
	}
	const [event] = needingFacebookLogin(readTriggerOn(hook));
	if (!event) return;
	throw inputError(hook.getNode(), {
		field: 'Trigger On',
		happened: `'${event.name}' is not sent through Instagram Login`,
		fix: "Remove it under 'Trigger On', or choose a Facebook sign-in under 'Authentication'.",
	});
}
