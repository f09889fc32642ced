import type { MetaTriggerNeeds } from './definition';
import type { Membership } from './membership';
import type { PageFields } from './memory';
import { merge, recall, remember } from './memory';
import type { Installation } from './pages';

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
		at: Date.now(),
		pages: installation.pages.map(({ id }) => id),
		fields: [...needs.fields],
		added: merge(earlier, added),
	});
}
