import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { asThrown, failureOf } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import type { FormList } from '../../shared/leads/capability';
import { concurrently } from '../../shared/run/concurrently';
import { listPages } from '../account/pages';
import type { FacebookApi } from '../connection';
import { pageField } from '../fields';
import { readForms } from './forms';

/** One Page, or all that the connection can act as. */
export type PageScope = { kind: 'one'; idOrAlias: string } | { kind: 'all' };

/** Pages whose forms are listed at the same time. */
const PAGES_AT_ONCE = 5;

/** Chooses one Page or all of them. */
export const pageScopeFields: INodeProperties[] = [
	{
		displayName: 'Pages',
		name: 'accountScope',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'One Page', value: 'one' },
			{ name: 'All Pages', value: 'all', description: 'Every Page that the connection can act as' },
		],
		default: 'one',
	},
	...updateDisplayOptions({ show: { accountScope: ['one'] } }, [
		{ ...pageField, description: 'The Facebook Page that the forms belong to' },
	]),
];

/** IDs or aliases of the Pages of a scope, with their names where they are known. */
export async function accountsOf(
	api: FacebookApi,
	scope: PageScope,
): Promise<Array<{ id: string; name: string }>> {
	if (scope.kind === 'one') return [{ id: scope.idOrAlias, name: '' }];
	const pages = await collect(listPages(api, { includeBusinessPages: false }));
	return pages.map(({ id, name }) => ({ id, name }));
}

/** The forms of all Pages of a scope. A Page that cannot be read does not concern the others. */
export async function listForms(api: FacebookApi, scope: PageScope): Promise<FormList> {
	const accounts = await accountsOf(api, scope);
	const lists = await concurrently(accounts.length, PAGES_AT_ONCE, async (index) => {
		const account = accounts[index];
		try {
			return { forms: await readForms(await api.page(account.id)), problems: [] };
		} catch (error) {
			const failure = failureOf(error);
			if (!failure) throw asThrown(error);
			return { forms: [], problems: [{ account, failure }] };
		}
	});
	return {
		forms: lists.flatMap(({ forms }) => forms),
		problems: lists.flatMap(({ problems }) => problems),
	};
}
