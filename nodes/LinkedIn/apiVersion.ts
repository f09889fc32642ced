import type { IDataObject, INode } from 'n8n-workflow';
import type { ApiVersion } from '../shared/contract/platform';
import { inputError } from '../shared/http/failure';
import { LINKEDIN, LINKEDIN_VERSIONS } from './platform';

/** The newest version that this package was built for; it moves on with updates of the package. */
export const NEWEST = 'newest';
/** A version that the package does not know yet. */
export const OTHER = 'other';

/** The version that a credential has chosen. Throws where it is no version. */
export function readVersion(node: INode, credential: IDataObject): ApiVersion {
	const chosen = String(credential.apiVersion || NEWEST);
	if (chosen === NEWEST) return LINKEDIN.api;
	const wanted = (chosen === OTHER ? String(credential.otherApiVersion ?? '') : chosen).trim();
	if (!/^20\d\d(0[1-9]|1[0-2])$/.test(wanted)) {
		throw inputError(node, {
			field: 'API Version',
			happened: `'${wanted}' is not a version of the LinkedIn API`,
			fix: "Give year and month in 'Other API Version' of the credential, such as 202609.",
		});
	}
	const known = LINKEDIN_VERSIONS.find(({ version }) => version === wanted);
	return known ?? { name: LINKEDIN.api.name, version: wanted };
}
