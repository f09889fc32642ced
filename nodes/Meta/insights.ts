import type { IDataObject } from 'n8n-workflow';
import type { GraphClient, GraphFields } from './graph';
import { asThrown, failureOf } from '../shared/http/failure';
import { concurrently } from '../shared/run/concurrently';

export interface InsightsQuery {
	/** `{id}/insights` or `{id}/video_insights`. */
	path: string;
	metrics: readonly string[];
	/** Period and range, where the edge takes them. */
	fields?: GraphFields;
}

export interface InsightsAnswer {
	/** Entries of the answer, by metric. */
	entries: Record<string, IDataObject>;
	/** Metrics that the network refused, with its words. */
	refused: Record<string, string>;
}

/** Reads insights and remembers which metrics the network has refused. */
export type InsightsReader = (query: InsightsQuery) => Promise<InsightsAnswer>;

const CALLS_AT_ONCE = 4;

/**
 * Reads insights although one unknown metric fails a whole call: all metrics are asked for
 * together, and only if that is refused one by one. What was refused once is not asked again by the
 * same reader on an edge of the same name.
 * @see https://developers.facebook.com/docs/graph-api/reference/insights
 */
export function createInsightsReader(graph: GraphClient): InsightsReader {
	const known = new Map<string, string>();
	return async (query) => {
		const edge = query.path.slice(query.path.indexOf('/'));
		const wanted = query.metrics.filter((metric) => !known.has(edge + metric));
		const { entries, refused } = await readAll(graph, { ...query, metrics: wanted });
		for (const [metric, reason] of Object.entries(refused)) known.set(edge + metric, reason);
		const refusedBefore = query.metrics.flatMap((metric): Array<[string, string]> => {
			const reason = known.get(edge + metric);
			return reason ? [[metric, reason]] : [];
		});
		return { entries, refused: Object.fromEntries(refusedBefore) };
	};
}

async function readAll(graph: GraphClient, query: InsightsQuery): Promise<InsightsAnswer> {
	if (query.metrics.length === 0) return { entries: {}, refused: {} };
	const answer = await ask(graph, query);
	if ('entries' in answer) return { ...answer, refused: {} };
	if (query.metrics.length === 1) {
		return { entries: {}, refused: { [query.metrics[0]]: answer.refusal } };
	}
	const answers = await concurrently(
		query.metrics.length,
		CALLS_AT_ONCE,
		async (index) => await readAll(graph, { ...query, metrics: [query.metrics[index]] }),
	);
	return {
		entries: Object.assign({}, ...answers.map(({ entries }) => entries)) as Record<
			string,
			IDataObject
		>,
		refused: Object.assign({}, ...answers.map(({ refused }) => refused)) as Record<string, string>,
	};
}

type Asked = { entries: Record<string, IDataObject> } | { refusal: string };

async function ask(graph: GraphClient, query: InsightsQuery): Promise<Asked> {
	try {
		const body = await graph.call({
			method: 'GET',
			path: query.path,
			fields: { metric: query.metrics.join(','), ...query.fields },
		});
		const data = (body.data ?? []) as IDataObject[];
		return { entries: Object.fromEntries(data.map((entry) => [String(entry.name), entry])) };
	} catch (error) {
		const failure = failureOf(error);
		// Code 100 without the subcode of a missing object: a parameter, here the name of a metric.
		if (failure?.kind === 'content-rejected' && failure.code?.split('/')[0] === '100') {
			return { refusal: failure.happened };
		}
		throw asThrown(error);
	}
}
