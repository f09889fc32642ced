import type { RunContext } from '../../contract/operation';
import type { OperationOutput } from '../../contract/output';
import { json } from '../../contract/output';
import { toNodeError } from '../../http/failure';
import { readLimit } from '../../run/listFields';
import type { LeadCapability } from '../capability';

/** The forms of the chosen accounts, and the accounts whose forms cannot be read. */
export async function getForms<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
): Promise<OperationOutput[]> {
	const platform = capability.platform.id;
	const { formStatus = [] } = context.param<{ formStatus?: string[] }>('options', {});
	const { forms, problems } = await capability.listForms(context);
	if (!forms.length && problems.length)
		throw toNodeError(context.n8n.getNode(), problems[0].failure);
	const wanted = forms.filter(({ status }) => !formStatus.length || formStatus.includes(status));
	return [
		...wanted.slice(0, readLimit(context)).map((form) => json({ platform, ...form })),
		// An account whose forms cannot be read must not look like one without forms.
		...problems.map(({ account, failure }) =>
			json({ platform, id: null, account, problem: { ...failure } }),
		),
	];
}
