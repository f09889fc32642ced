import type { IDataObject } from 'n8n-workflow';
import type { Media } from '../../shared/media/media';
import type { PrepareInput } from '../../shared/publish/capability';
import type { DraftMedia } from '../../shared/publish/draft';
import type { PlannedRequest, PlanStep } from '../../shared/publish/plan';
import type { LinkedInApi } from '../connection';
import { REST_URL } from '../platform';

export type LinkedInStep = PlanStep<LinkedInApi>;

/** What the steps of every kind are made from. */
export type StepInput = Pick<
	PrepareInput,
	'draft' | 'files' | 'account' | 'coverFile' | 'attachments'
>;

/** A call below `/rest/` as Preview shows it. */
export const planned = (method: string, path: string, fields: object): PlannedRequest => ({
	method,
	url: `${REST_URL}/${path}`,
	fields: fields as IDataObject,
});

/** Bytes that go to an address which LinkedIn names only when it is asked for it. */
export const plannedUpload = (
	what: string,
	file: string,
	method: 'PUT' | 'POST' = 'PUT',
): PlannedRequest => ({ method, url: `(${what})`, fields: {}, file });

export function describeMedia(media: DraftMedia | undefined, file: Media | undefined): string {
	const name = file?.fileName ?? (media?.source === 'url' ? media.url : media?.field);
	return `${name ?? 'file'} (${file?.size ?? '?'} bytes)`;
}
