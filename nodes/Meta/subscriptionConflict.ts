import type { INode, NodeOperationError } from 'n8n-workflow';
import { inputError } from '../shared/http/failure';

/** One address of a trigger, and how to know its other one. */
export interface TriggerAddress {
	callbackUrl: string;
	/** How every address of this very trigger ends, in production and while testing. */
	addressEnd: string;
	isTest: boolean;
}

/**
 * Throws when the app sends its events to an address that this trigger may not replace: that of
 * somebody else, or its own production address while testing.
 */
export function refuseTakeOver(
	node: INode,
	wish: TriggerAddress,
	current: string | undefined,
): void {
	if (current === undefined || current === wish.callbackUrl) return;
	if (!isOwnAddress(current, wish)) throw foreignAddress(node, current);
	if (wish.isTest) throw productionIsLive(node);
}

/** The other address of the same trigger on the same n8n: production or test. */
function isOwnAddress(address: string, wish: TriggerAddress): boolean {
	return originOf(address) === originOf(wish.callbackUrl) && address.endsWith(wish.addressEnd);
}

function originOf(address: string): string {
	return /^https?:\/\/[^/]+/i.exec(address)?.[0].toLowerCase() ?? '';
}

function foreignAddress(node: INode, address: string): NodeOperationError {
	return inputError(node, {
		field: 'Credential',
		happened: 'The Meta app already sends its Page events to another address',
		fix: `Meta sends the Page events of an app to one address only, at present ${address}. There are three ways out: add your steps to the workflow behind that address; or deactivate it (or remove the address under Webhooks in the app's dashboard) and activate this workflow again; or connect this trigger with a Meta app of its own.`,
	});
}

function productionIsLive(node: INode): NodeOperationError {
	return inputError(node, {
		field: 'Credential',
		happened: 'This trigger is active, and a test would take its events away',
		fix: "Meta sends the Page events of an app to one address only. Deactivate the workflow while you test, or look at its events under 'Executions', or test with a credential of a second Meta app.",
	});
}
