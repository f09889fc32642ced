import type { FailureKind } from '../../shared/contract/failure';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { LinkedInApi } from '../connection';
import type { LinkedInMember } from '../member';
import type { Organization } from '../organizations';
import { listOrganizations } from '../organizations';
import { parseUrn } from '../urn';

/** Who a connection can act as: the person, or a page on which the person has a role. */
export interface ManagedAccount {
	/** URN, as the Author parameter takes it. */
	id: string;
	kind: 'member' | 'organization' | 'brand';
	name: string;
	vanityName: string | null;
	/** Null for the person. */
	roles: string[] | null;
	/** Null for the person: LinkedIn does not tell apps their address. */
	url: string | null;
}

/** The person first, then the pages. What the connection may not read is left out. */
export async function* listAccounts(api: LinkedInApi): AsyncGenerator<ManagedAccount> {
	const member = await readMember(api);
	if (member) {
		const { urn: id, name } = member;
		yield { id, kind: 'member', name, vanityName: null, roles: null, url: null };
	}
	for (const page of (await readPages(api)) ?? []) yield toAccount(page);
}

export function toAccount({ urn, name, vanityName, roles, url }: Organization): ManagedAccount {
	const isBrand = parseUrn(urn)?.type === 'organizationBrand';
	return { id: urn, kind: isBrand ? 'brand' : 'organization', name, vanityName, roles, url };
}

/** The person who has connected; undefined where the connection may not read who it is. */
export const readMember = async (api: LinkedInApi): Promise<LinkedInMember | undefined> =>
	await unless(['permission-missing'], async () => await api.member());

/** The pages on which the person has a role; undefined where the connection may not read these. */
export const readPages = async (api: LinkedInApi): Promise<Organization[] | undefined> =>
	await unless(['permission-missing'], async () => await listOrganizations(api));

async function unless<Result>(
	kinds: readonly FailureKind[],
	read: () => Promise<Result>,
): Promise<Result | undefined> {
	try {
		return await read();
	} catch (error) {
		const failure = failureOf(error);
		if (!failure || !kinds.includes(failure.kind)) throw asThrown(error);
		return undefined;
	}
}
