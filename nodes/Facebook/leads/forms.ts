import type { IDataObject } from 'n8n-workflow';
import { asNumberOrNull, asObject, asObjects, asText, asTextOrNull } from '../../shared/json/read';
import { loadPage } from '../../Meta/graph';
import type { MetaPage } from '../../Meta/connection';
import { collect, paginate } from '../../shared/http/paginate';
import { regionOfLocale } from '../../shared/leads/contact/contact';
import type { ConsentBox, FormStatus, LeadForm, LeadQuestion } from '../../shared/leads/form';
import { toIso } from '../../shared/time/timeParameter';
import { roleOfType } from './questionRoles';

/** https://developers.facebook.com/docs/marketing-api/reference/lead-gen-form */
export const FORM_FIELDS = [
	'id,name,status,locale,created_time,leads_count,organic_leads_count,expired_leads_count',
	'questions{id,key,label,type,options{key,value}}',
	'legal_content{custom_disclaimer{checkboxes{id,key,text,is_required,is_checked_by_default}}}',
].join(',');

/** Forms are heavy to read with their questions: large pages of them are refused now and then. */
const PAGE_SIZE = 50;

/** All lead forms of a Page, of every status: Meta has no filter for it. */
export async function readForms(page: MetaPage): Promise<LeadForm[]> {
	const path = `${page.id}/leadgen_forms`;
	const forms = paginate(
		async (after) =>
			await loadPage(page.graph.call, path, { fields: FORM_FIELDS, after }, PAGE_SIZE),
	);
	return (await collect(forms)).map((raw) => toForm(page, raw));
}

/** A form as Graph answers it with `FORM_FIELDS`. Pure. */
export function toForm(page: { id: string; name: string }, raw: IDataObject): LeadForm {
	return {
		id: asText(raw.id),
		name: asText(raw.name),
		status: toStatus(raw.status),
		locale: asTextOrNull(raw.locale),
		country: countryOf(raw.locale),
		createdAt: toIso(raw.created_time),
		account: { id: page.id, name: page.name },
		leads: {
			total: asNumberOrNull(raw.leads_count),
			organic: asNumberOrNull(raw.organic_leads_count),
			expired: asNumberOrNull(raw.expired_leads_count),
		},
		questions: toList(raw.questions).map(toQuestion),
		consents: consentsOf(raw),
	};
}

/** Meta's locales that end in no country of theirs: Spanish of Latin America, Arabic, test languages. */
const LOCALES_WITHOUT_COUNTRY = ['es_LA', 'ar_AR', 'en_UD', 'en_PI'];

function countryOf(locale: unknown): string | null {
	const text = asText(locale);
	return LOCALES_WITHOUT_COUNTRY.includes(text) ? null : (regionOfLocale(text) ?? null);
}

function toQuestion(raw: IDataObject): LeadQuestion {
	const type = asText(raw.type);
	const key = asText(raw.key ?? raw.label);
	const role = roleOfType(type);
	return {
		key,
		label: asText(raw.label) || key,
		type,
		...(role ? { role } : {}),
		options: toList(raw.options).map((option) => ({
			key: asText(option.key ?? option.value),
			label: asText(option.value ?? option.key),
		})),
	};
}

function consentsOf(raw: IDataObject): ConsentBox[] {
	const disclaimer = asObject(asObject(raw.legal_content).custom_disclaimer);
	return toList(disclaimer.checkboxes).map((box) => ({
		id: asText(box.key ?? box.id),
		text: asText(box.text),
		required: box.is_required === true,
		checkedByDefault: box.is_checked_by_default === true,
	}));
}

const STATUSES: Readonly<Record<string, FormStatus>> = {
	ACTIVE: 'active',
	ARCHIVED: 'archived',
	DELETED: 'deleted',
	DRAFT: 'draft',
};

const toStatus = (status: unknown): FormStatus => STATUSES[asText(status)] ?? 'active';
/** Nested lists come as they are or, as edges, under `data`. */
const toList = (value: unknown): IDataObject[] => asObjects(asObject(value).data ?? value);
