import type { IDataObject } from 'n8n-workflow';
import { asThrown, toNodeError } from '../../shared/http/failure';
import { unreadable } from '../../shared/http/answer';
import type { Media } from '../../shared/media/media';
import { uploadInOneStream } from '../../shared/media/upload';
import type { DraftMedia } from '../../shared/publish/draft';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';
import type { LinkedInStep } from './steps';
import { describeMedia, planned, plannedUpload } from './steps';

/** Long enough for a large file on a slow line. */
const UPLOAD_TIMEOUT_MS = 30 * 60_000;

export interface Asset {
	/** Name of the step. */
	name: string;
	type: 'image' | 'document';
	owner: string;
	media: DraftMedia | undefined;
	file: Media | undefined;
}

/**
 * A step that uploads a picture or document in one call. Nobody sees it until a post shows it: what
 * is left behind by a lost answer does no harm. Its handle has the URN as `mediaId`, and when it was
 * uploaded (ms).
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/documents-api
 */
export function assetStep({ name, type, owner, media, file }: Asset): LinkedInStep {
	const body = { initializeUploadRequest: { owner } };
	return {
		name,
		requests: [
			planned('POST', `${type}s?action=initializeUpload`, body),
			plannedUpload('address that LinkedIn names for the file', describeMedia(media, file)),
		],
		send: async (api) => {
			const session = await api.client.action(`${type}s`, 'initializeUpload', body, true);
			const mediaId = textAt(api, session, type);
			if (file) await uploadWhole(api, textAt(api, session, 'uploadUrl'), file);
			return { mediaId, uploadedAt: Date.now() };
		},
	};
}

/** Streams a file. LinkedIn cannot go on with a part of it: after a cut a new upload is begun. */
async function uploadWhole({ client, node }: LinkedInApi, url: string, file: Media): Promise<void> {
	await uploadInOneStream({
		node,
		media: file,
		send: async (body) =>
			await client.upload({
				method: 'PUT',
				url,
				body,
				streamed: true,
				headers: { 'Content-Type': file.mimeType, 'Content-Length': String(file.size) },
				timeoutMs: UPLOAD_TIMEOUT_MS,
			}),
		askOffset: async (error) => {
			throw asThrown(error);
		},
	});
}

/** A text that LinkedIn promises in an answer; throws where it is missing. */
export function textAt({ node }: LinkedInApi, answer: IDataObject, name: string): string {
	const value = answer[name];
	if (typeof value === 'string' && value !== '') return value;
	throw toNodeError(node, unreadable(LINKEDIN.title, `no '${name}'`));
}
