import type { RunContext } from '../../shared/contract/operation';
import type { Failure } from '../../shared/contract/failure';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { LeadCapability, LeadReading } from '../../shared/leads/capability';
import type { FacebookApi } from '../connection';
import { readPageName, selectedPage } from '../connection';
import { pageField } from '../fields';
import { FACEBOOK } from '../platform';
import type { PageScope } from './accounts';
import { listForms, pageScopeFields } from './accounts';
import { getLeads } from './getLeads';
import { STANDARD_ROLES } from './questionRoles';
import { readFormsById, readLeadPage } from './readLeads';
import type { TestLeadMarker } from './testLeads';
import { createTestLeadMarker } from './testLeads';

/** Lead ads of Facebook and Instagram: Meta keeps the leads of both with the Page. */
export const facebookLeads: LeadCapability<FacebookApi> = {
	platform: FACEBOOK,
	accountFields: pageScopeFields,
	getFields: [{ ...pageField, description: 'The Facebook Page that the leads belong to' }],
	retentionDays: 90,
	standardRoles: STANDARD_ROLES,
	listForms: async (context) => await listForms(context.api, scopeOf(context)),
	async readLeads({ api }, { forms: [form] }, part) {
		const page = await api.page(form.account.id);
		const found = await readLeadPage(page, form, part);
		return { ...found, leads: await markerOf(api)(page, found.leads) };
	},
	async getLeads(context, ids) {
		const readers = { mark: markerOf(context.api), forms: readFormsById };
		const page = await selectedPage(context);
		const readings = await getLeads(page, ids, readers);
		const passing = readings.flatMap((reading) => (isPassing(reading) ? [reading.id] : []));
		if (passing.length === 0) return readings;
		const again = await getLeads(page, passing, readers).catch(nothingMore);
		return readings.map((reading) => again[passing.indexOf(idOf(reading))] ?? reading);
	},
};

/** The Pages that an item is about. Throws an input error when one is to be chosen and none is. */
function scopeOf(context: RunContext<FacebookApi>): PageScope {
	if (context.param<PageScope['kind']>('accountScope', 'one') === 'all') return { kind: 'all' };
	return { kind: 'one', idOrAlias: readPageName(context) };
}

/** Another try that fails as a whole takes nothing away from what was read. */
function nothingMore(error: unknown): LeadReading[] {
	if (failureOf(error)) return [];
	throw asThrown(error);
}

/** What Graph could not give at the moment, or had no time for in a batch, is read once more. */
const isPassing = (reading: LeadReading): reading is Extract<LeadReading, { failure: Failure }> =>
	'failure' in reading && reading.failure.kind === 'temporarily-unavailable';
const idOf = (reading: LeadReading): string =>
	'failure' in reading ? reading.id : reading.lead.id;

/** One for each connection, so that every form is asked once for all that an item reads. */
const markers = new WeakMap<FacebookApi, TestLeadMarker>();

function markerOf(api: FacebookApi): TestLeadMarker {
	const marker = markers.get(api) ?? createTestLeadMarker();
	markers.set(api, marker);
	return marker;
}
