import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { failureOf } from '../../shared/http/failure';
import { itemFiles } from '../../shared/media/itemFiles';
import type { Card } from '../../shared/publish/card';
import { block, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { blocks } from '../../shared/publish/plan';
import { previewFiles } from '../../shared/publish/preview';
import { givenAccount } from '../accounts/eachAccount';
import type { HubApi, HubContext } from '../hub';
import { CONNECTIONS } from '../networks';
import type { Destination } from '../publish/destination';
import { readDestinations } from '../publish/destination';
import { destinationFields } from '../publish/destinationFields';
import type { HubDraft } from '../publish/draft';
import { readHubDraft } from '../publish/draft';
import type { Due } from '../publish/due';
import { readDue } from '../publish/due';
import { DRAFT_FIELDS } from '../publish/fields';
import { HUB_DRAFT_OPTIONS } from '../publish/options';
import { prepareDestination } from '../publish/prepareDestination';

/** What Publish would do everywhere, on one board. */
export const previewPost: Operation<HubApi> = {
	resource: 'post',
	operation: 'preview',
	name: 'Preview',
	action: 'Preview post on several networks',
	description:
		'Check a post for several networks and accounts without sending anything: what each would refuse, what would be changed for it, and how it would look. Gives the content hashes for an approval.',
	effect: 'read',
	repeatable: true,
	fields: [...DRAFT_FIELDS, ...destinationFields(CONNECTIONS)],
	options: HUB_DRAFT_OPTIONS,
	run: async (context) => [await previewItem(context)],
};

interface Verdict {
	json: IDataObject;
	card: Card;
}

async function previewItem(context: HubContext): Promise<OperationOutput> {
	const { n8n } = context;
	const draft = readHubDraft(context);
	const due = readDue(n8n, draft.options, Date.now());
	const own = { ...context, files: itemFiles(n8n, context.itemIndex) };
	const verdicts = await Promise.all(
		readDestinations(context).map(
			async (destination) => await verdictOn(own, destination, { draft, due }),
		),
	);
	const posts = verdicts.map(({ json }) => json);
	const passing = posts.filter(({ ok }) => ok === true);
	return {
		json: {
			ok: passing.length === posts.length,
			contentHashes: passing.map(({ contentHash }) => contentHash as string),
			posts,
		},
		binary: await previewFiles(
			n8n,
			verdicts.map(({ card }) => card),
		),
	};
}

/** A destination that cannot be prepared is a verdict too: it says why. */
async function verdictOn(
	context: HubContext,
	destination: Destination,
	{ draft, due }: { draft: HubDraft; due: Due },
): Promise<Verdict> {
	const { network } = destination.connection;
	const input = { destination, draft, keep: false };
	try {
		const ready = await network.use(async (spec) => await prepareDestination(spec, context, input));
		const verdict = (await ready.preview()) ?? refused(destination, draft, ready.issues);
		return withIssues(verdict, dueIssues(due));
	} catch (error) {
		const issue = block('not-prepared', failureOf(error)?.field ?? network.platform.title, {
			message: (error as Error).message,
			fix: String((error as { description?: unknown }).description ?? ''),
		});
		return refused(destination, draft, [issue]);
	}
}

function withIssues({ json, card }: Verdict, issues: readonly Issue[]): Verdict {
	if (issues.length === 0) return { json, card };
	const all = [...issues, ...card.issues];
	const isOk = json.ok === true && !issues.some(blocks);
	return {
		json: { ...json, ok: isOk, issues: all as unknown as IDataObject[] },
		card: { ...card, issues: all },
	};
}

function refused(
	{ connection, accounts }: Destination,
	draft: HubDraft,
	issues: readonly Issue[],
): Verdict {
	const { id, title } = connection.network.platform;
	const given = givenAccount(accounts) ?? '';
	const account = { id: given, name: given || title };
	return {
		json: {
			platform: id,
			account,
			kind: null,
			ok: false,
			contentHash: null,
			issues: [...issues] as unknown as IDataObject[],
			requests: [],
		},
		card: {
			platform: title,
			account,
			draft: { ...EMPTY, text: draft.text, link: draft.link },
			kindName: 'no post',
			issues,
			contentHash: '',
			pictures: [],
		},
	};
}

const EMPTY = {
	kind: '',
	text: '',
	link: '',
	media: [],
	firstComment: '',
	scheduleAt: '',
	asDraft: false,
	options: {},
};

function dueIssues(due: Due): Issue[] {
	if (due.status === 'due') return [];
	if (due.status === 'not-due') {
		return [
			warn('not-due', 'Due At', {
				message: `The post is due at ${due.dueAt}: until then nothing is sent`,
				fix: 'Publish it from then on.',
			}),
		];
	}
	return [
		block('too-late', 'Due At', {
			message: `The post was due at ${due.dueAt}, ${due.minutes} minutes ago`,
			fix: "Give another time as 'Due At', or allow more under 'Too Late After (Minutes)'.",
		}),
	];
}
