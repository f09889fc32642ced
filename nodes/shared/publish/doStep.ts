import type { IDataObject, INode } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { ItemJournal } from '../contract/journal';
import type { OncePolicy, OnceStep } from '../contract/once';
import { asThrown, failureOf } from '../http/failure';
import { once } from '../run/once';
import type { SharedReading } from '../run/readings';
import type { Handles, Plan, PlanStep } from './plan';
import { toLook } from './toLook';

const TRIES_OF_UNSEEN_STEP = 3;
const PAUSE_MS = 1000;

export interface ExecuteInput<Api> {
	node: INode;
	api: Api;
	plan: Plan<Api>;
	journal: ItemJournal;
	policy: OncePolicy;
	/** Of the run, which its items share. */
	readings: SharedReading;
}

/** Does one step of a plan, unless the journal shows it done. */
export async function doStep<Api>(input: ExecuteInput<Api>, step: PlanStep<Api>, handles: Handles) {
	const onceStep = toOnceStep(input, step, handles);
	if (onceStep) return await doOnce(input, step, onceStep);
	return { handle: await doUnseen(input, step, handles), recovered: false };
}

/** A step that people see, as one that takes effect once; undefined for others. */
export function toOnceStep<Api>(
	{ api, journal, policy, readings }: ExecuteInput<Api>,
	step: PlanStep<Api>,
	handles: Handles,
): OnceStep<IDataObject> | undefined {
	const { exactlyOnce } = step;
	if (!exactlyOnce) return undefined;
	return {
		name: step.name,
		send: async () => await step.send(api, handles),
		find: async (since, freshAt) =>
			await exactlyOnce.find(
				api,
				handles,
				toLook(journal, readings, { since, freshAt, isOut: policy.isOut }),
			),
		idOf: exactlyOnce.idOf,
		duplicates: exactlyOnce.duplicates?.(api, handles),
	};
}

async function doOnce<Api>(
	{ node, journal, policy }: ExecuteInput<Api>,
	step: PlanStep<Api>,
	onceStep: OnceStep<IDataObject>,
) {
	try {
		return await once(node, journal, onceStep, policy);
	} catch (error) {
		const failure = failureOf(error);
		const dead = failure?.effect === 'none' ? (step.needsAnew?.(failure) ?? []) : [];
		for (const name of dead) journal.forget(name);
		throw asThrown(error);
	}
}

/** A step that nobody sees may be repeated: a lost answer costs an upload, not a second post. */
async function doUnseen<Api>(
	{ api, journal }: ExecuteInput<Api>,
	step: PlanStep<Api>,
	handles: Handles,
): Promise<IDataObject> {
	const record = journal.step(step.name);
	if (record?.state === 'done') return record.handle as IDataObject;
	for (let tries = 1; ; tries++) {
		try {
			const handle = await step.send(api, handles);
			journal.complete(step.name, handle);
			return handle;
		} catch (error) {
			const failure = failureOf(error);
			const dead = failure ? (step.needsAnew?.(failure) ?? []) : [];
			for (const name of dead) journal.forget(name);
			const passing = failure?.kind === 'temporarily-unavailable' && dead.length === 0;
			if (!passing || tries >= TRIES_OF_UNSEEN_STEP) throw asThrown(error);
			await sleep(PAUSE_MS * tries);
		}
	}
}
