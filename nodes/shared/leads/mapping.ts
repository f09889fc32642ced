import { createHash } from 'crypto';
import type { INodeProperties, ResourceMapperFields, ResourceMapperValue } from 'n8n-workflow';
import type { LeadForm } from './form';
import type { AnswerValue, Consent } from './lead';

/** The user's column for each question, by the ID that the editor knows the question under. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** A value in the user's table: null where the lead's form does not ask for it. */
export type ColumnValue = AnswerValue | boolean | null;

/** What a consent box is known by; see `LeadCapability`. */
export type ConsentKey = (box: Pick<Consent, 'id' | 'text'>) => string;

const keyById: ConsentKey = ({ id }) => id;

/** Names the user's column for each question of the chosen forms. */
export const mappingField: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		"Name the column of your table for each question. Questions of several forms with the same column come out under one name. Answers without a column stay under 'fields'. Refresh the list of questions (menu with three dots) after choosing other forms.",
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getLeadQuestions',
			mode: 'map',
			valuesLabel: 'Columns',
			fieldWords: { singular: 'question', plural: 'questions' },
			addAllFields: false,
			supportAutoMap: false,
			allowEmptyValues: true,
			noFieldsError: 'No questions found. Choose an account and forms above, then refresh.',
		},
	},
};

/** The questions, consent boxes and hidden fields of some forms as the editor's form shows them, each once. */
export function toMapperFields(
	forms: readonly LeadForm[],
	consentKey: ConsentKey = keyById,
): ResourceMapperFields {
	const shown = new Map<string, string>();
	for (const { questions, consents, hiddenFields = [] } of forms) {
		for (const { key, label } of questions) {
			const id = idOfQuestion(key);
			if (!shown.has(id)) shown.set(id, label && label !== key ? `${label} (${key})` : key);
		}
		for (const box of consents) {
			const id = idOfConsent(consentKey(box));
			if (!shown.has(id)) shown.set(id, `Consent: ${shorten(box.text || box.id)}`);
		}
		for (const { name } of hiddenFields) {
			const id = idOfHiddenField(name);
			if (!shown.has(id)) shown.set(id, `Hidden field: ${shorten(name)}`);
		}
	}
	return {
		fields: [...shown].map(([id, displayName]) => ({
			id,
			displayName,
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: 'string' as const,
		})),
	};
}

/** The columns that the user has named; others are left out. */
export function readMapping(value: unknown): ColumnMapping {
	const { value: columns } = (value ?? {}) as Partial<ResourceMapperValue>;
	const named = Object.entries(columns ?? {}).flatMap(([id, column]): Array<[string, string]> => {
		const name = String(column ?? '').trim();
		return name ? [[id, name]] : [];
	});
	return Object.fromEntries(named);
}

export interface MappedAnswers {
	/** Every column of the mapping, so that leads of all forms have one shape. */
	columns: Record<string, ColumnValue>;
	/** Keys of the questions that have an answer and no column. */
	unmapped: string[];
}

/** What a lead brings along for the user's columns. */
export interface MappedParts {
	answers: Readonly<Record<string, AnswerValue>>;
	consents: readonly Consent[];
	hiddenFields?: Readonly<Record<string, string>>;
}

/** Puts answers under the user's columns. Of several questions with one column the first answered counts. */
export function mapAnswers(
	mapping: ColumnMapping,
	{ answers, consents, hiddenFields = {} }: MappedParts,
	consentKey: ConsentKey = keyById,
): MappedAnswers {
	const columns: Record<string, ColumnValue> = Object.fromEntries(
		Object.values(mapping).map((column) => [column, null]),
	);
	const unmapped: string[] = [];
	const put = (id: string, value: ColumnValue) => {
		const column: string | undefined = mapping[id];
		if (column !== undefined && isEmpty(columns[column])) columns[column] = value;
		return column !== undefined;
	};
	for (const [key, value] of Object.entries(answers)) {
		if (!put(idOfQuestion(key), value)) unmapped.push(key);
	}
	for (const box of consents) put(idOfConsent(consentKey(box)), box.checked);
	for (const [name, value] of Object.entries(hiddenFields)) put(idOfHiddenField(name), value);
	return { columns, unmapped };
}

const isEmpty = (value: ColumnValue): boolean =>
	value === null || value === '' || (Array.isArray(value) && value.length === 0);

const idOfQuestion = (key: string): string => safeId('q', key);
const idOfConsent = (key: string): string => safeId('c', key);
const idOfHiddenField = (name: string): string => safeId('f', name);

/** n8n uses the ID in the path of a parameter: dots, quotes and brackets would break it. */
function safeId(kind: string, key: string): string {
	if (/^[A-Za-z0-9_]{1,64}$/.test(key)) return `${kind}_${key}`;
	return `${kind}h_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
