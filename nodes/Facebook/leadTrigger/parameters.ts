import type { IDataObject, IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { takeOverOption } from '../../Meta/trigger/takeOverOption';
import { inputError } from '../../shared/http/failure';
import { formFields, toIds } from '../../shared/leads/formFields';
import type { LeadSettings } from '../../shared/leads/leadSettings';
import { LEAD_OPTIONS, readLeadSettings } from '../../shared/leads/leadSettings';
import { mappingField } from '../../shared/leads/mapping';
import { authenticationField } from '../authentication';
import type { PageScope } from '../leads/accounts';
import { pageScopeFields } from '../leads/accounts';
import { readPage } from '../events/parameters';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The form of the lead trigger. */
export const leadTriggerProperties: INodeProperties[] = [
	authenticationField,
	...pageScopeFields,
	...formFields(pageScopeFields),
	mappingField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...LEAD_OPTIONS, takeOverOption].sort((one, other) =>
			one.displayName.localeCompare(other.displayName),
		),
	},
];

export function readScope(context: TriggerContext): PageScope {
	const scope = context.getNodeParameter('accountScope', 'one') as PageScope['kind'];
	return scope === 'all' ? { kind: 'all' } : { kind: 'one', idOrAlias: readPage(context) };
}

/** The forms whose leads start the workflow; undefined means all. */
export function readForms(context: TriggerContext): string[] | undefined {
	if (context.getNodeParameter('formScope', 'all') === 'all') return undefined;
	const ids = toIds(context.getNodeParameter('forms', []));
	if (ids.length) return ids;
	throw inputError(context.getNode(), {
		field: 'Form Names or IDs',
		happened: 'No form is chosen',
		fix: "Choose at least one form, or set 'Forms' to 'All Forms'.",
	});
}

export function readSettings(context: TriggerContext): LeadSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return readLeadSettings(context.getNode(), options, context.getNodeParameter('columns', null));
}
