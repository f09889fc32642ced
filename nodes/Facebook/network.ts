import { publishedNetwork, signInsOf } from '../shared/network/network';
import { authenticationField } from './authentication';
import type { FacebookApi } from './connection';
import { connectFacebook, CREDENTIAL_TYPES } from './connection';
import { pageField } from './fields';
import { searchPages } from './listSearch';
import { facebookAccount } from './operations/account';
import { facebookAnalytics } from './operations/analytics';
import { FACEBOOK } from './platform';
import { facebookPublish } from './publish/capability';
import { chooseFacebookKind } from './publish/chooseKind';

/** Facebook Pages among other networks. */
export const facebook = publishedNetwork<FacebookApi>({
	platform: FACEBOOK,
	signIns: signInsOf(authenticationField, CREDENTIAL_TYPES),
	accountFields: [pageField],
	listSearch: { searchPages },
	connect: connectFacebook,
	publish: facebookPublish,
	analytics: facebookAnalytics,
	accounts: facebookAccount,
	chooseKind: chooseFacebookKind,
});
