import type { ItemJournal } from '../contract/journal';
import type { RunContext } from '../contract/operation';
import { asThrown, failureOf, toNodeError } from '../http/failure';
import type { Prepared } from './prepared';

const visibleSteps = <Api>({ plan }: Prepared<Api>) =>
	plan.steps.flatMap(({ name, exactlyOnce }) => (exactlyOnce ? [{ name, ...exactlyOnce }] : []));

/** The IDs of what people can see of a plan that is not done yet. */
export function idsOut<Api>(ready: Prepared<Api>, journal: ItemJournal): string[] {
	return visibleSteps(ready).flatMap(({ name, idOf }) => {
		const record = journal.step(name);
		return record?.state === 'done' && record.handle ? [idOf(record.handle)] : [];
	});
}

/** An error that says which posts of several are out: another try goes on behind them. */
export function withProgress<Api>(
	{ n8n }: RunContext<Api>,
	ready: Prepared<Api>,
	{ error, out }: { error: unknown; out: string[] },
): Error {
	const failure = failureOf(error);
	const count = visibleSteps(ready).length;
	if (!failure || count < 2 || out.length === 0) return asThrown(error);
	return toNodeError(n8n.getNode(), {
		...failure,
		advice: `${failure.advice} ${out.length} of ${count} posts are out (${out.join(', ')}). Another try goes on behind them.`,
		details: { ...failure.details, publishedIds: out },
	});
}
