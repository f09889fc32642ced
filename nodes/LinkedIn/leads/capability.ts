import type { RunContext } from '../../shared/contract/operation';
import type { LeadCapability } from '../../shared/leads/capability';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';
import { consentKey } from './consentKey';
import { listForms } from './forms';
import { getLeads } from './getLeads';
import { ownerFields } from './ownerFields';
import type { LeadType, OwnerScope } from './owners';
import { readOwnerScope } from './owners';
import { STANDARD_ROLES } from './questionRoles';
import { readLeadPage, RETENTION_DAYS } from './readLeads';
import type { LinkedInForm } from './toForm';

/** Lead forms of ad accounts and organizations. LinkedIn keeps the leads with their owner. */
export const linkedInLeads: LeadCapability<LinkedInApi> = {
	platform: LINKEDIN,
	accountFields: ownerFields,
	getFields: [],
	retentionDays: RETENTION_DAYS,
	standardRoles: STANDARD_ROLES,
	consentKey,
	listForms: async (context) => await listForms(context.api, scopeOf(context)),
	listsOf: (context) => {
		const scope = scopeOf(context);
		return ({ account }) =>
			scope.kind === 'organization'
				? scope.leadTypes.map((type) => ({ accountId: account.id, part: type }))
				: [{ accountId: account.id }];
	},
	readLeads: async ({ api }, { forms, list }, part) =>
		await readLeadPage(api, {
			ownerId: forms[0].account.id,
			leadType: (list?.part ?? 'SPONSORED') as LeadType,
			// They come from `listForms` above.
			forms: forms as readonly LinkedInForm[],
			...part,
		}),
	getLeads: async ({ api }, ids) => await getLeads(api, ids),
};

const scopeOf = ({ n8n, param }: RunContext<LinkedInApi>): OwnerScope =>
	readOwnerScope(n8n.getNode(), param);
