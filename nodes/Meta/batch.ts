import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../shared/contract/failure';
import type { Platform } from '../shared/contract/platform';
import { failureFromAnswer } from '../shared/http/readFailure';
import { parseJson } from '../shared/json/parseJson';
import type { GraphClient, GraphFields } from './graph';
import { encodeFields } from './graph';

/** Meta takes 50 calls in one batch; each counts as one call against the limits. */
export const BATCH_SIZE = 50;

/** A read in a batch: path below the version, and its query. */
export interface BatchRead {
	path: string;
	fields?: GraphFields;
}

export type BatchAnswer = { body: IDataObject } | { failure: Failure };

interface BatchItem {
	code?: number;
	body?: string;
}

/**
 * Reads up to 50 things in one call, all with the token of the client; the answers keep the order.
 * One that is refused does not concern the others. Throws only when the whole batch fails.
 * @see https://developers.facebook.com/docs/graph-api/batch-requests
 */
export async function readBatch(
	platform: Platform,
	graph: GraphClient,
	reads: readonly BatchRead[],
): Promise<BatchAnswer[]> {
	if (reads.length === 0) return [];
	const answer = await graph.call({
		method: 'POST',
		path: '',
		fields: { batch: reads.map(toItem), include_headers: false },
		repeatable: true,
	});
	const items = Array.isArray(answer) ? (answer as Array<BatchItem | null>) : [];
	return reads.map((_, index) => readAnswer(platform, items[index]));
}

function toItem({ path, fields = {} }: BatchRead) {
	const query = new URLSearchParams(encodeFields(fields)).toString();
	return { method: 'GET', relative_url: query ? `${path}?${query}` : path };
}

function readAnswer(platform: Platform, item: BatchItem | null | undefined): BatchAnswer {
	if (!item) return { failure: OUT_OF_TIME };
	const body = parsed(item.body);
	const answer = { status: item.code ?? 500, headers: {}, body };
	const facts = platform.readError(answer);
	if (facts) return { failure: failureFromAnswer(platform, answer, facts, Date.now()) };
	return body === undefined ? { failure: OUT_OF_TIME } : { body: body as IDataObject };
}

/** An item is missing when the batch ran out of time: reading it again is all there is to do. */
const OUT_OF_TIME: Failure = {
	kind: 'temporarily-unavailable',
	happened: 'Facebook ran out of time before it came to this part of the batch',
	advice: 'Try again in a few minutes.',
	effect: 'unknown',
};

function parsed(body: string | undefined): unknown {
	try {
		return parseJson(body ?? '');
	} catch {
		// The status says what it is worth.
		return undefined;
	}
}
