import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import { idText } from '../run/idParameter';

const LABELS = { post: 'Post', comment: 'Comment' } as const;

/** The id in the parameter of this name; throws an input error when it is empty. */
export function requiredId<Api>(context: RunContext<Api>, name: keyof typeof LABELS): string {
	const node = context.n8n.getNode();
	const id = idText(node, LABELS[name], context.param<unknown>(name, ''));
	if (id) return id;
	throw inputError(node, {
		field: LABELS[name],
		happened: `'${LABELS[name]}' is empty`,
		fix: `Give the ID or the URL of the ${name}.`,
	});
}
