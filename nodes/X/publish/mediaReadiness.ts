import { asThrown, failureOf } from '../../shared/http/failure';
import type { Handles, Readiness } from '../../shared/publish/plan';
import type { XApi } from '../connection';
import { MEDIA_UNUSABLE } from '../failures';
import { mediaStepName, stepsOfMedia } from './mediaSteps';
import type { Processing } from './mediaStatus';
import { isUnderWay, processingOf, readMedia } from './mediaStatus';

/**
 * Whether X has processed files of a draft, by their positions. Those that were ready at once are not
 * asked for. All that have expired are named together: they are uploaded anew in one go.
 */
export async function mediaReadiness(
	api: XApi,
	handles: Handles,
	files: readonly number[],
): Promise<Readiness> {
	const gone: number[] = [];
	let afterMs: number | undefined;
	for (const file of files) {
		const { mediaId, isProcessing } = handles[mediaStepName(file)] ?? {};
		if (!isProcessing) continue;
		const look = await lookAt(api, String(mediaId));
		if (look.isGone) gone.push(file);
		else if (look.processing?.state === 'failed') return failed(file, look.processing);
		else if (isUnderWay(look.processing)) {
			afterMs = (look.processing?.check_after_secs ?? 1) * 1000;
		}
	}
	if (gone.length > 0) return expired(gone);
	return afterMs === undefined ? { status: 'ready' } : { status: 'processing', afterMs };
}

interface MediaLook {
	/** X no longer has the file: one that no post uses vanishes after a day. */
	isGone: boolean;
	processing?: Processing;
}

async function lookAt(api: XApi, mediaId: string): Promise<MediaLook> {
	try {
		return { isGone: false, processing: processingOf(await readMedia(api, mediaId)) };
	} catch (error) {
		const kind = failureOf(error)?.kind;
		if (kind === 'not-found' || kind === 'content-rejected') return { isGone: true };
		throw asThrown(error);
	}
}

const expired = (files: readonly number[]): Readiness => ({
	status: 'dead',
	anew: files.flatMap(stepsOfMedia),
	failure: {
		kind: 'temporarily-unavailable',
		happened: MEDIA_UNUSABLE,
		advice: 'Try again: the file is uploaded anew.',
		effect: 'none',
	},
});

function failed(file: number, { error }: Processing): Readiness {
	const reason = error?.message ?? error?.name ?? 'it gives no reason';
	return {
		status: 'dead',
		anew: stepsOfMedia(file),
		failure: {
			kind: 'content-rejected',
			happened: `X could not process the file: ${reason}`,
			advice:
				'Convert the file: X takes H.264 video with AAC sound in MP4, and GIFs of up to 350 pictures.',
			effect: 'none',
			...(error?.code === undefined ? {} : { code: String(error.code) }),
		},
	};
}
