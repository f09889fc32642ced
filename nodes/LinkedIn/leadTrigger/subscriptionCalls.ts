import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../shared/http/paginate';
import type { LinkedInApi } from '../connection';
import { refusalOfType } from '../leads/leadTypes';
import type { LeadOwner, LeadType } from '../leads/owners';
import { ownerRecord } from '../leads/owners';
import { encodeKey } from '../restli';

/** What LinkedIn sends leads for: all forms of an owner, for one type of lead. */
export interface Wish {
	ownerId: string;
	leadType: LeadType;
}

export interface LeadSubscription {
	id: string;
	webhook: string;
	/** It is for all forms and events of the owner. */
	isWhole: boolean;
}

export const wishesOf = (owners: readonly LeadOwner[]): Wish[] =>
	owners.flatMap(({ id, leadTypes }) => leadTypes.map((leadType) => ({ ownerId: id, leadType })));

/** @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-notification-subscriptions */
export async function findSubscriptions(
	api: LinkedInApi,
	{ ownerId, leadType }: Wish,
): Promise<LeadSubscription[]> {
	const query = {
		q: 'criteria',
		owner: { value: ownerRecord(ownerId) },
		leadType: { leadType },
	};
	try {
		const found = await collect(api.client.list('leadNotifications', query));
		return found.map(toSubscription);
	} catch (error) {
		throw refusalOfType(api, leadType, error);
	}
}

const toSubscription = ({
	id,
	webhook,
	versionedForm,
	associatedEntity,
}: IDataObject): LeadSubscription => ({
	id: String(id),
	webhook: String(webhook ?? ''),
	isWhole: versionedForm === undefined && associatedEntity === undefined,
});

/** Answers the ID of the new subscription. LinkedIn verifies the address first. */
export async function createSubscription(
	api: LinkedInApi,
	{ ownerId, leadType }: Wish,
	webhook: string,
): Promise<string> {
	const body = { webhook, owner: ownerRecord(ownerId), leadType };
	try {
		return (await api.client.create('leadNotifications', body)).id;
	} catch (error) {
		throw refusalOfType(api, leadType, error);
	}
}

export async function deleteSubscription({ client }: LinkedInApi, id: string): Promise<void> {
	await client.delete(`leadNotifications/${encodeKey(id)}`);
}
