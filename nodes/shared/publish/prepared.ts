import type { IDataObject, NodeOperationError } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import type { Media } from '../media/media';
import type { PrepareInput, PublishCapability } from './capability';
import type { Account, Draft } from './draft';
import { contentHash } from './draft';
import type { Issue, Plan } from './plan';
import { blocks } from './plan';
import type { PlacedMedia, PullCapability } from './pull';
import { pathIssues, placeMedia } from './pull';
import type { OpenedDraft } from './readDraft';
import { readDraft } from './readDraft';

/** Everything that is known of a post before anything is sent. */
export interface Prepared<Api> {
	capability: PublishCapability<Api>;
	account: Account;
	draft: Draft;
	files: ReadonlyArray<Media | undefined>;
	placed?: readonly PlacedMedia[];
	cover?: PlacedMedia;
	coverFile?: Media;
	attachments?: Readonly<Record<string, Media>>;
	plan: Plan<Api>;
	contentHash: string;
	/** The values of the Options collection. */
	options: IDataObject;
	/** Whether the files are at hand to do again what has died at the network. */
	canBeginAnew: boolean;
	/** When its publication began, if an earlier node did that: milliseconds since 1970. */
	since?: number;
}

/** Prepares what the parameters of an item say. */
export async function prepareDraft<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
	keep: (draft: Draft) => Draft = (draft) => draft,
): Promise<Prepared<Api>> {
	const opened = await readDraft(context, capability);
	const account = await capability.account(context);
	const draft = keep(opened.draft);
	const { files, coverFile, attachments } = opened;
	const placed = capability.pull
		? await place(context, capability.pull, { account, draft, opened })
		: {};
	const paths = {
		...placed,
		...(coverFile ? { coverFile } : {}),
		...(attachments ? { attachments } : {}),
	};
	const input = { draft, files, account, now: Date.now(), ...paths };
	return {
		capability,
		account,
		draft,
		files,
		...paths,
		plan: withPathIssues(capability, input),
		canBeginAnew: true,
		contentHash: contentHash(capability.platform.id, account.id, draft),
		options: context.param<IDataObject>('options', {}),
	};
}

type Paths = Pick<PrepareInput, 'placed' | 'cover'>;

/** How each file of a draft, and its cover, reaches a network that fetches media itself. */
async function place<Api>(
	context: RunContext<Api>,
	pull: PullCapability<Api>,
	{ account, draft, opened }: { account: Account; draft: Draft; opened: OpenedDraft },
): Promise<Paths> {
	const placed: PlacedMedia[] = [];
	for (const [index, media] of draft.media.entries()) {
		const file = opened.files[index];
		placed.push(await placeMedia(context, { pull, account, draft }, { media, file }));
	}
	if (!draft.cover) return { placed };
	const cover = { media: draft.cover, file: opened.coverFile };
	return {
		placed,
		cover: await placeMedia(context, { pull, account, draft, isCover: true }, cover),
	};
}

function withPathIssues<Api>(capability: PublishCapability<Api>, input: PrepareInput): Plan<Api> {
	const plan = capability.prepare(input);
	const paths = [...(input.placed ?? []), ...(input.cover ? [input.cover] : [])];
	const issues = pathIssues(paths, capability.platform.title);
	return issues.length ? { ...plan, issues: [...plan.issues, ...issues] } : plan;
}

/**
 * Prepares what an earlier try of the item has begun, though its expressions may say something
 * else by now: a text with the time in it must not become a second post.
 */
export async function prepareOnce<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
): Promise<Prepared<Api>> {
	return await prepareDraft(context, capability, (draft) => context.journal.begin(draft));
}

/** The error for a draft that must not be sent: the first reason, and all of them as data. */
export function refusal<Api>(context: RunContext<Api>, issues: Issue[]): NodeOperationError {
	const reasons = issues.filter(blocks);
	const [first] = reasons;
	const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : '';
	return inputError(context.n8n.getNode(), {
		field: first.field ?? '',
		happened: `${first.message}${more}`,
		fix: reasons.map((issue) => issue.fix).join(' '),
	});
}
