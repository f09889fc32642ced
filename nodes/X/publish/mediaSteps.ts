import type { PrepareInput } from '../../shared/publish/capability';
import type { DraftMedia } from '../../shared/publish/draft';
import type { PlannedRequest, PlanStep } from '../../shared/publish/plan';
import type { Media } from '../../shared/media/media';
import type { XCall } from '../client';
import type { XApi } from '../connection';
import { MEDIA_UNUSABLE } from '../failures';
import { X_HOST } from '../platform';
import type { PlannedPost } from './posts';
import { uploadCalls, uploadMedia } from './upload';

export type XStep = PlanStep<XApi>;

export const mediaStepName = (index: number): string => `media ${index + 1}`;
const altTextStepName = (index: number): string => `alt text ${index + 1}`;

/** The steps that hand in a file, as far as there are any, by its position in the draft. */
export const stepsOfMedia = (index: number): string[] => [
	mediaStepName(index),
	altTextStepName(index),
];

/** A call as Preview shows it. */
export const planned = ({ method, path, body = {} }: XCall, file?: string): PlannedRequest => ({
	method,
	url: `${X_HOST}${path}`,
	fields: body,
	...(file ? { file } : {}),
});

/** The steps that upload the files of a draft and say what they show. Nobody sees anything of them. */
export function mediaSteps(
	{ draft, files }: Pick<PrepareInput, 'draft' | 'files'>,
	posts: readonly PlannedPost[],
): XStep[] {
	return draft.media.flatMap((media, index) => {
		const servesOnly = posts.find((post) => post.media.includes(index))?.step;
		const steps = [
			uploadStep(media, files[index], index),
			...(media.altText ? [altTextStep(media.altText, index)] : []),
		];
		return steps.map((step) => ({ ...step, servesOnly }));
	});
}

function uploadStep(media: DraftMedia, file: Media | undefined, index: number): XStep {
	return {
		name: mediaStepName(index),
		requests: uploadCalls(file).map((call) => planned(call, describeMedia(media, file))),
		// Without the file there is nothing to upload: Finish finds this step done.
		send: async (api) => (file ? await uploadMedia(api, file) : {}),
	};
}

/** @see https://docs.x.com/x-api/media/create-media-metadata */
function altTextStep(altText: string, index: number): XStep {
	const call = (id: string): XCall => ({
		method: 'POST',
		path: '/2/media/metadata',
		body: { id, metadata: { alt_text: { text: altText } } },
		repeatable: true,
	});
	return {
		name: altTextStepName(index),
		requests: [planned(call(`id of ${mediaStepName(index)}`))],
		send: async ({ user }, handles) => {
			await user.call(call(String(handles[mediaStepName(index)].mediaId)));
			return { described: true };
		},
		needsAnew: ({ kind, happened }) =>
			kind === 'not-found' || happened === MEDIA_UNUSABLE ? [mediaStepName(index)] : [],
	};
}

const describeMedia = (media: DraftMedia, file: Media | undefined): string =>
	`${media.source === 'url' ? media.url : (file?.fileName ?? media.field)} (${file?.size ?? '?'} bytes)`;
