import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { inputError } from '../http/failure';
import type { PublishCapability } from './capability';
import { PUBLISH_OPTIONS, RESUME_OPTION } from './options';
import type { PublicationHandle } from './handle';
import { parseHandle } from './handle';
import type { Prepared } from './prepared';
import { publish } from './publish';

const FIELD = 'Publication';

const PUBLICATION: INodeProperties = {
	displayName: FIELD,
	name: 'publication',
	type: 'json',
	default: '={{ $json }}',
	required: true,
	description:
		"The item that Publish has put out. One that is not 'processing' is passed on as it is, so that all items can be sent through here.",
};

const OWN_OPTIONS = ['includeRaw', 'sendWhenUnknown', 'waitForProcessing'];

/** Goes on with a post that Publish has left at the network, which still processed its media. */
export function finishOperation<Api>(capability: PublishCapability<Api>): Operation<Api> {
	const { title } = capability.platform;
	return {
		resource: 'post',
		operation: 'finish',
		name: 'Finish',
		action: 'Finish post',
		description: `Publish a post that Publish has put out as 'processing', once ${title} has processed its media. It becomes visible to people and goes out once.`,
		effect: 'write',
		repeatable: false,
		fields: [PUBLICATION],
		options: [...PUBLISH_OPTIONS.filter(({ name }) => OWN_OPTIONS.includes(name)), RESUME_OPTION],
		run: async (context) => [await finish(context, capability)],
	};
}

async function finish<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
): Promise<OperationOutput> {
	const publication = readPublication(context);
	if (publication.status !== 'processing') return { json: publication };
	const handle = readHandle(context, capability, publication);
	const { journal } = context;
	for (const [name, result] of Object.entries(handle.steps)) {
		if (!journal.step(name)) journal.complete(name, result);
	}
	const since = Math.min(journal.since, handle.since);
	// Another Finish, of this or of another execution, may have published it: the network is asked.
	const earlier = {
		...context,
		journal: { ...journal, since, mayHaveRun: true, quietSince: undefined },
	};
	return await publish(earlier, prepareHandle(context, capability, handle));
}

/** The draft as Publish has checked it. The files are not here: what has died stays dead. */
function prepareHandle<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
	{ account, draft, contentHash, idempotencyKey, since }: PublicationHandle,
): Prepared<Api> {
	const files = draft.media.map(() => undefined);
	const plan = capability.prepare({ draft, files, account, now: Date.now() });
	return {
		capability,
		account,
		draft,
		files,
		plan: { ...plan, issues: [] },
		contentHash,
		options: { ...context.param<IDataObject>('options', {}), idempotencyKey },
		canBeginAnew: false,
		since,
	};
}

function readPublication<Api>(context: RunContext<Api>): IDataObject {
	const given = context.param<unknown>('publication', {});
	const value: unknown = typeof given === 'string' ? parsed(given) : given;
	if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
		return value as IDataObject;
	}
	throw notPublication(context, 'is not an object');
}

/** Before anything is sent: what is in a handle gets into calls that are signed. */
function readHandle<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
	{ handle: given }: IDataObject,
): PublicationHandle {
	const parsed = parseHandle(given);
	const problem = 'problem' in parsed ? parsed.problem : problemFor(capability, parsed.handle);
	if ('handle' in parsed && problem === undefined) return parsed.handle;
	throw notPublication(context, `has the status 'processing' and no usable 'handle' (${problem})`);
}

function problemFor<Api>(
	{ kinds, handleProblem }: PublishCapability<Api>,
	handle: PublicationHandle,
): string | undefined {
	const isKnown = kinds.some(({ value }) => value === handle.draft.kind);
	return isKnown ? handleProblem?.(handle) : 'handle.draft.kind: not a kind of post';
}

function notPublication<Api>({ n8n }: RunContext<Api>, what: string) {
	return inputError(n8n.getNode(), {
		field: FIELD,
		happened: `'${FIELD}' ${what}`,
		fix: "Give the whole item that Publish has put out: {{ $json }}. A post without a handle is looked up with 'Get Status'.",
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// What is no JSON is refused by the caller, in words that name the field.
		return undefined;
	}
}
