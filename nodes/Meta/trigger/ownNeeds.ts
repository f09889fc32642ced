import type { MetaTriggerNeeds } from './definition';
import type { Membership } from './membership';
import type { PageFields } from './memory';
import { merge, recall, remember } from './memory';
import type { Installation } from './pages';
import { fieldsOnPage, openPages } from './pages';

/** What a trigger needs to be installed on its Pages. */
export async function installationOf(
	{ connection, app, key }: Membership,
	needs: MetaTriggerNeeds,
): Promise<Installation> {
	const pages = await openPages(connection, needs.pages);
	return { appId: app.id, pages, fields: fieldsOnPage(key.object, needs.fields) };
}

/** Keeps what a trigger needs, and what it has to take off again besides what it had before. */
export function rememberNeeds(
	{ saved, self }: Membership,
	needs: MetaTriggerNeeds,
	{ installation, added }: { installation: Installation; added: PageFields },
): void {
	const earlier = recall(saved, self.address)?.added ?? {};
	remember(saved, {
		version: 2,
		address: self.address,
		pages: installation.pages.map(({ id }) => id),
		fields: [...needs.fields],
		added: merge(earlier, added),
	});
}
