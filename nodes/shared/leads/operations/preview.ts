import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Failure } from '../../contract/failure';
import type { RunContext } from '../../contract/operation';
import type { OperationOutput } from '../../contract/output';
import { json } from '../../contract/output';
import { asThrown, failureOf, toNodeError } from '../../http/failure';
import { concurrently } from '../../run/concurrently';
import { sentence } from '../../text/sentence';
import type { LeadCapability, LeadGroup, NetworkLead } from '../capability';
import { createDescriber } from '../describeLead';
import type { LeadForm } from '../form';
import { chooseForms } from '../formFields';
import { groupByList } from '../groupByList';
import { readLeadSettingsOf } from '../leadSettings';

/** Lists that are asked at the same time. */
const LISTS_AT_ONCE = 5;
/** How far a preview looks for leads of a few forms among those of others. */
const PREVIEW_CALLS = 10;

export const previewCount: INodeProperties = {
	displayName: 'Number of Leads',
	name: 'count',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 10,
	description: 'How many of the newest leads to show',
};

/** The newest leads of the chosen forms. What cannot be read holds nothing back and is said. */
export async function previewLeads<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
): Promise<OperationOutput[]> {
	const describe = createDescriber(capability, readLeadSettingsOf(context));
	const limit = Math.min(100, Math.max(1, Math.floor(Number(context.param('count', 10)) || 1)));
	const { forms, problems, missing } = await chooseForms(context, capability);
	const groups = groupByList(context, capability, forms);
	const read = await concurrently(
		groups.length,
		LISTS_AT_ONCE,
		async (index) => await readNewest(context, capability, { group: groups[index], limit }),
	);
	const failures = [...problems, ...missing, ...read].flatMap(({ failure }) => failure ?? []);
	const found = read.flatMap((list) => list.found);
	const isEveryListRefused = read.every((list) => list.failure && list.found.length === 0);
	if (failures.length && isEveryListRefused) throw toNodeError(context.n8n.getNode(), failures[0]);
	failures.forEach((failure) => warn(context, missingLeads(failure)));
	if (read.some(({ isCut }) => isCut)) warn(context, CUT_MESSAGE);
	return found
		.sort((one, other) => timeOf(other.given) - timeOf(one.given))
		.slice(0, limit)
		.map(({ given, form }) => json({ ...describe(given, form).lead } as unknown as IDataObject));
}

interface Newest {
	found: Array<{ given: NetworkLead; form: LeadForm }>;
	/** Why no more could be read. */
	failure?: Failure;
	/** The list goes on, and nobody has looked there. */
	isCut?: boolean;
}

/** The first leads of a list that are of its forms. Among those of other forms they may be few. */
async function readNewest<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
	{ group, limit }: { group: LeadGroup; limit: number },
): Promise<Newest> {
	const { forms, list } = group;
	const isCommon = list !== undefined;
	const found: Newest['found'] = [];
	let cursor: string | undefined;
	for (let calls = 0; calls < PREVIEW_CALLS && found.length < limit; calls += 1) {
		const part = { window: {}, cursor, limit: isCommon ? undefined : limit };
		const page = await capability.readLeads(context, group, part).catch(asFailure);
		if ('failure' in page) return { found, ...page };
		for (const given of page.leads) {
			const form = isCommon ? forms.find(({ id }) => id === given.formId) : forms[0];
			if (form) found.push({ given, form });
		}
		if (page.next === undefined || page.next === cursor) return { found };
		cursor = page.next;
	}
	return { found, isCut: found.length < limit };
}

function asFailure(error: unknown): { failure: Failure } {
	const failure = failureOf(error);
	if (!failure) throw asThrown(error);
	return { failure };
}

const CUT_MESSAGE =
	'The preview has looked at the newest leads only and found fewer of the chosen forms than asked for. Sync reads all of them.';

const missingLeads = ({ happened, advice }: Failure): string =>
	`Some leads are missing: ${sentence(happened)} ${advice}`;

/** What is missing from the output shows beside it. */
function warn<Api>(context: RunContext<Api>, message: string) {
	context.n8n.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

const timeOf = ({ createdAt }: { createdAt: string | null }): number =>
	Date.parse(createdAt ?? '') || 0;
