import type { RunContext } from '../contract/operation';
import type { LeadCapability, LeadGroup } from './capability';
import type { LeadForm } from './form';

/** What has to be read for some forms, in the order of their first ones. */
export function groupByList<Api>(
	context: RunContext<Api>,
	{ listsOf }: Pick<LeadCapability<Api>, 'listsOf'>,
	forms: readonly LeadForm[],
): LeadGroup[] {
	if (!listsOf) return forms.map((form) => ({ forms: [form] }));
	const listsOfForm = listsOf(context);
	const groups = new Map<string, LeadGroup>();
	for (const form of forms) {
		for (const list of listsOfForm(form)) {
			const key = JSON.stringify([list.accountId, list.part]);
			groups.set(key, { list, forms: [...(groups.get(key)?.forms ?? []), form] });
		}
	}
	return [...groups.values()];
}
