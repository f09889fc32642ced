import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../shared/contract/failure';
import type { Found } from '../../shared/contract/once';
import { asThrown, failureOf } from '../../shared/http/failure';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';
import { readPost } from '../postTarget';

/**
 * What LinkedIn's refusal of a duplicate says: it names the original, which can be one of days ago,
 * and for a day or two also one that is deleted.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export async function readRefusal(
	api: LinkedInApi,
	{ details }: Failure,
	since: number,
): Promise<Found<IDataObject> | undefined> {
	if (!details?.duplicateOf) return undefined;
	const id = String(details.duplicateOf);
	const createdAt = await timeOf(api, id);
	if (createdAt === undefined || createdAt < earliestServerTime(LINKEDIN.id, since)) {
		return { status: 'not-done' };
	}
	return { status: 'done', handle: { id } };
}

/** Milliseconds since 1970 at which a post was made; undefined for one that is gone. */
async function timeOf(api: LinkedInApi, urn: string): Promise<number | undefined> {
	try {
		return Number((await readPost(api, urn)).createdAt);
	} catch (error) {
		const failure = failureOf(error);
		if (failure?.kind === 'not-found') return undefined;
		// Posts of persons cannot be read by most apps.
		if (failure?.kind === 'permission-missing') return timeInId(urn);
		throw asThrown(error);
	}
}

/** The upper bits of the numbers of shares and posts are milliseconds since 1970. */
const timeInId = (urn: string): number => Number(BigInt(urn.slice(urn.lastIndexOf(':') + 1)) >> 22n);
