import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { readMetaApp } from '../../Meta/credential';
import type { ApiContext } from '../../shared/contract/apiContext';
import { inputError } from '../../shared/http/failure';
import type { Authentication } from '../connection';
import { CREDENTIAL_TYPES } from '../connection';
import type { Filters } from './filters';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The Options collection of the trigger, as n8n hands it over. */
interface TriggerOptions {
	ifAppSendsElsewhere?: 'stop' | 'takeOver';
}

/** The Page as the user gave it: an ID or an alias. */
export function readPage(context: TriggerContext): string {
	const page = context.getNodeParameter('page', '', { extractValue: true });
	const idOrAlias = String(page ?? '').trim();
	if (idOrAlias) return idOrAlias;
	throw inputError(context.getNode(), {
		field: 'Page',
		happened: 'No Page is chosen',
		fix: "Choose a 'Page' from the list, or give its URL or ID.",
	});
}

export function readTriggerOn(context: TriggerContext): string[] {
	return context.getNodeParameter('triggerOn', []) as string[];
}

export function readFilters(context: TriggerContext): Filters {
	return context.getNodeParameter('filters', {}) as Filters;
}

/** Whether the app's events may be taken away from an address that is none of our triggers. */
export function readTakeOver(context: TriggerContext): boolean {
	const options = context.getNodeParameter('options', {}) as TriggerOptions;
	return options.ifAppSendsElsewhere === 'takeOver';
}

/** ID and secret of the Meta app behind the chosen credential, without a call to Facebook. */
export async function readMetaAppOf(context: ApiContext): Promise<{ id: string; secret: string }> {
	const authentication = context.getNodeParameter('authentication', 'oAuth2') as Authentication;
	return await readMetaApp(context, CREDENTIAL_TYPES[authentication]);
}
