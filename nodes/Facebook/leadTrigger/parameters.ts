import type { INodeProperties } from 'n8n-workflow';
import { takeOverOption } from '../../Meta/trigger/takeOverOption';
import type { TriggerContext } from '../../shared/leads/trigger/parameters';
import { leadTriggerFields } from '../../shared/leads/trigger/parameters';
import { authenticationField } from '../authentication';
import type { PageScope } from '../leads/accounts';
import { pageScopeFields } from '../leads/accounts';
import { readPage } from '../events/parameters';

/** The form of the lead trigger. */
export const leadTriggerProperties: INodeProperties[] = [
	authenticationField,
	...leadTriggerFields(pageScopeFields, [takeOverOption]),
];

export function readScope(context: TriggerContext): PageScope {
	const scope = context.getNodeParameter('accountScope', 'one') as PageScope['kind'];
	return scope === 'all' ? { kind: 'all' } : { kind: 'one', idOrAlias: readPage(context) };
}
