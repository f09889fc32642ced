import type { IHookFunctions } from 'n8n-workflow';
import { asThrown, failureOf } from '../../shared/http/failure';
import { readChosenForms, readTriggerSettings } from '../../shared/leads/trigger/parameters';
import type { LinkedInApi } from '../connection';
import { connectOutsideItems } from '../connection';
import { ownersOf } from '../leads/owners';
import { ownAddress } from '../webhooks';
import { readScope } from './parameters';
import type { Left } from './removal';
import { remember, remembered, removeAll } from './removal';
import type { LeadSubscription, Wish } from './subscriptionCalls';
import { createSubscription, findSubscriptions, wishesOf } from './subscriptionCalls';

/**
 * Has LinkedIn send the leads of all chosen owners to this trigger, and takes that back. Any number
 * of addresses can have the same leads: nobody's subscription is ever changed.
 */
export const leadSubscriptionMethods = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		const { api, address, wishes, isAll } = await open(this);
		const found = await Promise.all(
			wishes.map(async (wish) => await isThere(api, address, wish).catch(passOver(isAll))),
		);
		// Of all ad accounts those without lead access do not count.
		return found.includes(true) && !found.includes(false);
	},

	async create(this: IHookFunctions): Promise<boolean> {
		readChosenForms(this);
		readTriggerSettings(this);
		const { api, address, wishes, isAll } = await open(this);
		const made: string[] = [];
		const refused: unknown[] = [];
		try {
			for (const wish of wishes) {
				await subscribe(api, address, wish).then(
					(id) => made.push(...id),
					(error: unknown) => {
						if (!isAll || failureOf(error)?.kind !== 'permission-missing') throw asThrown(error);
						refused.push(error);
						this.logger.warn('LinkedIn lead trigger: left out an ad account', {
							account: wish.ownerId,
						});
					},
				);
			}
			if (refused.length === wishes.length) throw asThrown(refused[0]);
		} catch (error) {
			await removeQuietly(this, api, made);
			throw asThrown(error);
		}
		this.getWorkflowStaticData('node').subscriptions = [...remembered(this), ...made];
		return true;
	},

	/**
	 * Removes what goes to this address: what it remembers, whatever has become of the owners, then
	 * what it finds for its parameters. What cannot be removed holds nothing else back and stays
	 * remembered.
	 */
	async delete(this: IHookFunctions): Promise<boolean> {
		const api = await connectOutsideItems(this);
		const left = await removeAll(api, remembered(this));
		const found = await removeFound(this);
		left.push(...found.left);
		remember(this, left);
		const failures = [...left.map(({ error }) => error), ...found.failures];
		if (failures.length) throw asThrown(failures[0]);
		return true;
	},
};

/** Removes what is found for the parameters; `failures` tell why some could not be looked for. */
async function removeFound(hook: IHookFunctions): Promise<{ left: Left[]; failures: unknown[] }> {
	const left: Left[] = [];
	const failures: unknown[] = [];
	try {
		const { api, address, wishes } = await open(hook);
		for (const wish of wishes) {
			const own = await findOwn(api, address, wish)
				.catch(passOver(true))
				.catch((error: unknown) => void failures.push(error));
			left.push(
				...(await removeAll(
					api,
					(own ?? []).map(({ id }) => id),
				)),
			);
		}
	} catch (error) {
		failures.push(error);
	}
	return { left, failures };
}

async function open(hook: IHookFunctions) {
	const address = ownAddress(hook);
	const scope = readScope(hook);
	const api = await connectOutsideItems(hook);
	const wishes = wishesOf(await ownersOf(api, scope));
	return { api, address, wishes, isAll: scope.kind === 'allAdAccounts' };
}

async function findOwn(api: LinkedInApi, address: string, wish: Wish): Promise<LeadSubscription[]> {
	return (await findSubscriptions(api, wish)).filter(({ webhook }) => webhook === address);
}

const isThere = async (api: LinkedInApi, address: string, wish: Wish): Promise<boolean> =>
	(await findOwn(api, address, wish)).some(({ isWhole }) => isWhole);

/** The ID of the new subscription; nothing where it is there already. */
async function subscribe(api: LinkedInApi, address: string, wish: Wish): Promise<string[]> {
	if (await isThere(api, address, wish)) return [];
	return [await createSubscription(api, wish, address)];
}

/** Undefined for an owner that may not be asked, where that does not matter. */
const passOver =
	(isAllowed: boolean) =>
	(error: unknown): undefined => {
		if (!isAllowed || failureOf(error)?.kind !== 'permission-missing') throw asThrown(error);
	};

/** What was made for some owners, when another one refuses. */
async function removeQuietly(hook: IHookFunctions, api: LinkedInApi, ids: readonly string[]) {
	for (const { id } of await removeAll(api, ids)) {
		hook.logger.warn('LinkedIn lead trigger: could not remove a subscription again', { id });
	}
}
