import type { IDataObject, INode, Logger } from 'n8n-workflow';
import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import { dataOf } from '../answers';
import type { XClient } from '../client';
import { createdId } from '../created';

/** An address that X delivers events of the app to. */
export interface Webhook {
	id: string;
	url: string;
	/** X has checked it and delivers to it. */
	valid: boolean;
}

const PATH = '/2/webhooks';

/**
 * The webhooks of the app.
 * @see https://docs.x.com/x-api/webhooks/get-webhook
 */
export async function listWebhooks(app: XClient): Promise<Webhook[]> {
	return dataOf(await app.call({ method: 'GET', path: PATH })).map((entry) => ({
		id: String(entry.id),
		url: String(entry.url ?? ''),
		valid: entry.valid === true,
	}));
}

/** Who registers webhooks, and where is noted what could not be undone. */
export interface Registrar {
	app: XClient;
	node: INode;
	logger: Logger;
}

/**
 * Registers the first of the addresses that passes X's check. Throws the failure of the last one.
 * @see https://docs.x.com/x-api/webhooks/create-webhook
 */
export async function registerWebhook(
	registrar: Registrar,
	addresses: readonly string[],
): Promise<Webhook> {
	const [url, ...others] = addresses;
	try {
		return await createWebhook(registrar, url);
	} catch (error) {
		if (!isCheckFailure(error) || others.length === 0) throw asThrown(error);
		return await registerWebhook(registrar, others);
	}
}

async function createWebhook(registrar: Registrar, url: string): Promise<Webhook> {
	const { app, node } = registrar;
	const answer = await app.call({ method: 'POST', path: PATH, body: { url } });
	const id = createdId(node, answer);
	if ((answer.data as IDataObject).valid === true) return { id, url, valid: true };
	// An address that X does not deliver to would only take the place of one.
	await undo(registrar, id, async () => await removeWebhook(app, id));
	throw notValid(node, url);
}

/** Undoes a half-made registration. That it fails too must not hide why it was needed. */
export async function undo({ logger }: Registrar, webhookId: string, work: () => Promise<void>) {
	try {
		await work();
	} catch {
		// The error is about the undoing, and the workflow is not active: the next try finds the rest.
		logger.warn('X: a webhook that was being set up could not be removed again', { webhookId });
	}
}

/**
 * Lets X check an address again, which it has stopped delivering to. Throws when that fails.
 * @see https://docs.x.com/x-api/webhooks/validate-webhook
 */
export async function revalidateWebhook(app: XClient, node: INode, { id, url }: Webhook) {
	const path = `${PATH}/${encodeURIComponent(id)}`;
	const { data } = await app.call({ method: 'PUT', path, repeatable: true });
	const { valid, attempted } = (data ?? {}) as { valid?: boolean; attempted?: boolean };
	// The older answer says only that the check was made: the list has its result.
	const passed = valid ?? (attempted === true && (await isValid(app, id)));
	if (!passed) throw notValid(node, url);
}

async function isValid(app: XClient, id: string): Promise<boolean> {
	return (await listWebhooks(app)).some((webhook) => webhook.id === id && webhook.valid);
}

/**
 * Takes an address off the app. One that is gone already is fine.
 * @see https://docs.x.com/x-api/webhooks/delete-webhook
 */
export async function removeWebhook(app: XClient, id: string): Promise<void> {
	const path = `${PATH}/${encodeURIComponent(id)}`;
	await unlessGone(async () => await app.call({ method: 'DELETE', path, repeatable: true }));
}

/** Deletes what may have been deleted by an earlier try. */
export async function unlessGone(remove: () => Promise<unknown>): Promise<void> {
	try {
		await remove();
	} catch (error) {
		if (failureOf(error)?.kind !== 'not-found') throw asThrown(error);
	}
}

const CHECK_FAILED = 'CrcValidationFailed';

export const isCheckFailure = (error: unknown): boolean =>
	failureOf(error)?.code?.split('/').includes(CHECK_FAILED) ?? false;

const notValid = (node: INode, url: string) =>
	toNodeError(node, {
		kind: 'content-rejected',
		happened: "X has checked the trigger's address and does not take it as valid",
		advice: `Check 'API Key Secret' and 'Client Secret' of the credential: both must belong to the app of the API key. X must reach ${new URL(url).origin} from the internet.`,
		effect: 'none',
		code: CHECK_FAILED,
	});
