import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { createdId } from '../../shared/http/answer';
import type { GraphCall } from '../../Meta/graph';
import type { Failure, FailureKind } from '../../shared/contract/failure';
import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import type { InstagramApi } from '../connection';
import { readContainer } from './containerStatus';
import { nextFreePlace } from './quota';

/** A container of an account, ready to become a post. */
export interface ReadyContainer {
	accountId: string;
	containerId: string;
}

/** One part of Instagram may know a container later than another: pauses before asking again. */
const UNKNOWN_PAUSES_MS = [10_000, 20_000];
const HOUR_MS = 3_600_000;

/** They say nothing of a container, so that one that cannot be read either leaves them as they are. */
const OF_THE_CONNECTION: readonly FailureKind[] = [
	'credential-invalid',
	'permission-missing',
	'account-restricted',
	'rate-limited',
];

export const publishCall = ({ accountId, containerId }: ReadyContainer): GraphCall => ({
	method: 'POST',
	path: `${encodeURIComponent(accountId)}/media_publish`,
	fields: { creation_id: containerId },
});

/**
 * Makes a container a post and gives its `id`. A refusal may answer the repetition of a call that
 * has published: it fails as `duplicate` when the container is published, and with an effect that
 * is `unknown` when nobody can tell. Sending the same container again makes no second post.
 * @see https://developers.facebook.com/docs/instagram-platform/content-publishing
 */
export async function publishContainer(
	api: InstagramApi,
	container: ReadyContainer,
): Promise<IDataObject> {
	const { graph } = await api.account(container.accountId);
	for (let tries = 0; ; tries++) {
		try {
			const answer = await graph.call(publishCall(container));
			return { id: createdId(api.node, answer) };
		} catch (error) {
			const failure = failureOf(error);
			if (failure?.effect !== 'none') throw asThrown(error);
			const code = await codeOf(api, container);
			const pause = UNKNOWN_PAUSES_MS[tries];
			if (!mayBeLate(failure, code) || pause === undefined) {
				throw toNodeError(api.node, await refusal(api, container, { failure, code }));
			}
			await sleep(pause);
		}
	}
}

/** What Instagram says of the container; empty when it cannot be read. */
async function codeOf(
	api: InstagramApi,
	{ accountId, containerId }: ReadyContainer,
): Promise<string> {
	try {
		return (await readContainer(api, accountId, containerId)).code;
	} catch (error) {
		if (!failureOf(error)) throw asThrown(error);
		return '';
	}
}

const mayBeLate = ({ code = '' }: Failure, status: string): boolean =>
	code.includes('2207008') && !['PUBLISHED', 'EXPIRED', 'ERROR'].includes(status);

/** What a refusal means, given the status of the container. */
async function refusal(
	api: InstagramApi,
	{ accountId }: ReadyContainer,
	{ failure, code }: { failure: Failure; code: string },
): Promise<Failure> {
	if (code === 'PUBLISHED') return { ...failure, duplicate: true };
	if (code === '' && !OF_THE_CONNECTION.includes(failure.kind)) {
		return { ...failure, effect: 'unknown' };
	}
	if (failure.kind !== 'quota-exhausted' || failure.retryAt) return failure;
	return { ...failure, retryAt: await freePlace(api, accountId) };
}

/** Instagram does not say when its quota allows another post: the posts of the last day do. */
async function freePlace(api: InstagramApi, accountId: string): Promise<string> {
	const now = Date.now();
	try {
		return await nextFreePlace(api, accountId, now);
	} catch (error) {
		if (!failureOf(error)) throw asThrown(error);
		return new Date(now + HOUR_MS).toISOString();
	}
}
