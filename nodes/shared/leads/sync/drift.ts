import type { LeadForm } from '../form';

/** How the questions of a form have changed since the last run. */
export interface FormDrift {
	formId: string;
	formName: string;
	added: string[];
	removed: string[];
	renamed: Array<{ key: string; from: string; to: string }>;
}

/** The labels of a form's questions by key. */
export function labelsOf({ questions }: LeadForm): Record<string, string> {
	return Object.fromEntries(questions.map(({ key, label }) => [key, label]));
}

/** What is different from the labels of the last run; undefined when nothing is. */
export function driftOf(
	form: LeadForm,
	before: Record<string, string> | undefined,
): FormDrift | undefined {
	if (!before) return undefined;
	const now = new Map(Object.entries(labelsOf(form)));
	const then = new Map(Object.entries(before));
	const added = [...now.keys()].filter((key) => !then.has(key));
	const removed = [...then.keys()].filter((key) => !now.has(key));
	const renamed = [...now].flatMap(([key, to]) => {
		const from = then.get(key);
		return from === undefined || from === to ? [] : [{ key, from, to }];
	});
	if (added.length + removed.length + renamed.length === 0) return undefined;
	return { formId: form.id, formName: form.name, added, removed, renamed };
}
