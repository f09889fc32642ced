import type { RunContext } from '../contract/operation';
import type { Failure } from '../contract/failure';
import type { Platform } from '../contract/platform';
import { daysUntilSunset } from '../contract/apiVersions';
import { processBudget } from '../http/budget';
import { budgetOwner } from '../http/callBudget';
import { asThrown, failureOf } from '../http/failure';
import type { AccountCheck, AccountFacts, RateUsage } from './accountCheck';
import type { AccountCapability } from './capability';
import { adviceOf, isSoon, messageOf } from './message';

const DAY_MS = 86_400_000;
/** Answers that say something about the connection itself: they are a result of the check. */
const RESULTS = ['credential-invalid', 'permission-missing', 'account-restricted'];

type Checked = AccountCheck & AccountFacts['details'];

/** Checks a connection. One that does not work is a result with `verified: false`, not an error. */
export async function checkAccount<Api>(
	context: RunContext<Api>,
	capability: AccountCapability<Api>,
): Promise<Checked> {
	const api = capability.versionOf?.(context.api) ?? capability.platform.api;
	// The version is that of the connection, whatever the network's usual one is.
	const platform = { ...capability.platform, api };
	const answer = await inspect(context, capability);
	const now = Date.now();
	const check =
		'facts' in answer
			? describeWorking(platform, answer.facts, now)
			: { ...describeBroken(platform, adviceOf(answer.failure), now), ...capability.noDetails };
	warn(context, check);
	return check;
}

type Inspected = { facts: AccountFacts } | { failure: Failure };

async function inspect<Api>(
	context: RunContext<Api>,
	capability: AccountCapability<Api>,
): Promise<Inspected> {
	try {
		return { facts: await capability.inspect(context) };
	} catch (error) {
		const failure = failureOf(error);
		if (failure && RESULTS.includes(failure.kind)) return { failure };
		throw asThrown(error);
	}
}

function describeWorking(platform: Platform, facts: AccountFacts, now: number): Checked {
	const daysLeft = facts.expiresAt
		? Math.floor((Date.parse(facts.expiresAt) - now) / DAY_MS)
		: null;
	const apiVersion = versionOf(platform, now);
	return {
		platform: platform.id,
		verified: true,
		accountId: facts.accountId,
		accountName: facts.accountName,
		expiresAt: facts.expiresAt,
		daysLeft,
		scopes: { granted: facts.granted, missing: facts.missing },
		...facts.abilities,
		apiVersion,
		rateUsage: usageOf(budgetOwner(platform, facts), facts.buckets, now),
		message: messageOf(platform, facts, { access: daysLeft, version: apiVersion.daysLeft }),
		...facts.details,
	};
}

/** The check of a connection that does not work. Pure. */
export function describeBroken(platform: Platform, message: string, now: number): Checked {
	return {
		platform: platform.id,
		verified: false,
		accountId: null,
		accountName: null,
		expiresAt: null,
		daysLeft: null,
		scopes: { granted: [], missing: [] },
		canPublish: false,
		canComment: false,
		canReadInsights: false,
		canReadLeads: false,
		apiVersion: versionOf(platform, now),
		rateUsage: [],
		message,
	};
}

function versionOf({ api }: Platform, now: number): AccountCheck['apiVersion'] {
	return {
		used: api.version,
		sunset: api.sunset ?? null,
		daysLeft: daysUntilSunset(api, now) ?? null,
	};
}

/** What the network's last answers said of the budgets of this account. */
function usageOf(owner: string, buckets: string[], now: number): RateUsage[] {
	return buckets.flatMap((bucket) => {
		const known = processBudget.get(`${owner}:${bucket}`);
		if (!known) return [];
		const blocked = known.blockedUntil > now;
		return [
			{
				bucket,
				// A refusal says that it is used up, whatever was read before.
				percentUsed: blocked ? Math.max(100, known.percentUsed) : known.percentUsed,
				blockedUntil: blocked ? new Date(known.blockedUntil).toISOString() : null,
			},
		];
	});
}

/** A connection that ends soon, or does not work, also shows beside the output in the editor. */
function warn<Api>(context: RunContext<Api>, check: AccountCheck) {
	if (check.verified && !isSoon(check.daysLeft) && !isSoon(check.apiVersion.daysLeft)) return;
	context.n8n.addExecutionHints({
		message: check.message,
		type: 'warning',
		location: 'outputPane',
	});
}
