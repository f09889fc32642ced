import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import type { MetaTriggerNeeds } from './definition';
import type { Membership } from './membership';
import type { PageFields } from './memory';
import type { Installation, Refusal } from './pages';
import { fieldsOnPage, install, openPages, putBack } from './pages';

/** The Pages that have installed the app for a trigger, and what it has added there. */
export interface InstalledPages {
	installation: Installation;
	added: PageFields;
}

/**
 * Installs the app on the Pages of a trigger. All of them have to take it, or at least one where the
 * trigger is for whatever Pages there are; else all is put back and the first refusal is thrown.
 */
export async function installPages(
	membership: Membership,
	needs: MetaTriggerNeeds,
): Promise<InstalledPages> {
	const { connection, app, key, hook } = membership;
	const fields = fieldsOnPage(key.object, needs.fields);
	const { opened, refused } = await openPages(connection, needs.pages);
	const installation = { appId: app.id, pages: opened, fields };
	const done = await install(installation);
	const refusals = [...refused, ...done.refused];
	const needed = needs.skipRefusingPages ? needs.pages.length : 1;
	if (refusals.length > 0 && refusals.length >= needed) {
		await putBack(installation, done.added);
		throw firstOf(membership, needs, refusals);
	}
	const left = refusals.map(({ page }) => page);
	if (left.length > 0) {
		hook.logger.warn('Meta trigger: these Pages do not take the app', { pages: left });
	}
	const pages = opened.filter(({ id }) => !left.includes(id));
	const added = Object.entries(done.added).filter(([id]) => !left.includes(id));
	return { installation: { ...installation, pages }, added: Object.fromEntries(added) };
}

/** Of several Pages the error says which one it is about. */
function firstOf(
	{ hook }: Membership,
	{ pages }: MetaTriggerNeeds,
	[{ page, name, error }]: Refusal[],
): Error {
	const failure = failureOf(error);
	if (pages.length === 1 || !failure) return asThrown(error);
	const happened = `The Page ${name || page} does not take the app: ${failure.happened}`;
	return toNodeError(hook.getNode(), { ...failure, happened });
}
