import { sleep } from 'n8n-workflow';
import type { Failure } from '../../shared/contract/failure';
import type { EventItem } from '../../shared/contract/event';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { LeadReading } from '../../shared/leads/capability';
import { createDescriber } from '../../shared/leads/describeLead';
import type { LeadSettings } from '../../shared/leads/leadSettings';
import { unreadLead } from '../../shared/leads/unreadLead';
import type { FacebookApi } from '../connection';
import { facebookLeads } from '../leads/capability';
import { getLeads } from '../leads/getLeads';
import { createTestLeadMarker } from '../leads/testLeads';
import { cachedForms } from './formCache';
import type { LeadStub } from './stub';

/** Meta waits about five seconds for an answer, and asks again without one: no try begins after this. */
export const DEADLINE_MS = 3_000;
/** A call that hangs must not hold back what has been read by then. */
const LAST_MOMENT_MS = 3_500;
/** A new lead can be invisible for some seconds after its delivery. */
const PAUSES_MS = [0, 300, 600, 900];
const WORTH_ANOTHER_TRY: readonly Failure['kind'][] = ['not-found', 'temporarily-unavailable'];

export interface Completion {
	api: FacebookApi;
	settings: LeadSettings;
}

/**
 * Reads the leads that a delivery announces, those of one Page in one call. One that cannot be read
 * comes out as `not-read` with its IDs and the reason; it holds back no other.
 */
export async function completeLeads(
	stubs: readonly LeadStub[],
	{ api, settings }: Completion,
): Promise<EventItem[]> {
	const deadline = Date.now() + DEADLINE_MS;
	const pageIds = [...new Set(stubs.map(({ pageId }) => pageId))];
	const readings = new Map<string, LeadReading>();
	const reading = Promise.all(
		pageIds.map(async (pageId) => {
			const ids = stubs.filter((stub) => stub.pageId === pageId).map(({ id }) => id);
			await readPatiently(api, { pageId, ids, deadline, readings });
		}),
	);
	await Promise.race([reading, sleep(LAST_MOMENT_MS)]);
	const describe = createDescriber(facebookLeads, settings);
	return stubs.map((stub) => {
		const found = readings.get(stub.id);
		if (!found || 'failure' in found) return toUnread(stub, found?.failure ?? NO_ANSWER);
		return {
			event: stub.event,
			status: 'read',
			...describe(found.lead, found.form).lead,
		} as unknown as EventItem;
	});
}

interface Patience {
	pageId: string;
	ids: readonly string[];
	/** Milliseconds since 1970. */
	deadline: number;
	/** By lead: filled as they come. */
	readings: Map<string, LeadReading>;
}

async function readPatiently(
	api: FacebookApi,
	{ pageId, ids, deadline, readings }: Patience,
): Promise<void> {
	const readers = { mark: createTestLeadMarker(), forms: cachedForms };
	let left = [...ids];
	for (const pause of PAUSES_MS) {
		if (Date.now() + pause >= deadline) return;
		await sleep(pause);
		const answers = await readOnce(
			api,
			pageId,
			async (page) => await getLeads(page, left, readers),
		);
		for (const [index, id] of left.entries()) {
			const reading = answers(index, id);
			// A call that was lost tells less than what Graph has said before.
			if (!readings.has(id) || !isLost(reading)) readings.set(id, reading);
		}
		left = left.filter((id) => isWorthAnotherTry(readings.get(id)));
		if (left.length === 0) return;
	}
}

/** The readings by place; where the whole call fails, its failure is that of each lead. */
async function readOnce(
	api: FacebookApi,
	pageId: string,
	read: (page: Awaited<ReturnType<FacebookApi['page']>>) => Promise<LeadReading[]>,
): Promise<(index: number, id: string) => LeadReading> {
	try {
		const answers = await read(await api.page(pageId));
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

function toUnread(stub: LeadStub, failure: Failure): EventItem {
	const { event, platform, id, formId, createdAt, pageId, adId } = stub;
	return {
		event,
		...unreadLead(platform, id, failure),
		formId,
		createdAt,
		source: { pageId, adId },
	};
}

const NO_ANSWER: Failure = {
	kind: 'temporarily-unavailable',
	happened: 'Facebook did not give the lead in time',
	advice: "Read it later with 'Get' of 'Lead'; 'Sync' finds it too.",
	effect: 'none',
};
