import type { INodeProperties } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import type { FormList, LeadCapability } from './capability';
import type { FormStatus, LeadForm } from './form';

/** All forms, or some of them; the list follows the fields that choose the account. */
export const formFields = (accountFields: readonly INodeProperties[]): INodeProperties[] => [
	{
		displayName: 'Forms',
		name: 'formScope',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'All Forms', value: 'all', description: 'Also those that are made later' },
			{ name: 'Selected Forms', value: 'selected', description: 'Only the forms chosen below' },
		],
		default: 'all',
	},
	{
		displayName: 'Form Names or IDs',
		name: 'forms',
		type: 'multiOptions',
		required: true,
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		typeOptions: {
			loadOptionsMethod: 'getLeadForms',
			loadOptionsDependsOn: [...accountFields.map(watched), 'authentication'],
		},
		displayOptions: { show: { formScope: ['selected'] } },
	},
];

const watched = ({ name, type }: INodeProperties): string =>
	type === 'resourceLocator' ? `${name}.value` : name;

const STATUSES: Array<{ name: string; value: FormStatus }> = [
	{ name: 'Active', value: 'active' },
	{ name: 'Archived', value: 'archived' },
	{ name: 'Deleted', value: 'deleted' },
	{ name: 'Draft', value: 'draft' },
];

export const formStatusOption: INodeProperties = {
	displayName: 'Form Status',
	name: 'formStatus',
	type: 'multiOptions',
	options: STATUSES,
	default: ['active', 'archived'],
	description: "Only forms with one of these states. Applies to 'All Forms'.",
};

/** The forms that an item names, and those that it names but that are not there. */
export interface ChosenForms extends FormList {
	missing: Array<{ formId: string; failure: Failure }>;
}

/**
 * Lists the forms of the chosen accounts and picks those that are wanted. Throws an input error when
 * forms are to be selected and none is, and the network's failure when nothing could be listed.
 */
export async function chooseForms<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
): Promise<ChosenForms> {
	const wanted = readWantedForms(context);
	const list = await capability.listForms(context);
	const isWanted = wanted ? inList(wanted) : withStatus(readStatuses(context));
	return {
		forms: list.forms.filter(isWanted),
		problems: list.problems,
		missing: (wanted ?? [])
			.filter((formId) => !list.forms.some(({ id }) => id === formId))
			.map((formId) => ({ formId, failure: notThere(formId) })),
	};
}

/** Undefined means all. IDs may come as a list, as one text with commas, and as numbers. */
function readWantedForms<Api>(context: RunContext<Api>): string[] | undefined {
	if (context.param('formScope', 'all') === 'all') return undefined;
	const ids = toIds(context.param<unknown>('forms', []));
	if (ids.length) return ids;
	throw inputError(context.n8n.getNode(), {
		field: 'Form Names or IDs',
		happened: 'No form is chosen',
		fix: "Choose at least one form, or set 'Forms' to 'All Forms'.",
	});
}

/** IDs in a parameter: a list, or a text with commas, spaces or line breaks between them. */
export function toIds(value: unknown): string[] {
	const parts = Array.isArray(value) ? value : [value];
	const ids = parts.flatMap((part) =>
		part === null || part === undefined ? [] : String(part).split(/[\s,;]+/),
	);
	return [...new Set(ids.filter((id) => id !== ''))];
}

function readStatuses<Api>(context: RunContext<Api>): FormStatus[] {
	const { formStatus } = context.param<{ formStatus?: FormStatus[] }>('options', {});
	return formStatus?.length ? formStatus : ['active', 'archived'];
}

const inList =
	(ids: readonly string[]) =>
	({ id }: LeadForm): boolean =>
		ids.includes(id);

const withStatus =
	(statuses: readonly FormStatus[]) =>
	({ status }: LeadForm): boolean =>
		statuses.includes(status);

const notThere = (formId: string): Failure => ({
	kind: 'not-found',
	happened: `There is no form ${formId} on the chosen account`,
	advice: 'Check the ID, and that the form belongs to the chosen account.',
	effect: 'none',
});
