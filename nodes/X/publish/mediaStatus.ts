import type { IDataObject } from 'n8n-workflow';
import type { Handles, Readiness } from '../../shared/publish/plan';
import type { XApi } from '../connection';

/** How far X is with a file. */
export interface Processing {
	state: 'pending' | 'in_progress' | 'succeeded' | 'failed';
	/** Seconds after which X wants to be asked again. */
	check_after_secs?: number;
	progress_percent?: number;
	error?: { code?: number; name?: string; message?: string };
}

/** What an answer about a file says of its processing; undefined where there is none. */
export const processingOf = ({ data }: IDataObject): Processing | undefined =>
	((data ?? {}) as IDataObject).processing_info as Processing | undefined;

export const isUnderWay = (processing: Processing | undefined): boolean =>
	processing?.state === 'pending' || processing?.state === 'in_progress';

/** @see https://docs.x.com/x-api/media/get-media-upload-status */
export async function readMedia({ user }: XApi, mediaId: string): Promise<IDataObject> {
	const query = { command: 'STATUS', media_id: mediaId };
	return await user.call({ method: 'GET', path: '/2/media/upload', query });
}

/** Whether X has processed the files of the named steps. Those that were ready at once are not asked for. */
export async function mediaReadiness(
	api: XApi,
	handles: Handles,
	steps: readonly string[],
): Promise<Readiness> {
	let afterMs: number | undefined;
	for (const step of steps) {
		const { mediaId, isProcessing } = handles[step] ?? {};
		if (!isProcessing) continue;
		const processing = processingOf(await readMedia(api, String(mediaId)));
		if (processing?.state === 'failed') return dead(step, processing);
		if (isUnderWay(processing)) afterMs = (processing?.check_after_secs ?? 1) * 1000;
	}
	return afterMs === undefined ? { status: 'ready' } : { status: 'processing', afterMs };
}

function dead(step: string, { error }: Processing): Readiness {
	const reason = error?.message ?? error?.name ?? 'it gives no reason';
	return {
		status: 'dead',
		anew: [step],
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
