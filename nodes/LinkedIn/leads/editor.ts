import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { toNodeError } from '../../shared/http/failure';
import type { LeadForm } from '../../shared/leads/form';
import { toIds } from '../../shared/leads/formFields';
import { toMapperFields } from '../../shared/leads/mapping';
import { connectOutsideItems } from '../connection';
import { listAdAccounts } from './adAccounts';
import { consentKey } from './consentKey';
import { listForms } from './forms';
import type { OwnerScope } from './owners';
import { ownerUrn } from './owners';

/** The ad accounts of the person who has connected, those that contain the filter. */
export async function searchAdAccounts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const accounts = await listAdAccounts(await connectOutsideItems(this));
	return {
		results: accounts
			.map(({ urn, name }) => ({ name, value: urn }))
			.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted)),
	};
}

/** The forms of the chosen owners, for the drop-down list. */
export async function getLeadForms(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const scope = scopeOf(this);
	if (!scope) return [];
	const forms = await formsOf(this, scope);
	return forms.map(({ id, name, status, account }) => ({
		name: scope.kind === 'allAdAccounts' ? `${name} (${account.name})` : name,
		value: id,
		description: `${id}, ${status}`,
	}));
}

/** The questions, boxes and hidden fields of the chosen forms, for the columns of the user. */
export async function getLeadQuestions(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const scope = scopeOf(this);
	if (!scope) return { fields: [] };
	const isSelection = this.getCurrentNodeParameter('formScope') === 'selected';
	const wanted = isSelection ? toIds(this.getCurrentNodeParameter('forms')) : undefined;
	const forms = await formsOf(this, scope);
	return toMapperFields(
		forms.filter(({ id }) => !wanted || wanted.includes(id)),
		consentKey,
	);
}

/** Undefined while no owner is chosen. */
function scopeOf(editor: ILoadOptionsFunctions): OwnerScope | undefined {
	const kind = editor.getCurrentNodeParameter('accountScope');
	if (kind === 'allAdAccounts') return { kind };
	const given = (name: string) =>
		String(editor.getCurrentNodeParameter(name, { extractValue: true }) ?? '').trim();
	if (kind === 'organization') {
		const id = ownerUrn(given('organization'), 'organization');
		return id ? { kind, id, leadTypes: [] } : undefined;
	}
	const id = ownerUrn(given('adAccount'), 'sponsoredAccount');
	return id ? { kind: 'adAccount', id } : undefined;
}

async function formsOf(editor: ILoadOptionsFunctions, scope: OwnerScope): Promise<LeadForm[]> {
	const { forms, problems } = await listForms(await connectOutsideItems(editor), scope);
	if (!forms.length && problems.length) throw toNodeError(editor.getNode(), problems[0].failure);
	return forms;
}
