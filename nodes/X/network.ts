import { publishedNetwork } from '../shared/network/network';
import type { XApi } from './connection';
import { connectX, CREDENTIAL_TYPE } from './connection';
import { xAccounts } from './operations/account';
import { xAnalytics } from './operations/analytics';
import { X } from './platform';
import { xPublish } from './publish/capability';
import { chooseXKind } from './publish/chooseKind';

/** X among other networks. */
export const x = publishedNetwork<XApi>({
	platform: X,
	signIns: [{ credentialType: CREDENTIAL_TYPE }],
	accountFields: [],
	listSearch: {},
	connect: connectX,
	publish: xPublish,
	analytics: xAnalytics,
	accounts: xAccounts,
	chooseKind: chooseXKind,
});
