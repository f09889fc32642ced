import type { IDataObject } from 'n8n-workflow';
import { concurrently } from '../../shared/run/concurrently';
import { sentence } from '../../shared/text/sentence';
import type { FacebookApi } from '../connection';
import { canDo } from './jobs';
import type { Grants } from './jobs';
import type { LeadAccess } from './leadAccess';
import { readLeadAccess } from './leadAccess';
import type { ManagedPage } from './pages';

/** Lead access by Page ID. */
export type AccessByPage = ReadonlyMap<string, LeadAccess>;

/** Pages whose lead access is asked for at the same time. */
const PAGES_AT_ONCE = 5;

/** Asks for the lead access of every Page. */
export async function readAccess(
	api: FacebookApi,
	userId: string,
	pages: ManagedPage[],
): Promise<AccessByPage> {
	const answers = await concurrently(pages.length, PAGES_AT_ONCE, async (index) => {
		const pageId = pages[index].id;
		return [pageId, await readLeadAccess(api, { pageId, userId })] as const;
	});
	return new Map(answers);
}

/** Those whose leads can be read. */
export const readable = (pages: ManagedPage[], access: AccessByPage): ManagedPage[] =>
	pages.filter(({ id }) => access.get(id)?.canRead !== false);

/** What stands in the way of reading leads, in sentences. */
export function accessFindings(pages: ManagedPage[], access: AccessByPage): string[] {
	return pages.flatMap(({ id, name }) => {
		const { reason, fix } = access.get(id) ?? {};
		return reason ? [`${name}: ${sentence(reason)} ${fix ?? ''}`.trim()] : [];
	});
}

/** A Page with what can be done on it. */
export function describePage(
	page: ManagedPage,
	grants: Grants,
	access: LeadAccess | undefined,
): IDataObject {
	const canReadLeads = canDo('leads', grants, page);
	return {
		id: page.id,
		name: page.name,
		tasks: page.tasks,
		canPublish: canDo('publish', grants, page),
		canComment: canDo('comment', grants, page),
		canReadInsights: canDo('insights', grants, page),
		canReadLeads: access && access.canRead !== true ? access.canRead : canReadLeads,
		...(access ? { leadAccess: { ...access } } : {}),
	};
}
