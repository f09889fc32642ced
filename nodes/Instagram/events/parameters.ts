import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { readMetaApp } from '../../Meta/credential';
import type { MetaApp } from '../../Meta/trigger/definition';
import type { ApiContext } from '../../shared/contract/apiContext';
import { inputError } from '../../shared/http/failure';
import type { Authentication } from '../connection';
import { CREDENTIAL_TYPES, noAccount } from '../connection';
import { readLoginSecrets } from '../instagramLogin';
import type { Filters } from './filters';
import { fieldsOf } from './index';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The Options collection of the trigger, as n8n hands it over. */
interface TriggerOptions {
	ifAppSendsElsewhere?: 'stop' | 'takeOver';
}

/** The account as the user gave it, for connections that can reach more than one. */
export function readAccountId(context: TriggerContext): string {
	const given = context.getNodeParameter('account', '', { extractValue: true });
	const id = String(given ?? '').trim();
	if (id) return id;
	throw noAccount(context.getNode());
}

export const readAuthentication = (context: ApiContext): Authentication =>
	context.getNodeParameter('authentication', 'oAuth2') as Authentication;

export function readTriggerOn(context: TriggerContext): string[] {
	return context.getNodeParameter('triggerOn', []) as string[];
}

/** The fields to subscribe to; throws an input error when no event is chosen. */
export function readFields(context: TriggerContext): string[] {
	const fields = fieldsOf(readTriggerOn(context));
	if (fields.length > 0) return fields;
	throw inputError(context.getNode(), {
		field: 'Trigger On',
		happened: 'No event is chosen',
		fix: "Choose at least one event under 'Trigger On'.",
	});
}

export function readFilters(context: TriggerContext): Filters {
	return context.getNodeParameter('filters', {}) as Filters;
}

/** Whether the app's events may be taken away from an address that is none of our triggers. */
export function readTakeOver(context: TriggerContext): boolean {
	const options = context.getNodeParameter('options', {}) as TriggerOptions;
	return options.ifAppSendsElsewhere === 'takeOver';
}

/** What the chosen credential knows of the app, without a call to Meta. */
export async function readApp(context: ApiContext): Promise<MetaApp> {
	const authentication = readAuthentication(context);
	const credentialType = CREDENTIAL_TYPES[authentication];
	if (authentication !== 'instagramLogin') return await readMetaApp(context, credentialType);
	const { secrets, verifyToken } = await readLoginSecrets(context, credentialType);
	const [secret = '', ...otherSecrets] = secrets;
	return { id: '', secret, otherSecrets, verifyToken };
}
