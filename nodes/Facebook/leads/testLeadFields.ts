import type { INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import type { FacebookApi } from '../connection';

export const formField: INodeProperties = {
	displayName: 'Form Name or ID',
	name: 'form',
	type: 'options',
	required: true,
	default: '',
	description:
		'The form of the test lead. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	typeOptions: {
		loadOptionsMethod: 'getLeadForms',
		loadOptionsDependsOn: ['page.value', 'authentication'],
	},
};

export const replaceField: INodeProperties = {
	displayName: 'Replace Existing',
	name: 'replaceExisting',
	type: 'boolean',
	default: true,
	description:
		'Whether to delete the test lead that the form has already. Facebook takes one for each form.',
};

export const answersField: INodeProperties = {
	displayName: 'Answers',
	name: 'answers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Answer',
	default: {},
	description: 'Answers by question key. Facebook fills in what is missing.',
	options: [
		{
			displayName: 'Answer',
			name: 'answer',
			values: [
				{
					displayName: 'Question Key',
					name: 'key',
					type: 'string',
					default: '',
					placeholder: 'e.g. email',
					description: "The key, as 'Get Forms' gives it",
				},
				{
					displayName: 'Answer',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. nathan@example.com',
				},
			],
		},
	],
};

export const consentsField: INodeProperties = {
	displayName: 'Consents',
	name: 'consents',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Consent',
	default: {},
	description: 'Consent boxes of the form, ticked or not',
	options: [
		{
			displayName: 'Consent',
			name: 'consent',
			values: [
				{
					displayName: 'Box Key',
					name: 'key',
					type: 'string',
					default: '',
					placeholder: 'e.g. newsletter_optin',
					description: "The ID of the box, as 'Get Forms' gives it under consents",
				},
				{
					displayName: 'Checked',
					name: 'checked',
					type: 'boolean',
					default: true,
					description: 'Whether the box is ticked',
				},
			],
		},
	],
};

/** The form of a test lead; throws an input error when none is chosen. */
export function readFormId(context: RunContext<FacebookApi>): string {
	const id = String(context.param<unknown>('form', '') ?? '').trim();
	if (id) return id;
	throw inputError(context.n8n.getNode(), {
		field: 'Form Name or ID',
		happened: 'No form is chosen',
		fix: "Choose a form from the list, or give its ID as 'Get Forms' puts it out.",
	});
}

/** As Graph takes them; undefined leaves all answers to Facebook. */
export function readAnswers(context: RunContext<FacebookApi>) {
	const { answer = [] } = context.param<{ answer?: Array<{ key?: unknown; value?: unknown }> }>(
		'answers',
		{},
	);
	const given = answer.filter(({ key }) => String(key ?? '').trim() !== '');
	if (!given.length) return undefined;
	return given.map(({ key, value }) => ({
		name: String(key).trim(),
		values: [String(value ?? '')],
	}));
}

/** As Graph takes them; undefined leaves all boxes to Facebook. */
export function readConsents(context: RunContext<FacebookApi>) {
	const { consent = [] } = context.param<{
		consent?: Array<{ key?: unknown; checked?: unknown }>;
	}>('consents', {});
	const given = consent.filter(({ key }) => String(key ?? '').trim() !== '');
	if (!given.length) return undefined;
	return given.map(({ key, checked }) => ({
		checkbox_key: String(key).trim(),
		is_checked: String(checked) !== 'false',
	}));
}
