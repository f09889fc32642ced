import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { OnceResult } from '../contract/once';
import { asThrown, failureOf, toNodeError } from '../http/failure';
import { recover } from '../run/once';
import type { ExecuteInput } from './doStep';
import { doStep, toOnceStep } from './doStep';
import type { Handles, Plan, PlanStep, Readiness } from './plan';
import { untilReady } from './readiness';

const ROUNDS = 2;

export interface SendInput<Api> extends ExecuteInput<Api> {
	/** Called once it is clear that something has to be sent; throws to refuse it. */
	beforeSending(): void;
	/** How long to wait for the network to process what a step needs. Default: one look. */
	waitMs?: number;
	/** Whether the files are at hand to do anew what has died at the network. Default: they are. */
	canBeginAnew?: boolean;
}

/** Results of all steps, and whether a visible one had been done before. */
export interface Executed {
	handles: Handles;
	recovered: boolean;
}

/** Steps are done up to one for which the network has to finish its processing first. */
export interface Pending {
	handles: Handles;
	waitsFor: string;
}

/**
 * Does the steps of a plan in order, resuming at the first one that the journal shows unfinished.
 * Where an earlier try may have got further than the journal knows, what people would see of the
 * plan is looked for before anything is uploaded again. What a step needs and dies at the network
 * before it is used is done anew once.
 */
export async function executePlan<Api>(input: SendInput<Api>): Promise<Executed | Pending> {
	const { plan, journal } = input;
	const earlier = await findLastStep(input);
	if (earlier) return earlier;

	input.beforeSending();
	const last = lastStep(plan);
	// What has just been read for the last step is not read again.
	const afterLook = { ...input, policy: { ...input.policy, hasLooked: true } };
	const deadline = Date.now() + (input.waitMs ?? 0);
	for (let round = 1; ; round++) {
		const outcome = await doSteps(input, { last, afterLook, deadline });
		if (!('failure' in outcome)) return outcome;
		for (const name of outcome.anew) journal.forget(name);
		const mayHelp = outcome.failure.kind === 'temporarily-unavailable';
		if (mayHelp && input.canBeginAnew === false) throw toNodeError(input.node, gone(outcome));
		if (!mayHelp || round === ROUNDS) throw toNodeError(input.node, outcome.failure);
	}
}

/** Trying again is in vain where the files are not at hand. */
const gone = ({ failure }: Extract<Readiness, { status: 'dead' }>): Failure => ({
	...failure,
	kind: 'not-found',
	advice: 'Publish it again from the files: what was handed in cannot be gone on with.',
});

interface Walk<Api> {
	last: PlanStep<Api>;
	afterLook: ExecuteInput<Api>;
	deadline: number;
}

async function doSteps<Api>(
	input: ExecuteInput<Api>,
	{ last, afterLook, deadline }: Walk<Api>,
): Promise<Executed | Pending | Extract<Readiness, { status: 'dead' }>> {
	const handles = knownHandles(input);
	const looked = new Set([last.name]);
	let recovered = false;
	// Steps are done in their order: beyond one that was not done, nothing has to be looked for.
	let isNew = false;
	for (const step of input.plan.steps) {
		const served = input.plan.steps.find(({ name }) => name === step.servesOnly);
		if (served && !isNew && !looked.has(served.name)) {
			looked.add(served.name);
			await lookFor(input, served, handles);
		}
		if (served && input.journal.step(served.name)?.state === 'done') continue;
		if (input.journal.step(step.name)?.state !== 'done') {
			const readiness = await untilReady(input.api, { step, handles, deadline });
			if (readiness.status === 'dead') return readiness;
			if (readiness.status === 'processing') return { handles, waitsFor: step.name };
		}
		const isLooked = isNew || looked.has(step.name);
		const result: OnceResult<IDataObject> = await doStep(
			isLooked ? afterLook : input,
			step,
			handles,
		);
		handles[step.name] = result.handle;
		recovered ||= result.recovered;
		isNew ||= step.exactlyOnce !== undefined && !result.recovered;
	}
	return { handles, recovered };
}

/** What an earlier execution has done of a plan; undefined where the network does not show it. */
export async function findPlanResult<Api>(input: ExecuteInput<Api>): Promise<Executed | undefined> {
	try {
		return await findLastStep(input);
	} catch (error) {
		if (failureOf(error)?.kind === 'outcome-unknown') return undefined;
		throw asThrown(error);
	}
}

async function findLastStep<Api>(input: ExecuteInput<Api>): Promise<Executed | undefined> {
	const handles = knownHandles(input);
	const last = lastStep(input.plan);
	const earlier = await lookFor(input, last, handles);
	return earlier && { handles: { ...handles, [last.name]: earlier }, recovered: true };
}

/** What an earlier try has done of a step that people see; the journal notes it. */
async function lookFor<Api>(
	input: ExecuteInput<Api>,
	step: PlanStep<Api>,
	handles: Handles,
): Promise<IDataObject | undefined> {
	const onceStep = toOnceStep(input, step, handles);
	return onceStep && (await recover(input.node, input.journal, onceStep, input.policy));
}

const lastStep = <Api>(plan: Plan<Api>): PlanStep<Api> => plan.steps[plan.steps.length - 1];

function knownHandles<Api>({ plan, journal }: ExecuteInput<Api>): Record<string, IDataObject> {
	const known = plan.steps.flatMap(({ name }) => {
		const record = journal.step(name);
		return record?.state === 'done' ? [[name, record.handle as IDataObject] as const] : [];
	});
	return Object.fromEntries(known);
}
