import type { IDataObject, IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { inputError } from '../../http/failure';
import { formFields, toIds } from '../formFields';
import type { LeadSettings } from '../leadSettings';
import { LEAD_OPTIONS, readLeadSettings } from '../leadSettings';
import { mappingField } from '../mapping';
import { triggerOptionsField } from '../../webhook/optionsField';

export type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The form of a lead trigger behind the fields that choose the account. */
export const leadTriggerFields = (
	accountFields: readonly INodeProperties[],
	options: readonly INodeProperties[] = [],
): INodeProperties[] => [
	...accountFields,
	...formFields(accountFields),
	mappingField,
	triggerOptionsField([...LEAD_OPTIONS, ...options]),
];

/** The forms whose leads start the workflow; undefined means all. */
export function readChosenForms(context: TriggerContext): string[] | undefined {
	if (context.getNodeParameter('formScope', 'all') === 'all') return undefined;
	const ids = toIds(context.getNodeParameter('forms', []));
	if (ids.length) return ids;
	throw inputError(context.getNode(), {
		field: 'Form Names or IDs',
		happened: 'No form is chosen',
		fix: "Choose at least one form, or set 'Forms' to 'All Forms'.",
	});
}

/** How the leads come out. Throws an input error for an option that is wrong. */
export function readTriggerSettings(context: TriggerContext): LeadSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return readLeadSettings(context.getNode(), options, context.getNodeParameter('columns', null));
}
