import type { IDataObject } from 'n8n-workflow';
import type { MetaPage } from '../../Meta/connection';
import type { BatchAnswer, BatchRead } from '../../Meta/batch';
import { BATCH_SIZE, readBatch } from '../../Meta/batch';
import type { GraphClient } from '../../Meta/graph';
import { loadPage } from '../../Meta/graph';
import type { Failure } from '../../shared/contract/failure';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { LeadPage, LeadWindow } from '../../shared/leads/capability';
import type { LeadForm } from '../../shared/leads/form';
import { FACEBOOK } from '../platform';
import { FORM_FIELDS, toForm } from './forms';
import { LEAD_FIELDS, toNetworkLead } from './readLead';

/** Part of a form's leads, 100 in a call, as Graph documents its filter (Unix seconds). */
export async function readLeadPage(
	page: MetaPage,
	form: LeadForm,
	part: { window: LeadWindow; cursor?: string; limit?: number },
): Promise<LeadPage> {
	const { items, next } = await loadPage(
		page.leads.call,
		`${form.id}/leads`,
		{ fields: LEAD_FIELDS, filtering: filterOf(part.window), after: part.cursor },
		part.limit,
	);
	return { leads: items.map((raw) => toNetworkLead(page, raw)), next };
}

/** https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving#filtering */
function filterOf({ from, to }: LeadWindow): IDataObject[] | undefined {
	const field = 'time_created';
	const filters = [
		...(from === undefined ? [] : [{ field, operator: 'GREATER_THAN_OR_EQUAL', value: from }]),
		// There is no LESS_THAN_OR_EQUAL; Graph counts in whole seconds.
		...(to === undefined ? [] : [{ field, operator: 'LESS_THAN', value: to + 1 }]),
	];
	return filters.length ? filters : undefined;
}

export type RawReading = { id: string; raw: IDataObject } | { id: string; failure: Failure };

/** Leads by their IDs, 50 in a call, in the same order. One that is refused leaves the others alone. */
export async function readLeadsById(page: MetaPage, ids: readonly string[]): Promise<RawReading[]> {
	const reads = ids.map((id) => ({
		path: encodeURIComponent(id),
		fields: { fields: LEAD_FIELDS },
	}));
	const answers = await readInBatches(page.leads, reads);
	return answers.map((answer, index) =>
		'body' in answer ? { id: ids[index], raw: answer.body } : { id: ids[index], ...answer },
	);
}

/** Forms by their IDs; those that cannot be read are missing: their leads are worth having without. */
export async function readFormsById(
	page: MetaPage,
	ids: readonly string[],
): Promise<Map<string, LeadForm>> {
	const reads = ids.map((id) => ({
		path: encodeURIComponent(id),
		fields: { fields: FORM_FIELDS },
	}));
	const answers = await readInBatches(page.graph, reads, readWithoutGaps).catch(
		(error: unknown) => {
			if (!failureOf(error)) throw asThrown(error);
			return [];
		},
	);
	return new Map(
		answers.flatMap((answer, index): Array<[string, LeadForm]> =>
			'body' in answer ? [[ids[index], toForm(page, answer.body)]] : [],
		),
	);
}

/** Reads any number of things, 50 in a call. At a limit the rest is not asked for. */
async function readInBatches(
	graph: GraphClient,
	reads: readonly BatchRead[],
	read: typeof readOnce = readOnce,
): Promise<BatchAnswer[]> {
	const answers: BatchAnswer[] = [];
	for (let at = 0; at < reads.length; at += BATCH_SIZE) {
		const part = reads.slice(at, at + BATCH_SIZE);
		const limit = answers.find(isLimit);
		answers.push(...(limit ? part.map(() => limit) : await read(graph, part)));
	}
	return answers;
}

const readOnce = async (graph: GraphClient, reads: readonly BatchRead[]) =>
	await readBatch(FACEBOOK, graph, reads);

/**
 * What a batch had no time for is read once more. A call that fails as a whole is the failure of its
 * parts, and of no others.
 */
async function readWithoutGaps(
	graph: GraphClient,
	reads: readonly BatchRead[],
): Promise<BatchAnswer[]> {
	const { answers, isWhole } = await readOrFail(graph, reads);
	const gaps = answers.flatMap((answer, index) => (isPassing(answer) ? [index] : []));
	if (gaps.length === 0 || !isWhole) return answers;
	const { answers: again } = await readOrFail(
		graph,
		gaps.map((index) => reads[index]),
	);
	return answers.map((answer, index) => again[gaps.indexOf(index)] ?? answer);
}

const isLimit = (answer: BatchAnswer): boolean =>
	'failure' in answer && answer.failure.kind === 'rate-limited';
const isPassing = (answer: BatchAnswer): boolean =>
	'failure' in answer && answer.failure.kind === 'temporarily-unavailable';

async function readOrFail(
	graph: GraphClient,
	reads: readonly BatchRead[],
): Promise<{ answers: BatchAnswer[]; isWhole: boolean }> {
	try {
		return { answers: await readOnce(graph, reads), isWhole: true };
	} catch (error) {
		const failure = failureOf(error);
		if (!failure) throw asThrown(error);
		return { answers: reads.map(() => ({ failure })), isWhole: false };
	}
}
