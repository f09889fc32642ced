import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { LeadForm } from '../../shared/leads/form';
import { toIds } from '../../shared/leads/formFields';
import { toMapperFields } from '../../shared/leads/mapping';
import { toNodeError } from '../../shared/http/failure';
import { connectOutsideItems } from '../connection';
import type { PageScope } from './accounts';
import { listForms } from './accounts';

/** The forms of the chosen Page, or of all Pages, for the drop-down list. */
export async function getLeadForms(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const scope = scopeOf(this);
	if (!scope) return [];
	const forms = await formsOf(this, scope);
	return forms.map(({ id, name, status, account }) => ({
		name: scope.kind === 'all' ? `${name} (${account.name})` : name,
		value: id,
		description: `${id}, ${status}`,
	}));
}

/** The questions of the chosen forms, for the columns that a user gives them. */
export async function getLeadQuestions(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const scope = scopeOf(this);
	if (!scope) return { fields: [] };
	const isSelection = this.getCurrentNodeParameter('formScope') === 'selected';
	const wanted = isSelection ? toIds(this.getCurrentNodeParameter('forms')) : undefined;
	const forms = await formsOf(this, scope);
	return toMapperFields(forms.filter(({ id }) => !wanted || wanted.includes(id)));
}

/** Undefined while no Page is chosen. The scope is one Page where there is no such choice. */
function scopeOf(editor: ILoadOptionsFunctions): PageScope | undefined {
	if (editor.getCurrentNodeParameter('accountScope') === 'all') return { kind: 'all' };
	const page = editor.getCurrentNodeParameter('page', { extractValue: true });
	const idOrAlias = String(page ?? '').trim();
	return idOrAlias ? { kind: 'one', idOrAlias } : undefined;
}

async function formsOf(editor: ILoadOptionsFunctions, scope: PageScope): Promise<LeadForm[]> {
	const { forms, problems } = await listForms(await connectOutsideItems(editor), scope);
	if (!forms.length && problems.length) throw toNodeError(editor.getNode(), problems[0].failure);
	return forms;
}
