import type { MetaTriggerDefinition } from '../../Meta/trigger/definition';
import { metaTriggerMethods } from '../../Meta/trigger/methods';
import { inputError } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import { readChosenForms, readTriggerSettings } from '../../shared/leads/trigger/parameters';
import { JOBS } from '../account/jobs';
import { listPages } from '../account/pages';
import type { FacebookApi } from '../connection';
import { connectOutsideItems } from '../connection';
import { readMetaAppOf, readTakeOver } from '../events/parameters';
import type { PageScope } from '../leads/accounts';
import { FACEBOOK } from '../platform';
import { readScope } from './parameters';

/** The trigger for leads of one Page or all Pages. */
export const leadTrigger: MetaTriggerDefinition = {
	platform: FACEBOOK,
	object: 'page',
	connect: connectOutsideItems,
	readApp: readMetaAppOf,
	async needs(hook, connection) {
		readChosenForms(hook);
		readTriggerSettings(hook);
		const scope = readScope(hook);
		return {
			object: 'page',
			pages: await pagesOf(connection, scope),
			...(scope.kind === 'all' ? { skipRefusingPages: true } : {}),
			fields: ['leadgen'],
			takeOver: readTakeOver(hook),
		};
	},
};

/** Subscribes the app and the Pages when the workflow is activated, and takes it back after. */
export const leadSubscriptionMethods = metaTriggerMethods(leadTrigger);

/** Of all Pages those on which the person may install the app. */
async function pagesOf(api: FacebookApi, scope: PageScope): Promise<string[]> {
	if (scope.kind === 'one') return [scope.idOrAlias];
	const needed: readonly string[] = JOBS.trigger.tasks;
	const pages = await collect(listPages(api, { includeBusinessPages: false }));
	const own = pages.filter(({ tasks }) => !tasks || tasks.some((task) => needed.includes(task)));
	if (own.length) return own.map(({ id }) => id);
	throw inputError(api.node, {
		field: 'Pages',
		happened: 'The credential may not install the app on any Page',
		fix: 'Reconnect the credential and tick the Pages in the dialog, or ask for the task Manage or Moderate on them.',
	});
}
