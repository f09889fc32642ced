import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../../shared/contract/operation';
import type { PrepareInput, PublishCapability } from '../../shared/publish/capability';
import type { PublicationHandle } from '../../shared/publish/handle';
import type { Plan } from '../../shared/publish/plan';
import { selectedAuthor } from '../authors';
import type { LinkedInApi } from '../connection';
import { authorField } from '../fields';
import type { LinkedInKind } from '../platform';
import { LINKEDIN } from '../platform';
import { parseUrn } from '../urn';
import { assetStep } from './assets';
import { imageStepName, THUMBNAIL } from './body';
import { checkLinkedInDraft } from './checks';
import { KIND_FIELDS, LINKEDIN_OPTIONS } from './fields';
import { findFirstComment, sendComment } from './firstComment';
import { LINKEDIN_KINDS } from './kinds';
import { linkedInOutlook } from './outlook';
import { postStep } from './postStep';
import { settlePost } from './settlePost';
import type { LinkedInStep, StepInput } from './steps';
import { videoStep } from './video';

/**
 * How LinkedIn is published to: media are uploaded and processed unseen, then one call makes the post.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export const linkedInPublish: PublishCapability<LinkedInApi> = {
	platform: LINKEDIN,
	kinds: LINKEDIN_KINDS,
	accountFields: [authorField],
	extraFields: KIND_FIELDS,
	options: LINKEDIN_OPTIONS,
	cannotSchedule: true,
	publishesAfterProcessing: true,
	loadsUrls: true,
	coverKinds: ['article', 'video'],
	attachments: [{ option: 'captions', kinds: ['video'] }],
	textHint: 'Mention somebody with @[Acme](urn:li:organization:1337), a hashtag with #launch',
	lookAfterMs: [500, 1500, 3000],
	account: async (context) => {
		const { urn, name, url } = await selectedAuthor(context);
		return { id: urn, name, ...(url ? { url } : {}) };
	},
	readExtra,
	handleProblem,
	prepare,
	outlook: linkedInOutlook,
	settle: settlePost,
	firstComment: { send: sendComment, find: findFirstComment },
};

/** Only what the kind shows: n8n keeps the values of hidden fields. */
function readExtra({ param }: RunContext<LinkedInApi>, kind: string): IDataObject {
	const entries = KIND_FIELDS.filter(({ displayOptions }) =>
		displayOptions?.show?.postKind?.includes(kind),
	).map(({ name, default: fallback }) => [
		name,
		param<IDataObject[string]>(name, fallback as string),
	]);
	// The shared field goes with media; a link has its picture as cover.
	const { altText } = param<IDataObject>('options', {});
	return {
		...(Object.fromEntries(entries.filter(([, value]) => value !== '')) as IDataObject),
		...(altText && kind !== 'image' ? { altText: String(altText).trim() } : {}),
	};
}

const UPLOADS: Readonly<Partial<Record<LinkedInKind, (input: StepInput) => LinkedInStep[]>>> = {
	article: ({ draft, account, coverFile: file }) =>
		draft.cover
			? [assetStep({ name: THUMBNAIL, type: 'image', owner: account.id, media: draft.cover, file })]
			: [],
	image: ({ draft, account, files }) =>
		draft.media.map((media, index) =>
			assetStep({
				name: imageStepName(index),
				type: 'image',
				owner: account.id,
				media,
				file: files[index],
			}),
		),
	video: (input) => [videoStep(input)],
	document: ({ draft, account, files }) => [
		assetStep({
			name: 'document',
			type: 'document',
			owner: account.id,
			media: draft.media[0],
			file: files[0],
		}),
	],
};

function prepare(input: PrepareInput): Plan<LinkedInApi> {
	const uploads = UPLOADS[input.draft.kind as LinkedInKind]?.(input) ?? [];
	const names = uploads.map(({ name }) => name);
	return {
		kind: input.draft.kind,
		steps: [...uploads, postStep(input, names)],
		issues: checkLinkedInDraft(input),
	};
}

/** What comes back to Finish gets into calls that are signed. */
function handleProblem({
	account,
	steps,
}: Pick<PublicationHandle, 'account' | 'steps'>): string | undefined {
	const author = parseUrn(account.id)?.type ?? '';
	if (!['person', 'organization', 'organizationBrand'].includes(author)) {
		return 'handle.account.id: not an author';
	}
	const wrong = Object.entries(steps).find(
		([, { mediaId }]) =>
			mediaId !== undefined &&
			!['image', 'video', 'document'].includes(parseUrn(String(mediaId))?.type ?? ''),
	);
	return wrong && `handle.steps.${wrong[0]}.mediaId: not an image, video or document`;
}
