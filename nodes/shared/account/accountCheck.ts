import type { IDataObject } from 'n8n-workflow';

/** Whether something can be done; null where the network gives no way to find out. */
export type Ability = boolean | null;

/** The health of a connection, in the same shape for every network. Times are ISO 8601. */
export interface AccountCheck {
	platform: string;
	verified: boolean;
	accountId: string | null;
	accountName: string | null;
	/** When the access ends; null when it does not end or the network does not say. */
	expiresAt: string | null;
	daysLeft: number | null;
	scopes: { granted: string[]; missing: string[] };
	canPublish: Ability;
	canComment: Ability;
	canReadInsights: Ability;
	canReadLeads: Ability;
	apiVersion: { used: string; sunset: string | null; daysLeft: number | null };
	rateUsage: RateUsage[];
	/** What to do, in plain words. */
	message: string;
}

/** How much of one of the network's budgets is used, as its last answers said. */
export interface RateUsage {
	bucket: string;
	percentUsed: number;
	/** Until when no call is accepted; null while calls are. */
	blockedUntil: string | null;
}

/** What a network says of a working connection. */
export interface AccountFacts {
	/** Null where the network does not say who it is. */
	accountId: string | null;
	accountName: string;
	/** The earliest of the ends that the access has. */
	expiresAt: string | null;
	granted: string[];
	missing: string[];
	abilities: Pick<AccountCheck, 'canPublish' | 'canComment' | 'canReadInsights' | 'canReadLeads'>;
	/** Sentences about what is not as it should be. */
	findings: string[];
	/** Budgets that belong to this account. */
	buckets: string[];
	/** Whose budgets they are, as the calls name it. */
	budgetOwner?: string;
	/** What only this network has, added to the output. */
	details: IDataObject;
}
