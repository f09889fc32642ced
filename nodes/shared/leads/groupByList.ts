import type { LeadCapability } from './capability';
import type { LeadForm } from './form';

/** Forms that are read together, in the order of their first ones. */
export function groupByList<Api>(
	{ listOf }: Pick<LeadCapability<Api>, 'listOf'>,
	forms: readonly LeadForm[],
): LeadForm[][] {
	if (!listOf) return forms.map((form) => [form]);
	const lists = new Map<string, LeadForm[]>();
	for (const form of forms) {
		const list = listOf(form);
		lists.set(list, [...(lists.get(list) ?? []), form]);
	}
	return [...lists.values()];
}
