import type { IHookFunctions } from 'n8n-workflow';
import type { MetaTriggerDefinition } from '../../Meta/trigger/definition';
import { metaTriggerMethods } from '../../Meta/trigger/methods';
import { connectOutsideItems } from '../connection';
import { linkedPage } from '../facebookLogin';
import { INSTAGRAM } from '../platform';
import { loginMethods } from './loginSubscription';
import { readAccountId, readApp, readAuthentication, readFields, readTakeOver } from './parameters';

/** The trigger for events of one account that is linked to a Page. */
export const instagramEventTrigger: MetaTriggerDefinition = {
	platform: INSTAGRAM,
	object: 'instagram',
	connect: async (context) => {
		const api = await connectOutsideItems(context);
		if (api.login === 'facebook') return api.meta;
		throw new Error('Instagram Login is subscribed in another way');
	},
	readApp,
	async needs(hook, connection) {
		const page = await linkedPage(connection, readAccountId(hook));
		return {
			object: 'instagram',
			pages: [page.id],
			fields: readFields(hook),
			takeOver: readTakeOver(hook),
		};
	},
};

const facebookMethods = metaTriggerMethods(instagramEventTrigger);

const methodsOf = (hook: IHookFunctions) =>
	readAuthentication(hook) === 'instagramLogin' ? loginMethods : facebookMethods;

/** Subscribes when the workflow is activated, and takes it back after. */
export const subscriptionMethods = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return await methodsOf(this).checkExists.call(this);
	},
	async create(this: IHookFunctions): Promise<boolean> {
		return await methodsOf(this).create.call(this);
	},
	async delete(this: IHookFunctions): Promise<boolean> {
		return await methodsOf(this).delete.call(this);
	},
};
