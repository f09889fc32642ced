import type { ApiContext } from '../contract/apiContext';
import type { Effort } from '../contract/effort';
import type { UsageReading } from '../contract/platform';
import type { RequestSpec } from './requestSpec';

const EFFORT = Symbol('effort');

/**
 * The same context of n8n for one item: what is called through it is added to the item's effort.
 * It travels with the context because items run side by side and every client keeps its context.
 */
export function counting<Context extends ApiContext>(context: Context, effort: Effort): Context {
	return Object.create(context, { [EFFORT]: { value: effort } }) as Context;
}

/** What the calls of a context are added to; undefined where nobody has asked for it. */
const effortOf = (context: ApiContext): Effort | undefined =>
	(context as { [EFFORT]?: Effort })[EFFORT];

export function noteCall(context: ApiContext, spec: RequestSpec) {
	const effort = effortOf(context);
	if (!effort) return;
	effort.calls += 1;
	effort.bytesSent += sizeOf(spec);
}

export function noteWait(context: ApiContext, ms: number) {
	const effort = effortOf(context);
	if (effort) effort.waitedMs += ms;
}

/** What an answer tells beside its content. */
export interface AnswerFacts {
	traceId: string | undefined;
	usage: readonly UsageReading[];
}

export function noteAnswer(context: ApiContext, { traceId, usage }: AnswerFacts) {
	const effort = effortOf(context);
	if (!effort) return;
	effort.traceId = traceId ?? null;
	const others = effort.rateUsage.filter(
		({ bucket }) => !usage.some((reading) => reading.bucket === bucket),
	);
	effort.rateUsage = [...others, ...usage];
}

/** A stream is as long as its header says. */
function sizeOf({ body, headers = {} }: RequestSpec): number {
	if (body === undefined || body === null) return 0;
	if (body instanceof Uint8Array) return body.byteLength;
	if (typeof body === 'string') return Buffer.byteLength(body);
	if (body instanceof URLSearchParams) return Buffer.byteLength(body.toString());
	const declared = Object.entries(headers).find(([name]) => /^content-length$/i.test(name));
	if (declared) return Number(declared[1]) || 0;
	return typeof body === 'object' && isPlain(body) ? Buffer.byteLength(JSON.stringify(body)) : 0;
}

const isPlain = (body: object): boolean =>
	Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype;
