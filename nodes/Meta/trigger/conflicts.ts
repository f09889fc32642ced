import type { NodeOperationError } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import type { Members } from './callback';
import { LONGEST_CALLBACK, addressOf, writeCallback } from './callback';
import { withHost } from './members';
import type { Membership } from './membership';

const EVENTS = { page: 'Page events', instagram: 'Instagram events' } as const;

/** The app sends its events to somebody who is not one of our triggers. */
export function conflictWith({ hook, key }: Membership, callbackUrl: string): NodeOperationError {
	const events = EVENTS[key.object];
	return inputError(hook.getNode(), {
		field: 'Credential',
		happened: `The Meta app already sends its ${events} to another address`,
		fix: `Meta sends the ${events} of an app to one address only, at present ${addressOf(callbackUrl)}, which is none of the Social Ops triggers of this app. There are four ways out: deactivate what receives them there (or remove the address under Webhooks in the app's dashboard) and activate this workflow again; or add your steps to the workflow behind that address; or connect this trigger with a Meta app of its own; or set the option 'If App Sends Elsewhere' to 'Take Over': the other address then receives nothing any more. After a change of the app's secret, activate the workflow with that address first.`,
	});
}

/** Undefined while the list still fits into an address. */
export function tooManyMembers(
	{ hook, key }: Membership,
	members: Members,
): NodeOperationError | undefined {
	const longest = Math.max(
		...members.map((host) => writeCallback(withHost(members, host), key).length),
	);
	if (longest <= LONGEST_CALLBACK) return undefined;
	return inputError(hook.getNode(), {
		field: 'Credential',
		happened: `The Meta app has ${members.length - 1} active triggers, and one more does not fit`,
		fix: 'All triggers of one app are listed in the one address that Meta keeps for it. Deactivate workflows that are no longer needed, let one workflow start others, or connect this trigger with a second Meta app.',
	});
}

/** The host of the list cannot pass events on to this trigger. */
export function unreachableFrom(
	{ hook, self }: Membership,
	host: string,
	hostAnswers: boolean,
): NodeOperationError {
	const broken = hostAnswers
		? `The trigger at ${host} cannot reach this one at ${self.address}`
		: `This trigger at ${self.address} cannot reach the one at ${host}`;
	return inputError(hook.getNode(), {
		field: 'Credential',
		happened: broken,
		fix: `Meta sends the events of an app to one address only: the trigger at ${host} receives them and passes them on to the other triggers of the app. So each of them must reach the others at the addresses that they have on the internet. Check WEBHOOK_URL of both n8n instances, and that a server can reach its own public address (some firewalls and routers do not allow that); or connect this trigger with a Meta app of its own.`,
	});
}
