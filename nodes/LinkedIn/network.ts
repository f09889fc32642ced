import { publishedNetwork } from '../shared/network/network';
import type { LinkedInApi } from './connection';
import { connectLinkedIn, CREDENTIAL_TYPE } from './connection';
import { authorField } from './fields';
import { searchAuthors } from './listSearch';
import { linkedInAccounts } from './operations/account';
import { linkedInAnalytics } from './operations/analytics';
import { LINKEDIN } from './platform';
import { linkedInPublish } from './publish/capability';
import { chooseLinkedInKind } from './publish/chooseKind';

/** LinkedIn among other networks. */
export const linkedIn = publishedNetwork<LinkedInApi>({
	platform: LINKEDIN,
	signIns: [{ credentialType: CREDENTIAL_TYPE }],
	accountFields: [authorField],
	listSearch: { searchAuthors },
	connect: connectLinkedIn,
	publish: linkedInPublish,
	analytics: linkedInAnalytics,
	accounts: linkedInAccounts,
	chooseKind: chooseLinkedInKind,
});
