import type { IDataObject } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import type { OperationOutput } from '../../shared/contract/output';
import type { NetworkSpec } from '../../shared/network/network';
import type { Card } from '../../shared/publish/card';
import type { Account } from '../../shared/publish/draft';
import type { Issue } from '../../shared/publish/plan';
import { refusal } from '../../shared/publish/prepared';
import { previewOf } from '../../shared/publish/preview';
import { publish } from '../../shared/publish/publish';
import type { HubContext } from '../hub';
import type { Adaptation } from './adapt';
import { adapt } from './adapt';
import type { Ready, Trial } from './attempt';
import { attempt, prepareValues, trialOf, withNotes } from './attempt';
import type { Destination } from './destination';
import type { HubDraft } from './draft';
import { filesOf, isAddress } from './draft';

/** What would go to a destination, whatever the type of its connection is. */
export interface PreparedDestination {
	/** Undefined where there is no kind of post. */
	account?: Pick<Account, 'id' | 'name'>;
	contentHash?: string;
	/** All that is known without asking the network. */
	issues: readonly Issue[];
	/** Asks the network too; undefined where there is no post to show. */
	preview(): Promise<{ json: IDataObject; card: Card } | undefined>;
	/** Publishes it, if its hash is among the approved ones or none are asked for. */
	publish(approved?: readonly string[]): Promise<OperationOutput>;
}

export interface DestinationInput {
	destination: Destination;
	draft: HubDraft;
	/** Finish what an earlier try has begun, though expressions may say something else by now. */
	keep: boolean;
}

/** Adapts the draft for a destination and prepares it. Nothing is sent. */
export async function prepareDestination<Api>(
	spec: NetworkSpec<Api>,
	context: HubContext,
	{ destination, draft, keep }: DestinationInput,
): Promise<PreparedDestination> {
	const trial = trialOf(spec, context, { destination, draft });
	const adapted = await adapt({
		candidate: { text: textOf(trial), files: chosenFiles(trial) },
		allowed: (draft.options.adaptations ?? []) as Adaptation[],
		spare: spareFiles(trial),
		attempt: async (candidate) => await attempt(trial, candidate),
	});
	const { ready, issues } = adapted.attempt;
	if (!ready) return withoutKind(context, [...adapted.notes, ...issues]);
	const noted = { ...ready, prepared: withNotes(ready.prepared, adapted.notes) };
	return describe(keep ? await begin(trial, noted) : noted);
}

const textOf = <Api>({ destination, draft }: Trial<Api>): string =>
	String(destination.settings.text ?? '') || draft.text;

function chosenFiles<Api>({ destination, draft }: Trial<Api>): readonly string[] {
	const { namedFiles, firstFiles } = destination.settings;
	const named = filesOf(namedFiles);
	const files = named.length > 0 ? named : draft.files;
	return firstFiles === undefined ? files : files.slice(0, Number(firstFiles));
}

/** What may take the place of a file: those that were not chosen, then the replacement picture. */
function spareFiles<Api>(trial: Trial<Api>): readonly string[] {
	const { draft, context } = trial;
	const chosen = chosenFiles(trial);
	const replacement = String(draft.options.replacementPicture ?? '').trim();
	if (chosen.length === 0) return [];
	if (replacement && isAddress(replacement) !== isAddress(chosen[0])) {
		throw inputError(context.n8n.getNode(), {
			field: 'Replacement Picture',
			happened: `'${replacement}' is given in another way than the other files`,
			fix: isAddress(replacement)
				? 'Give the name of an input data field.'
				: 'Give an address, as the other files have.',
		});
	}
	const others = draft.files.filter((file) => !chosen.includes(file));
	return [...others, ...(replacement ? [replacement] : [])];
}

/** The journal keeps the parameters as they were in the first try, files and adaptations included. */
async function begin<Api>(trial: Trial<Api>, fresh: Ready<Api>): Promise<Ready<Api>> {
	const { journal } = trial.context;
	const notes = fresh.prepared.plan.issues.filter(({ severity }) => severity === 'warn');
	const mine = { values: fresh.values, notes };
	const begun = journal.begin(mine);
	if (begun === mine) return fresh;
	const ready = await prepareValues(trial, begun.values, []);
	const known = new Set(ready.prepared.plan.issues.map(({ message }) => message));
	const more = begun.notes.filter(({ message }) => !known.has(message));
	return { ...ready, prepared: withNotes(ready.prepared, more) };
}

function withoutKind(context: HubContext, issues: readonly Issue[]): PreparedDestination {
	return {
		issues,
		preview: async () => await Promise.resolve(undefined),
		publish: async () => await Promise.reject(refusal(context, [...issues])),
	};
}

function describe<Api>({ context, prepared }: Ready<Api>): PreparedDestination {
	const { account, contentHash, plan, options } = prepared;
	return {
		account: { id: account.id, name: account.name },
		contentHash,
		issues: plan.issues,
		preview: async () => await previewOf(context, prepared),
		publish: async (approved) =>
			await publish(context, {
				...prepared,
				options: { ...options, ...approvalOf(approved, contentHash) },
			}),
	};
}

/** Publish compares with one hash: the one that was approved for this post, or one of others. */
function approvalOf(approved: readonly string[] | undefined, contentHash: string): IDataObject {
	if (!approved) return {};
	return { approvedContentHash: approved.includes(contentHash) ? contentHash : approved[0] };
}
