import { publishedNetwork, signInsOf } from '../shared/network/network';
import { authenticationField } from './authentication';
import type { InstagramApi } from './connection';
import { connectInstagram, CREDENTIAL_TYPES } from './connection';
import { accountField } from './fields';
import { searchAccounts } from './listSearch';
import { instagramAccounts } from './operations/account';
import { instagramAnalytics } from './operations/analytics';
import { INSTAGRAM } from './platform';
import { instagramPublish } from './publish/capability';
import { chooseInstagramKind } from './publish/chooseKind';

/** Instagram among other networks. */
export const instagram = publishedNetwork<InstagramApi>({
	platform: INSTAGRAM,
	signIns: signInsOf(authenticationField, CREDENTIAL_TYPES),
	accountFields: [accountField],
	listSearch: { searchAccounts },
	connect: connectInstagram,
	publish: instagramPublish,
	analytics: instagramAnalytics,
	accounts: instagramAccounts,
	chooseKind: chooseInstagramKind,
});
