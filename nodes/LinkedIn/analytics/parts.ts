import type { IDataObject } from 'n8n-workflow';
import type { MetricName } from '../../shared/analytics/analytics';
import type { FailureKind } from '../../shared/contract/failure';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { LinkedInApi } from '../connection';

/** Numbers that come by one call, or by calls that are refused together. */
export interface Part<Values> {
	/** The resource of the calls: what is refused for want of a permission is refused for all of it. */
	resource: string;
	asked: readonly MetricName[];
	read(): Promise<{ values: Values; raw: IDataObject }>;
}

export interface PartsRead<Values> {
	values: Values[];
	asked: MetricName[];
	/** Names of what LinkedIn has refused, with its reason. */
	refused: Record<string, string>;
	raw: IDataObject[];
}

/** Refusals that concern some numbers only: the others are worth having. */
const PARTIAL: readonly FailureKind[] = ['permission-missing', 'content-rejected', 'not-found'];

/**
 * Reads one part after the other. What LinkedIn refuses is left out, and a hint tells of a missing
 * permission; throws the first refusal where everything is refused.
 */
export async function readParts<Values>(
	{ n8n }: RunContext<LinkedInApi>,
	parts: ReadonlyArray<Part<Values>>,
): Promise<PartsRead<Values>> {
	const read: PartsRead<Values> = { values: [], asked: [], refused: {}, raw: [] };
	const closed = new Map<string, Error>();
	let first: Error | undefined;
	for (const part of parts) {
		read.asked.push(...part.asked);
		const outcome = await attempt(part, closed.get(part.resource));
		if ('refusal' in outcome) {
			const failure = failureOf(outcome.refusal);
			first ??= outcome.refusal;
			if (failure?.kind === 'permission-missing') closed.set(part.resource, outcome.refusal);
			for (const name of part.asked) read.refused[name] = failure?.happened ?? '';
			continue;
		}
		read.values.push(outcome.values);
		read.raw.push(outcome.raw);
	}
	if (first && read.values.length === 0) throw asThrown(first);
	for (const refusal of closed.values()) {
		const { happened, advice } = failureOf(refusal) ?? { happened: '', advice: '' };
		n8n.addExecutionHints({
			message: `Some numbers could not be read. ${happened}. ${advice}`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return read;
}

type Outcome<Values> = { values: Values; raw: IDataObject } | { refusal: Error };

async function attempt<Values>(
	{ read }: Part<Values>,
	known: Error | undefined,
): Promise<Outcome<Values>> {
	if (known) return { refusal: known };
	try {
		return await read();
	} catch (error) {
		const failure = failureOf(error);
		if (!failure || !PARTIAL.includes(failure.kind)) throw asThrown(error);
		return { refusal: asThrown(error) };
	}
}
