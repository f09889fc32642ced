import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';

/** The parameter `text` as typed; throws an input error when there is nothing to read in it. */
export function requiredText<Api>(context: RunContext<Api>, whatItIs: string): string {
	const text = String(context.param<unknown>('text', '') ?? '');
	if (text.trim()) return text;
	throw inputError(context.n8n.getNode(), {
		field: 'Text',
		happened: "'Text' is empty",
		fix: `Write what the ${whatItIs} says.`,
	});
}
