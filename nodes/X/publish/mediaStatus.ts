import type { IDataObject } from 'n8n-workflow';
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
