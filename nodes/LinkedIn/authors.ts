import type { INode } from 'n8n-workflow';
import type { RunContext } from '../shared/contract/operation';
import { asThrown, failureOf, inputError } from '../shared/http/failure';
import type { LinkedInApi } from './connection';
import { organizationName, pageUrl } from './organizations';
import { parseUrn } from './urn';

/** Who posts, comments or reacts: the person who has connected, or a page. */
export interface Author {
	/** `urn:li:person:…`, `urn:li:organization:…` or `urn:li:organizationBrand:…`. */
	urn: string;
	name: string;
	kind: 'member' | 'organization';
	/** Address of the page; LinkedIn does not tell apps that of a person. */
	url: string | undefined;
}

/** Value of the parameter for the person who has connected, whoever that is. */
export const MYSELF = 'me';

/** The author that an item names. */
export async function selectedAuthor({
	n8n,
	api,
	param,
}: RunContext<LinkedInApi>): Promise<Author> {
	// An expression may give the ID as a number.
	const given = String(param<unknown>('author', '') ?? '').trim();
	const urn = authorUrn(n8n.getNode(), given);
	if (urn === MYSELF) return toMember(await api.member());
	if (parseUrn(urn)?.type === 'person') return await ownPerson(api, urn);
	return {
		urn,
		name: await organizationName(api, urn),
		kind: 'organization',
		url: pageUrl(urn, null),
	};
}

/** The URN that a parameter means; a plain number is that of an organization. Pure but for errors. */
export function authorUrn(node: INode, given: string): string {
	if (given === MYSELF) return MYSELF;
	const urn = /^\d+$/.test(given) ? `urn:li:organization:${given}` : given;
	const type = parseUrn(urn)?.type ?? '';
	if (['person', 'organization', 'organizationBrand'].includes(type)) return urn;
	throw inputError(node, {
		field: 'Author',
		happened: given ? `'${given}' is not an author` : 'No author is chosen',
		fix: "Choose an 'Author' from the list, or give 'me', the number of an organization, or a URN such as urn:li:organization:2414183.",
	});
}

function toMember({ urn, name }: { urn: string; name: string }): Author {
	return { urn, name, kind: 'member', url: undefined };
}

/** A person can only be the one who has connected; some apps may not read their name. */
async function ownPerson(api: LinkedInApi, urn: string): Promise<Author> {
	try {
		const member = await api.member();
		return toMember(member.urn === urn ? member : { urn, name: urn });
	} catch (error) {
		if (failureOf(error)?.kind !== 'permission-missing') throw asThrown(error);
		return toMember({ urn, name: urn });
	}
}
