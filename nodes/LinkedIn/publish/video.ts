import { sleep } from 'n8n-workflow';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { Media } from '../../shared/media/media';
import type { LinkedInApi } from '../connection';
import { encodeKey } from '../restli';
import { textAt } from './assets';
import { assertSubtitles, uploadCaptions } from './captions';
import type { LinkedInStep, StepInput } from './steps';
import { describeMedia, planned, plannedUpload } from './steps';
import { uploadParts } from './videoParts';

const FINALIZE_TRIES = 3;
const PAUSE_MS = 2000;

/**
 * The step that uploads a video with its captions and thumbnail. Nobody sees it until a post shows
 * it. Its handle has the URN as `mediaId`.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/videos-api
 */
export function videoStep(input: StepInput): LinkedInStep {
	const { account, draft, files, coverFile, attachments } = input;
	const [file] = files;
	const captions = attachments?.captions;
	const body = {
		initializeUploadRequest: {
			owner: account.id,
			fileSizeBytes: file?.size ?? 0,
			uploadCaptions: captions !== undefined,
			uploadThumbnail: coverFile !== undefined,
		},
	};
	return {
		name: 'video',
		requests: [
			planned('POST', 'videos?action=initializeUpload', body),
			plannedUpload('one address a part', describeMedia(draft.media[0], file)),
			...(captions
				? [plannedUpload('address for captions', describeMedia(undefined, captions), 'POST')]
				: []),
			...(coverFile
				? [plannedUpload('address for a thumbnail', describeMedia(draft.cover, coverFile))]
				: []),
			planned('POST', 'videos?action=finalizeUpload', {
				finalizeUploadRequest: {
					video: 'urn of the video',
					uploadedPartIds: ['ETag of each part'],
				},
			}),
		],
		send: async (api) => {
			await assertSubtitles(api, attachments);
			const session = await api.client.action('videos', 'initializeUpload', body, true);
			const mediaId = textAt(api, session, 'video');
			if (!file) return { mediaId };
			const parts = await uploadParts(api, file, session.uploadInstructions);
			if (captions) {
				const url = textAt(api, session, 'captionsUploadUrl');
				await uploadCaptions(api, {
					url,
					file: captions,
					language: draft.options.captionsLanguage,
				});
			}
			if (coverFile) {
				await uploadThumbnail(api, textAt(api, session, 'thumbnailUploadUrl'), coverFile);
			}
			await finalize(api, { mediaId, token: String(session.uploadToken ?? ''), parts });
			return { mediaId };
		},
	};
}

async function uploadThumbnail({ client }: LinkedInApi, url: string, file: Media) {
	await client.upload({
		method: 'PUT',
		url,
		body: await file.buffer(),
		headers: { 'Content-Type': file.mimeType, 'media-type-family': 'STILLIMAGE' },
		repeatable: true,
	});
}

interface Finalization {
	mediaId: string;
	token: string;
	parts: readonly string[];
}

/** After a lost answer the video says whether LinkedIn has put its parts together. */
async function finalize({ client }: LinkedInApi, { mediaId, token, parts }: Finalization) {
	const body = {
		finalizeUploadRequest: { video: mediaId, uploadToken: token, uploadedPartIds: parts },
	};
	for (let tries = 1; ; tries++) {
		try {
			await client.action('videos', 'finalizeUpload', body);
			return;
		} catch (error) {
			if (failureOf(error)?.effect !== 'unknown' || tries >= FINALIZE_TRIES) throw asThrown(error);
			await sleep(PAUSE_MS);
			const { status } = await client.get(`videos/${encodeKey(mediaId)}`);
			if (status !== 'WAITING_UPLOAD') return;
		}
	}
}
