import { failureFromAnswer } from '../../shared/http/readFailure';
import type { Failure } from '../../shared/contract/failure';
import type { Handles, Readiness } from '../../shared/publish/plan';
import { concurrently } from '../../shared/run/concurrently';
import type { InstagramApi } from '../connection';
import { INSTAGRAM } from '../platform';

const LOOKS_AT_ONCE = 4;

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container */
export interface ContainerStatus {
	code: string;
	/** In Instagram's words; names the subcode of an error. */
	text: string;
}

export async function readContainer(
	api: InstagramApi,
	accountId: string,
	containerId: string,
): Promise<ContainerStatus> {
	const { graph } = await api.account(accountId);
	const answer = await graph.call({
		method: 'GET',
		path: encodeURIComponent(containerId),
		fields: { fields: 'status_code,status' },
	});
	return { code: String(answer.status_code ?? ''), text: String(answer.status ?? '') };
}

export interface ReadinessInput {
	accountId: string;
	handles: Handles;
	/** The steps that have made the containers. */
	steps: readonly string[];
	/** Steps whose containers are in those: they may have died with them. */
	parts?: readonly string[];
}

/** Whether all containers are processed. Of those that are dead, all are named at once. */
export async function readinessOf(api: InstagramApi, input: ReadinessInput): Promise<Readiness> {
	const found = await lookAt(api, input, input.steps);
	if (!found.some(isDead)) {
		return found.find(({ status }) => status === 'processing') ?? { status: 'ready' };
	}
	const parts = (input.parts ?? []).filter((step) => input.handles[step]);
	const dead = [...found, ...(await lookAt(api, input, parts))].filter(isDead);
	// A file that Instagram will never take decides: making the others anew would be in vain.
	const { failure } = dead.find((one) => one.failure.kind !== 'temporarily-unavailable') ?? dead[0];
	return { status: 'dead', anew: [...new Set(dead.flatMap(({ anew }) => anew))], failure };
}

type Dead = Extract<Readiness, { status: 'dead' }>;

const isDead = (readiness: Readiness): readiness is Dead => readiness.status === 'dead';

async function lookAt(
	api: InstagramApi,
	{ accountId, handles }: ReadinessInput,
	steps: readonly string[],
): Promise<Readiness[]> {
	return await concurrently(steps.length, LOOKS_AT_ONCE, async (index) => {
		const containerId = String(handles[steps[index]].containerId);
		return judge(await readContainer(api, accountId, containerId), stepsOf(steps[index]));
	});
}

/** A file's container, its upload and the copy that it was fetched from die together. */
function stepsOf(step: string): string[] {
	const number = /\d+/.exec(step);
	const label = number ? ` ${number[0]}` : '';
	return [step, `upload${label}`, `page photo${label}`];
}

/** What the status of a container means for what comes after it. Pure. */
export function judge({ code, text }: ContainerStatus, anew: string[]): Readiness {
	switch (code) {
		case 'FINISHED':
		case 'PUBLISHED':
			return { status: 'ready' };
		case 'ERROR':
			return { status: 'dead', anew, failure: processingFailure(text) };
		case 'EXPIRED':
			return { status: 'dead', anew, failure: EXPIRED };
		default:
			return { status: 'processing' };
	}
}

const EXPIRED: Failure = {
	kind: 'temporarily-unavailable',
	happened:
		'The media waited at Instagram for more than 24 hours and has expired; it was not published',
	advice: 'Publish it again from the files.',
	effect: 'none',
};

/** Instagram's reason, by the subcode in its text. Nothing has been published. */
function processingFailure(text: string): Failure {
	const subcode = /\b(22\d{5})\b/.exec(text)?.[1];
	const answer = { status: 400, headers: {}, body: {} };
	const facts = { message: text.replace(/^Error:\s*/, ''), subcode };
	const failure = failureFromAnswer(INSTAGRAM, answer, facts, Date.now());
	const isKnown = failure.kind !== 'bug';
	return {
		...failure,
		...(isKnown
			? {}
			: { kind: 'content-rejected', advice: 'Change the file and publish it again.' }),
		effect: 'none',
		happened: `Instagram did not process the media: ${failure.happened}`,
	};
}
