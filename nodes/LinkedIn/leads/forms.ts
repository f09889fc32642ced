import { asThrown, failureOf } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import type { FormList } from '../../shared/leads/capability';
import { concurrently } from '../../shared/run/concurrently';
import type { LinkedInApi } from '../connection';
import type { LeadOwner, OwnerScope } from './owners';
import { ownerRecord, ownersOf } from './owners';
import type { LinkedInForm } from './toForm';
import { toForm } from './toForm';

/** Owners whose forms are listed at the same time. */
const OWNERS_AT_ONCE = 5;

/**
 * The forms of an owner in their present version, of every state.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-forms
 */
export async function readForms(api: LinkedInApi, owner: LeadOwner): Promise<LinkedInForm[]> {
	const query = { q: 'owner', owner: ownerRecord(owner.id) };
	const forms = await collect(api.client.list('leadForms', query));
	return forms.map((raw) => toForm({ id: owner.id, name: owner.name }, raw));
}

/** The forms of all owners of a scope. An owner that cannot be read does not concern the others. */
export async function listForms(api: LinkedInApi, scope: OwnerScope): Promise<FormList> {
	const owners = await ownersOf(api, scope);
	const lists = await concurrently(owners.length, OWNERS_AT_ONCE, async (index) => {
		const { id, name } = owners[index];
		try {
			return { forms: await readForms(api, owners[index]), problems: [] };
		} catch (error) {
			const failure = failureOf(error);
			if (!failure) throw asThrown(error);
			const isLeftOut = scope.kind === 'allAdAccounts' && failure.kind === 'permission-missing';
			const problem = { account: { id, name }, failure, ...(isLeftOut ? { isLeftOut } : {}) };
			return { forms: [], problems: [problem] };
		}
	});
	return {
		forms: lists.flatMap(({ forms }) => forms),
		problems: lists.flatMap(({ problems }) => problems),
	};
}
