import type { IDataObject } from 'n8n-workflow';
import type { GraphCall } from '../../Meta/graph';
import { encodeFields } from '../../Meta/graph';
import { GRAPH_URL } from '../../Meta/dialect';
import type { MultipartFile } from '../../shared/http/multipart';
import type { Media } from '../../shared/media/media';
import type { Account, Draft, DraftMedia } from '../../shared/publish/draft';
import type { PlannedRequest, PlanStep } from '../../shared/publish/plan';
import type { FacebookApi } from '../connection';

/** What the steps of every kind are made from. */
export interface StepInput {
	draft: Draft;
	files: ReadonlyArray<Media | undefined>;
	account: Account;
}

export type FacebookStep = PlanStep<FacebookApi>;

/** A call as Preview shows it. */
export function planned(call: GraphCall, file?: string): PlannedRequest {
	const url = call.path.startsWith('https://') ? call.path : `${GRAPH_URL}/${call.path}`;
	return {
		method: call.method,
		url,
		fields: encodeFields(call.fields ?? {}) as IDataObject,
		...(file ? { file } : {}),
	};
}

/** A small file as one part of a multipart call. */
export async function toGraphFile(field: string, file: Media): Promise<MultipartFile> {
	return {
		field,
		fileName: file.fileName,
		mimeType: file.mimeType,
		bytes: await file.buffer(),
	};
}

export function describeMedia(media: DraftMedia, file: Media | undefined): string {
	return media.source === 'url'
		? media.url
		: `${file?.fileName ?? media.field} (${file?.size ?? '?'} bytes)`;
}
