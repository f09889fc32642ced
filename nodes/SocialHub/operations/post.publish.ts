import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import type { ItemMeta } from '../../shared/contract/effort';
import { counting } from '../../shared/http/effort';
import { itemFiles } from '../../shared/media/itemFiles';
import { asksForMeta, metaFor } from '../../shared/monitoring/includeMeta';
import type { ItemPart } from '../../shared/run/parts';
import { runParts } from '../../shared/run/parts';
import { givenAccount } from '../accounts/eachAccount';
import type { HubApi, HubContext } from '../hub';
import { CONNECTIONS } from '../networks';
import { readApproval } from '../publish/approval';
import type { Destination } from '../publish/destination';
import { readDestinations } from '../publish/destination';
import { destinationFields } from '../publish/destinationFields';
import type { HubDraft } from '../publish/draft';
import { readHubDraft } from '../publish/draft';
import type { Due } from '../publish/due';
import { assertNotTooLate, readDue } from '../publish/due';
import { DRAFT_FIELDS } from '../publish/fields';
import type { Outcome } from '../publish/gate';
import { assertAllPass } from '../publish/gate';
import { HUB_DRAFT_OPTIONS, HUB_PUBLISH_OPTIONS } from '../publish/options';
import type { PreparedDestination } from '../publish/prepareDestination';
import { prepareDestination } from '../publish/prepareDestination';
import { withSpacing } from '../publish/spacing';

/** One draft to many accounts: each is published, or fails, apart from the others. */
export const publishPost: Operation<HubApi> = {
	resource: 'post',
	operation: 'publish',
	name: 'Publish',
	action: 'Publish post on several networks',
	description:
		'Publish one post on several networks and accounts. It becomes visible to people and goes out once on each, even if the node is tried again; a network that fails does not stop the others.',
	effect: 'write',
	repeatable: false,
	fields: [...DRAFT_FIELDS, ...destinationFields(CONNECTIONS)],
	options: [...HUB_DRAFT_OPTIONS, ...HUB_PUBLISH_OPTIONS],
	run: publishItem,
};

/** What all destinations of an item have in common. */
interface Item {
	context: HubContext;
	draft: HubDraft;
	due: Due;
	approved: string[] | undefined;
	/** Throws where another destination keeps all from being published. */
	gate(): Promise<void>;
}

interface Entry extends Outcome {
	destination: Destination;
	/** What is known of the account, as far as it is known. */
	account: IDataObject;
	/** What the destination takes, where the user has asked for it. */
	meta?: ItemMeta;
	prepare(): Promise<PreparedDestination>;
}

async function publishItem(context: HubContext): Promise<OperationOutput[]> {
	const { n8n, journal } = context;
	const draft = readHubDraft(context);
	const due = readDue(n8n, draft.options, Date.now());
	const approved = readApproval(n8n.getNode(), draft.options.approvedContentHashes);
	const own = { ...context, files: itemFiles(n8n, context.itemIndex) };
	const entries = readDestinations(context).map((destination) => toEntry(own, destination, draft));
	// What another try has published already is out, and holds nobody up.
	const open = entries.filter(({ destination }) => !journal.part(destination.name).output());
	const gate = async () =>
		draft.options.allOrNothing === true
			? await assertAllPass(n8n.getNode(), open, approved)
			: undefined;
	const item: Item = { context: own, draft, due, approved, gate };
	return await runParts(
		journal,
		entries.map((entry) => toPart(item, entry)),
	);
}

function toEntry(context: HubContext, destination: Destination, draft: HubDraft): Entry {
	const { network } = destination.connection;
	const account: IDataObject = { id: givenAccount(destination.accounts), name: null };
	const journal = context.journal.part(destination.name);
	const meta = asksForMeta(draft.options)
		? metaFor({ ...publishPost, platform: network.platform }, journal)
		: undefined;
	const own = { ...context, journal, n8n: meta ? counting(context.n8n, meta) : context.n8n };
	let prepared: Promise<PreparedDestination> | undefined;
	const prepare = async () => {
		const ready = await network.use(
			async (spec) => await prepareDestination(spec, own, { destination, draft, keep: true }),
		);
		Object.assign(account, ready.account);
		return ready;
	};
	const once = async () => await (prepared ??= prepare());
	return {
		title: network.platform.title,
		destination,
		account,
		meta,
		prepare: once,
		get ready() {
			return once();
		},
	};
}

function toPart(item: Item, entry: Entry): ItemPart {
	const { destination, account, meta, title, prepare } = entry;
	const platform = destination.connection.network.platform.id;
	const { n8n } = item.context;
	return {
		name: destination.name,
		title,
		facts: () => ({ platform, account, status: 'failed' }),
		meta,
		run: async (journal) => {
			const { due, draft } = item;
			if (due.status === 'not-due') {
				const { dueAt, status } = due;
				return [{ json: { platform, account, status, dueAt }, again: true }];
			}
			assertNotTooLate(n8n, due);
			const ready = await prepare();
			await item.gate().catch((error: Error) => {
				journal.abandon();
				throw error;
			});
			const seconds = Number(draft.options.spacing ?? 0);
			const key = `${platform}:${String(account.id)}`;
			return [
				await withSpacing(
					n8n,
					{ account: key, seconds },
					async () => await ready.publish(item.approved),
				),
			];
		},
	};
}
