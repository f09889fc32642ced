import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { EventItem } from '../../contract/event';
import type { Failure } from '../../contract/failure';
import { asThrown, failureOf } from '../../http/failure';
import type { LeadReading } from '../capability';
import type { LeadFacts } from '../describeLead';
import { createDescriber } from '../describeLead';
import type { LeadSettings } from '../leadSettings';
import { unreadLead } from '../unreadLead';

/** Networks wait about five seconds for an answer, and ask again without one: no try begins after this. */
export const DEADLINE_MS = 3_000;
/** A call that hangs must not hold back what has been read by then. */
const LAST_MOMENT_MS = 3_500;
/** A new lead can be invisible for some seconds after its delivery. */
const PAUSES_MS = [0, 300, 600, 900];
const WORTH_ANOTHER_TRY: readonly Failure['kind'][] = ['not-found', 'temporarily-unavailable'];

/** A lead that a delivery announces by its ID. */
export type LeadStub = EventItem & { platform: string };

/** How leads that a delivery announces are read. */
export interface Completion<Stub extends LeadStub> {
	network: LeadFacts;
	settings: LeadSettings;
	/** Leads of one group are read together, and fail together: those of one account. */
	groupOf(stub: Stub): string;
	/** In the order of the IDs. May throw the failure of a call, which is then that of each lead. */
	read(group: string, ids: readonly string[]): Promise<LeadReading[]>;
	/** What the delivery itself says, for a lead that cannot be read. */
	known(stub: Stub): IDataObject;
}

/**
 * Reads the leads that a delivery announces. One that cannot be read comes out as `not-read` with
 * its IDs and the reason; it holds back no other.
 */
export async function completeLeads<Stub extends LeadStub>(
	stubs: readonly Stub[],
	completion: Completion<Stub>,
): Promise<EventItem[]> {
	const deadline = Date.now() + DEADLINE_MS;
	const groups = [...new Set(stubs.map(completion.groupOf))];
	const readings = new Map<string, LeadReading>();
	const reading = Promise.all(
		groups.map(async (group) => {
			const ids = stubs.filter((stub) => completion.groupOf(stub) === group).map(({ id }) => id);
			await readPatiently(completion, { group, ids, deadline, readings });
		}),
	);
	await Promise.race([reading, sleep(LAST_MOMENT_MS)]);
	const { network, settings } = completion;
	const describe = createDescriber(network, settings);
	return stubs.map((stub) => {
		const found = readings.get(stub.id);
		if (!found || 'failure' in found) {
			const failure = found?.failure ?? noAnswer(network.platform.title);
			const unread = unreadLead(stub.platform, stub.id, failure);
			return { event: stub.event, ...unread, ...completion.known(stub) };
		}
		return {
			event: stub.event,
			status: 'read',
			...describe(found.lead, found.form).lead,
		} as unknown as EventItem;
	});
}

interface Patience {
	group: string;
	ids: readonly string[];
	/** Milliseconds since 1970. */
	deadline: number;
	/** By lead: filled as they come. */
	readings: Map<string, LeadReading>;
}

async function readPatiently<Stub extends LeadStub>(
	{ read }: Pick<Completion<Stub>, 'read'>,
	{ group, ids, deadline, readings }: Patience,
): Promise<void> {
	let left = [...ids];
	for (const pause of PAUSES_MS) {
		if (Date.now() + pause >= deadline) return;
		await sleep(pause);
		const answers = await readOnce(async () => await read(group, left));
		for (const [index, id] of left.entries()) {
			const reading = answers(index, id);
			// A call that was lost tells less than what the network has said before.
			if (!readings.has(id) || !isLost(reading)) readings.set(id, reading);
		}
		left = left.filter((id) => isWorthAnotherTry(readings.get(id)));
		if (left.length === 0) return;
	}
}

/** The readings by place; where the whole call fails, its failure is that of each lead. */
async function readOnce(
	read: () => Promise<LeadReading[]>,
): Promise<(index: number, id: string) => LeadReading> {
	try {
		const answers = await read();
		return (index) => answers[index];
	} catch (error) {
		const failure = failureOf(error);
		if (!failure) throw asThrown(error);
		return (_, id) => ({ id, failure });
	}
}

const isLost = (reading: LeadReading): boolean =>
	'failure' in reading && reading.failure.kind === 'temporarily-unavailable';

function isWorthAnotherTry(reading: LeadReading | undefined): boolean {
	return (
		reading !== undefined &&
		'failure' in reading &&
		WORTH_ANOTHER_TRY.includes(reading.failure.kind)
	);
}

const noAnswer = (title: string): Failure => ({
	kind: 'temporarily-unavailable',
	happened: `${title} did not give the lead in time`,
	advice: "Read it later with 'Get' of 'Lead'; 'Sync' finds it too.",
	effect: 'none',
});
