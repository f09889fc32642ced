import { actAs } from '../../shared/network/actAs';
import type { FileShape } from '../../shared/network/chooseKind';
import { shapeOfFile, shapeOfUrl } from '../../shared/network/chooseKind';
import type { NetworkSpec } from '../../shared/network/network';
import type { RunContext } from '../../shared/contract/operation';
import type { PublishCapability, PublishKind } from '../../shared/publish/capability';
import type { Account } from '../../shared/publish/draft';
import type { Issue } from '../../shared/publish/plan';
import type { Prepared } from '../../shared/publish/prepared';
import { prepareDraft } from '../../shared/publish/prepared';
import type { ParameterValues } from '../../shared/run/withParameters';
import type { HubContext } from '../hub';
import type { Destination } from './destination';
import type { HubDraft } from './draft';
import { isAddress } from './draft';
import type { Candidate } from './values';
import { compose, wantedLink } from './values';

/** A candidate as its network sees it. */
export interface Ready<Api> {
	/** The network's own context, with which it is sent. */
	context: RunContext<Api>;
	values: ParameterValues;
	prepared: Prepared<Api>;
}

/** What a network says to a candidate; `ready` is absent where there is no kind of post for it. */
export interface Attempt<Api> {
	candidate: Candidate;
	issues: Issue[];
	ready?: Ready<Api>;
}

/** Tries candidates at one destination. Nothing is sent. */
export interface Trial<Api> {
	spec: NetworkSpec<Api>;
	destination: Destination;
	draft: HubDraft;
	context: HubContext;
	/** Read once, however many candidates are tried. */
	capability: PublishCapability<Api>;
}

export function trialOf<Api>(
	spec: NetworkSpec<Api>,
	context: HubContext,
	{ destination, draft }: { destination: Destination; draft: HubDraft },
): Trial<Api> {
	let account: Promise<Account> | undefined;
	const capability: PublishCapability<Api> = {
		...spec.publish,
		account: async (own) => await (account ??= spec.publish.account(own)),
	};
	return { spec, destination, draft, context, capability };
}

/** What the network says to a candidate. */
export async function attempt<Api>(trial: Trial<Api>, candidate: Candidate): Promise<Attempt<Api>> {
	const kind = await kindOf(trial, candidate);
	if ('issue' in kind) return { candidate, issues: [kind.issue] };
	const { values, notes } = compose(trial.spec, { ...trial, candidate, kind });
	const ready = await prepareValues(trial, values, notes);
	return { candidate, ready, issues: ready.prepared.plan.issues };
}

/** Prepares the parameters of a candidate as the network's own node would. */
export async function prepareValues<Api>(
	{ spec, context, capability }: Trial<Api>,
	values: ParameterValues,
	notes: readonly Issue[],
): Promise<Ready<Api>> {
	const own = await actAs(context, spec, values);
	const prepared = await prepareDraft(own, capability);
	return { context: own, values, prepared: withNotes(prepared, notes) };
}

/** What was left out or changed is said in front of what the network says. */
export function withNotes<Api>(prepared: Prepared<Api>, notes: readonly Issue[]): Prepared<Api> {
	const { plan } = prepared;
	return { ...prepared, plan: { ...plan, issues: [...notes, ...plan.issues] } };
}

async function kindOf<Api>(
	trial: Trial<Api>,
	{ text, files }: Candidate,
): Promise<PublishKind | { issue: Issue }> {
	const { spec, destination, draft } = trial;
	const { settings } = destination;
	const shapes: FileShape[] = [];
	if (!settings.postKind) for (const file of files) shapes.push(await shapeOf(trial, file));
	const link = settings.linkHandling === 'text' ? '' : wantedLink(destination, draft);
	const choice = settings.postKind
		? { kind: String(settings.postKind) }
		: spec.chooseKind({ text, link, files: shapes, fields: settings });
	if ('issue' in choice) {
		const { issue, odd } = choice;
		return { issue: odd === undefined ? issue : { ...issue, file: files[odd] } };
	}
	const kind = spec.publish.kinds.find(({ value }) => value === choice.kind);
	return kind ?? { issue: unknownKind(spec, choice.kind) };
}

async function shapeOf<Api>({ spec, context }: Trial<Api>, file: string): Promise<FileShape> {
	if (!isAddress(file)) return shapeOfFile(await filesOf(context).binary(file));
	if (!spec.publish.loadsUrls) return shapeOfUrl(file);
	return shapeOfFile(await filesOf(context).url(file, 'Media URL'));
}

function filesOf({ files }: HubContext) {
	if (!files) throw new Error('The files of the item are not at hand');
	return files;
}

function unknownKind<Api>({ platform, publish }: NetworkSpec<Api>, kind: string): Issue {
	return {
		rule: 'no-kind',
		severity: 'block',
		field: 'Post Kind',
		message: `${platform.title} has no kind of post called '${kind}'`,
		fix: `Choose one of: ${publish.kinds.map(({ value }) => value).join(', ')}.`,
	};
}
