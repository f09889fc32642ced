import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../shared/contract/failure';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { Handles, Readiness } from '../../shared/publish/plan';
import type { LinkedInApi } from '../connection';
import { encodeKey } from '../restli';
import { parseUrn } from '../urn';

/**
 * Whether LinkedIn has processed the media of a post: all, or the first that it has not. Posts with
 * other media are refused.
 */
export async function readinessOf(
	api: LinkedInApi,
	handles: Handles,
	steps: readonly string[],
): Promise<Readiness> {
	for (const step of steps) {
		const { mediaId, uploadedAt } = handles[step];
		const media = await readStatus(api, String(mediaId));
		const readiness = media === UNREADABLE ? guess(Number(uploadedAt)) : judge(step, media);
		if (readiness.status !== 'ready') return readiness;
	}
	return { status: 'ready' };
}

/** Whether LinkedIn does not tell how far some of the media are. */
export async function isUnreadable(
	api: LinkedInApi,
	handles: Handles,
	steps: readonly string[],
): Promise<boolean> {
	for (const step of steps) {
		if ((await readStatus(api, String(handles[step].mediaId))) === UNREADABLE) return true;
	}
	return false;
}

/** With the permission to post as oneself alone, pictures and documents cannot be read. */
const UNREADABLE: IDataObject = { status: 'UNREADABLE' };

/** How long pictures mostly take. */
const USUAL_MS = 3_000;

function guess(uploadedAt: number): Readiness {
	const afterMs = uploadedAt + USUAL_MS - Date.now();
	return afterMs > 0 ? { status: 'processing', afterMs } : { status: 'ready' };
}

async function readStatus({ client }: LinkedInApi, urn: string): Promise<IDataObject> {
	try {
		return await client.get(`${parseUrn(urn)?.type ?? ''}s/${encodeKey(urn)}`);
	} catch (error) {
		const kind = failureOf(error)?.kind;
		if (kind === 'permission-missing') return UNREADABLE;
		if (kind === 'not-found') return { status: 'GONE' };
		throw asThrown(error);
	}
}

/** What a status means for the post that waits for it. Pure. */
export function judge(step: string, { status, processingFailureReason }: IDataObject): Readiness {
	if (status === 'AVAILABLE') return { status: 'ready' };
	if (status === 'GONE' || status === 'WAITING_UPLOAD') {
		return { status: 'dead', anew: [step], failure: LOST };
	}
	if (status !== 'PROCESSING_FAILED') return { status: 'processing' };
	const reason = processingFailureReason ? `: ${String(processingFailureReason)}` : '';
	return {
		status: 'dead',
		anew: [step],
		failure: {
			kind: 'content-rejected',
			happened: `LinkedIn could not process the ${step}${reason}`,
			advice: 'Change the file: LinkedIn takes JPEG, PNG and GIF pictures, MP4 videos and PDFs.',
			effect: 'none',
		},
	};
}

const LOST: Failure = {
	kind: 'temporarily-unavailable',
	happened: 'LinkedIn does not have an uploaded file any more',
	advice: 'Try again: it is uploaded anew.',
	effect: 'none',
};
