import type { FailureKind } from '../../shared/contract/failure';
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
 * Installs the app on the Pages of a trigger. All of them have to take it. Where the trigger is for
 * whatever Pages there are, those that refuse for good are left out, as long as one takes it. Else
 * all is put back and the first error is thrown.
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
	const severe = refusals.filter(({ error }) => !needs.skipRefusingPages || !isRefusal(error));
	const left = refusals.map(({ page }) => page);
	if (severe.length > 0 || (left.length > 0 && left.length === needs.pages.length)) {
		await putBack(installation, done.added);
		throw firstOf(membership, needs, [...severe, ...refusals]);
	}
	const [taken, leftOut] = split(done.added, left);
	if (left.length > 0) {
		// The answer may have been lost of a call that took effect.
		await putBack(installation, leftOut);
		hook.logger.warn('Meta trigger: these Pages do not take the app', { pages: left });
	}
	const pages = opened.filter(({ id }) => !left.includes(id));
	return { installation: { ...installation, pages }, added: taken };
}

/** What a Page lacks for good, rather than what went wrong with a call. */
function isRefusal(error: unknown): boolean {
	const kind = failureOf(error)?.kind;
	return kind !== undefined && REFUSALS.includes(kind);
}

const REFUSALS: readonly FailureKind[] = ['permission-missing', 'not-found', 'account-restricted'];

/** The part without these Pages, and the part of these. */
function split(fields: PageFields, pages: readonly string[]): [PageFields, PageFields] {
	const isOne = ([id]: [string, string[]]) => pages.includes(id);
	const entries = Object.entries(fields);
	return [
		Object.fromEntries(entries.filter((entry) => !isOne(entry))),
		Object.fromEntries(entries.filter(isOne)),
	];
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
