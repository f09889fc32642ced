import type { IHookFunctions } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import { connectOutsideItems } from '../connection';
import { ownAddress } from '../webhooks';
import { readApplication, readPage, readTakeOver, readTriggerOn } from './parameters';
import type { EventSubscription } from './subscriptionCalls';
import { deleteSubscription, readSubscription, writeSubscription } from './subscriptionCalls';

/**
 * Has LinkedIn send the events of the page to this trigger, and takes that back. LinkedIn keeps one
 * address for an app, a person and a page: another one than that of the trigger is left alone.
 */
export const subscriptionMethods = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		const { current, address } = await open(this);
		return current?.webhook === address && isAlive(current);
	},

	async create(this: IHookFunctions): Promise<boolean> {
		if (readTriggerOn(this).length === 0) throw nothingChosen(this);
		const { api, key, current, address } = await open(this);
		if (current && current.webhook !== address && isAlive(current)) {
			// While testing, the active workflow would lose its events for good.
			if (this.getMode() === 'manual' || !readTakeOver(this)) throw conflict(this, current.webhook);
		}
		await writeSubscription(api, key, address);
		return true;
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		const { api, key, current, address } = await open(this);
		if (current?.webhook === address) await deleteSubscription(api, key);
		return true;
	},
};

async function open(hook: IHookFunctions) {
	const address = ownAddress(hook);
	const [application, page] = [readApplication(hook), readPage(hook)];
	const api = await connectOutsideItems(hook);
	const { urn: person } = await api.member();
	const key = { application, person, page };
	return { api, key, address, current: await readSubscription(api, key) };
}

const isAlive = ({ expiresAt }: EventSubscription): boolean =>
	expiresAt === undefined || expiresAt > Date.now();

const nothingChosen = (hook: IHookFunctions) =>
	inputError(hook.getNode(), {
		field: 'Trigger On',
		happened: 'No event is chosen',
		fix: "Choose at least one event under 'Trigger On'.",
	});

function conflict(hook: IHookFunctions, webhook: string) {
	const wayOut =
		hook.getMode() === 'manual'
			? 'To test, deactivate the workflow that receives them there, or look at the data of its runs.'
			: "Deactivate what receives them there; or add your steps to the workflow behind that address; or use an app of its own; or set the option 'If Page Sends Elsewhere' to 'Take Over': the other address then receives nothing any more.";
	return inputError(hook.getNode(), {
		field: 'Organization',
		happened: 'LinkedIn already sends the events of this page to another address',
		fix: `For one app, person and page LinkedIn has one address, at present ${webhook.split('?')[0]}. ${wayOut}`,
	});
}
