import type { MetaPage } from '../../Meta/connection';
import type { LeadForm } from '../../shared/leads/form';
import { readFormsById } from '../leads/readLeads';

/** The questions of a form never change at Meta; its name and status may. */
const VALID_MS = 10 * 60_000;
const MAX_FORMS = 1_000;

const known = new Map<string, { form: LeadForm; until: number }>();

/** Forms as `readFormsById` gives them, each read once in ten minutes: deliveries come by the hundred. */
export async function cachedForms(
	page: MetaPage,
	ids: readonly string[],
): Promise<Map<string, LeadForm>> {
	const now = Date.now();
	const keyOf = (id: string) => `${page.id}:${id}`;
	const isFresh = (id: string) => (known.get(keyOf(id))?.until ?? 0) > now;
	const missing = ids.filter((id) => !isFresh(id));
	const read = await readFormsById(page, missing);
	const found = ids.flatMap((id): Array<[string, LeadForm]> => {
		const form = read.get(id) ?? known.get(keyOf(id))?.form;
		return form ? [[id, form]] : [];
	});
	if (known.size + read.size > MAX_FORMS) known.clear();
	for (const [id, form] of read) known.set(keyOf(id), { form, until: now + VALID_MS });
	return new Map(found);
}
