import type { IDataObject } from 'n8n-workflow';
import { GRAPH_URL } from '../../Meta/dialect';
import type { GraphCall } from '../../Meta/graph';
import { encodeFields } from '../../Meta/graph';
import type { PrepareInput } from '../../shared/publish/capability';
import type { PlannedRequest, PlanStep } from '../../shared/publish/plan';
import type { PlacedMedia } from '../../shared/publish/pull';
import type { InstagramApi } from '../connection';

export type InstagramStep = PlanStep<InstagramApi>;

/** What the steps of every kind are made from. */
export type StepInput = Pick<PrepareInput, 'draft' | 'account'> & {
	placed: readonly PlacedMedia[];
	cover?: PlacedMedia;
};

/** A call as Preview shows it; the host of Facebook Login stands for both. */
export function planned(call: GraphCall, file?: string): PlannedRequest {
	const url = call.path.startsWith('https://') ? call.path : `${GRAPH_URL}/${call.path}`;
	return {
		method: call.method,
		url,
		fields: encodeFields(call.fields ?? {}) as IDataObject,
		...(file ? { file } : {}),
	};
}

export function describeMedia({ media, file }: PlacedMedia): string {
	return media.source === 'url'
		? media.url
		: `${file?.fileName ?? media.field} (${file?.size ?? '?'} bytes)`;
}

export const VIDEO_ENDINGS: readonly string[] = ['mp4', 'mov', 'm4v'];

/** What the path of an address ends in, such as `mp4`; empty where it has no ending. */
export const endingOf = (url: string): string =>
	(/\.([a-z0-9]+)$/i.exec(url.split(/[?#]/)[0])?.[1] ?? '').toLowerCase();

/** By the bytes of the file, or by the ending of an address, which may be missing. */
export function isVideo({ media, file }: PlacedMedia): boolean {
	if (file) return file.mimeType.startsWith('video/');
	return media.source === 'url' && VIDEO_ENDINGS.includes(endingOf(media.url));
}
