import type { IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import { organizationField } from '../fields';
import { parseUrn } from '../urn';
import type { Filters } from './filters';
import { filterFields } from './filters';
import { filtersField, triggerOnField } from '../../shared/webhook/filterFields';
import { triggerOptionsField } from '../../shared/webhook/optionsField';
import { EVENTS } from './index';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The form of the trigger. */
export const triggerProperties: INodeProperties[] = [
	{
		...organizationField,
		description: 'The page whose events start the workflow. You have to be its administrator.',
	},
	{
		displayName: 'Application ID',
		name: 'applicationId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5112345',
		description:
			'The number of your app: it stands in the address of the app in the LinkedIn Developer Portal. It is not the client ID.',
	},
	triggerOnField(EVENTS, ['commentAdded']),
	filtersField(filterFields),
	triggerOptionsField([
		{
			displayName: 'If Page Sends Elsewhere',
			name: 'ifPageSendsElsewhere',
			type: 'options',
			options: [
				{
					name: 'Stop',
					value: 'stop',
					description: 'Do not activate, and say which address receives the events',
				},
				{
					name: 'Take Over',
					value: 'takeOver',
					description:
						'Send the events here instead. The other address receives nothing any more. Never done while testing.',
				},
			],
			default: 'stop',
			description:
				'What to do when LinkedIn already sends the events of the page to another address for this app and person. There can be one only.',
		},
	]),
];

/** `urn:li:organization:…` of the chosen page. Throws an input error where there is none. */
export function readPage(context: TriggerContext): string {
	const given = context.getNodeParameter('organization', '', { extractValue: true });
	const text = String(given ?? '').trim();
	const urn = /^\d+$/.test(text) ? `urn:li:organization:${text}` : text;
	if (['organization', 'organizationBrand'].includes(parseUrn(urn)?.type ?? '')) return urn;
	throw inputError(context.getNode(), {
		field: 'Organization',
		happened: text ? `'${text}' is not an organization` : 'No organization is chosen',
		fix: "Choose an 'Organization' from the list, or give its number or a URN such as urn:li:organization:2414183.",
	});
}

/** The app as `urn:li:developerApplication:…`. Throws an input error for what is no number. */
export function readApplication(context: TriggerContext): string {
	const given = String(context.getNodeParameter('applicationId', '') ?? '').trim();
	const id = given.replace('urn:li:developerApplication:', '');
	if (/^\d+$/.test(id)) return `urn:li:developerApplication:${id}`;
	throw inputError(context.getNode(), {
		field: 'Application ID',
		happened: given ? `'${given}' is not the number of an app` : "'Application ID' is empty",
		fix: 'Open your app in the LinkedIn Developer Portal and take the number in its address: …/apps/5112345/….',
	});
}

export function readTriggerOn(context: TriggerContext): string[] {
	return context.getNodeParameter('triggerOn', []) as string[];
}

export function readFilters(context: TriggerContext): Filters {
	return context.getNodeParameter('filters', {}) as Filters;
}

/** Whether the events may be taken away from another address. */
export function readTakeOver(context: TriggerContext): boolean {
	const options = context.getNodeParameter('options', {}) as { ifPageSendsElsewhere?: string };
	return options.ifPageSendsElsewhere === 'takeOver';
}
