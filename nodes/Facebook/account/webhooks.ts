import { inspectMembers } from '../../Meta/trigger/inspectMembers';
import type { AppInspection } from '../../Meta/trigger/inspectMembers';
import { readAssetFields } from '../../Meta/subscriptionCalls';
import { union, without } from '../../Meta/subscriptionFields';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import { concurrently } from '../../shared/run/concurrently';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { listPages } from './pages';

/** How a Page has installed the app. */
export interface PageInstallation {
	id: string;
	name: string;
	/** Null where the connection may not look. */
	installed: boolean | null;
	fields: string[];
	/** What the active triggers for this Page need and the installation lacks. */
	missingFields: string[];
	/** Why the connection may not look. */
	problem?: string;
	/** It is the one that the user asks about. */
	isChosen: boolean;
}

/** All that decides whether events of Pages arrive. */
export interface WebhookFacts extends AppInspection {
	app: { id: string; name: string } | null;
	pages: PageInstallation[];
}

const AT_ONCE = 5;
/** What the connection lacks, rather than what went wrong with a call. */
const NOT_ALLOWED = ['permission-missing', 'not-found', 'account-restricted'];

/** Reads the facts; without the app's ID and secret there are none to read. */
export async function readWebhooks(context: RunContext<FacebookApi>): Promise<WebhookFacts> {
	const { api, n8n } = context;
	const { appId, appSecret } = api.credential;
	if (!appId || !appSecret) {
		return { app: null, subscription: undefined, isOurs: false, members: [], pages: [] };
	}
	const access = { id: appId, graph: api.app() };
	const app = await access.graph.call({
		method: 'GET',
		path: appId,
		fields: { fields: 'id,name' },
	});
	const inspection = await inspectMembers(access, { context: n8n, appSecret }, 'page');
	const pages = await chosenPages(context);
	return {
		...inspection,
		app: { id: appId, name: String(app.name ?? '') },
		pages: await concurrently(pages.length, AT_ONCE, async (index) =>
			describePage(pages[index], await readInstallation(api, pages[index].id), inspection),
		),
	};
}

interface NamedPage {
	id: string;
	name: string;
	isChosen: boolean;
}

async function chosenPages(context: RunContext<FacebookApi>): Promise<NamedPage[]> {
	if (context.param<'all' | 'one'>('pagesToCheck', 'all') === 'one') {
		const { id, name } = await selectedPage(context);
		return [{ id, name, isChosen: true }];
	}
	const pages = await collect(listPages(context.api, { includeBusinessPages: false }));
	return pages.map(({ id, name }) => ({ id, name, isChosen: false }));
}

type Installation = { fields: string[] } | { problem: string };

/** A Page that the connection may not look into is a fact, not an error. */
async function readInstallation(api: FacebookApi, id: string): Promise<Installation> {
	try {
		const page = await api.page(id);
		return { fields: await readAssetFields(page, api.credential.appId ?? '') };
	} catch (error) {
		const failure = failureOf(error);
		if (failure && NOT_ALLOWED.includes(failure.kind)) return { problem: failure.happened };
		throw asThrown(error);
	}
}

function describePage(
	page: NamedPage,
	installation: Installation,
	{ members }: AppInspection,
): PageInstallation {
	const own = members.filter(({ pages }) => pages?.includes(page.id));
	const needed = own.reduce<string[]>((all, one) => union(all, one.pageFields ?? []), []);
	if ('problem' in installation) {
		const { problem } = installation;
		return { ...page, installed: null, fields: [], missingFields: [], problem };
	}
	const { fields } = installation;
	const missingFields = without(needed, fields);
	return { ...page, installed: fields.length > 0, fields, missingFields };
}
