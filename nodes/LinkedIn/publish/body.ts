import type { IDataObject } from 'n8n-workflow';
import type { Handles } from '../../shared/publish/plan';
import { toPostUrn } from '../postTarget';
import { toLittleText } from '../text/littleText';
import type { StepInput } from './steps';
import { targetEntities } from './targeting';

export const THUMBNAIL = 'thumbnail';

/**
 * The body of the call that makes the post. `idOf` gives the URN of what a step has uploaded. Pure:
 * the same draft and URNs give the same body, by which LinkedIn knows a repetition.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api#create-a-post
 */
export function postBody(input: StepInput, idOf: (step: string) => string): IDataObject {
	const { draft, account } = input;
	const { options } = draft;
	return {
		author: account.id,
		commentary: toLittleText(draft.text),
		visibility: options.visibility ?? 'PUBLIC',
		distribution: {
			feedDistribution: 'MAIN_FEED',
			targetEntities: targetEntities(options),
			thirdPartyDistributionChannels: [],
		},
		lifecycleState: 'PUBLISHED',
		isReshareDisabledByAuthor: options.disableReshare === true,
		...contentOf(input, idOf),
	};
}

/** From the results of the steps before. */
export const handleIds =
	(handles: Handles) =>
	(step: string): string =>
		String(handles[step].mediaId);

function contentOf(input: StepInput, idOf: (step: string) => string): IDataObject {
	switch (input.draft.kind) {
		case 'article':
			return { content: { article: article(input, idOf) } };
		case 'image':
			return { content: images(input, idOf) };
		case 'video':
			return { content: { media: { id: idOf('video'), ...titleOf(input) } } };
		case 'document':
			return { content: { media: { id: idOf('document'), ...titleOf(input) } } };
		case 'poll':
			return { content: { poll: poll(input) } };
		case 'reshare':
			return { reshareContext: { parent: toPostUrn(String(input.draft.options.reshareOf ?? '')) } };
		default:
			return {};
	}
}

function article({ draft }: StepInput, idOf: (step: string) => string): IDataObject {
	const { title, description, altText } = draft.options;
	return {
		source: draft.link,
		title: String(title ?? ''),
		...(description ? { description } : {}),
		...(draft.cover ? { thumbnail: idOf(THUMBNAIL) } : {}),
		...(draft.cover && altText ? { thumbnailAltText: altText } : {}),
	};
}

function images({ draft }: StepInput, idOf: (step: string) => string): IDataObject {
	const entries = draft.media.map(({ altText }, index) => ({
		id: idOf(imageStepName(index)),
		...(altText ? { altText } : {}),
	}));
	return entries.length === 1 ? { media: entries[0] } : { multiImage: { images: entries } };
}

export const imageStepName = (index: number): string => `image ${index + 1}`;

const titleOf = ({ draft }: StepInput): IDataObject =>
	draft.options.title ? { title: draft.options.title } : {};

function poll({ draft: { options } }: StepInput): IDataObject {
	return {
		question: pollQuestion(options),
		options: pollAnswers(options).map((text) => ({ text })),
		settings: {
			duration: options.pollDuration ?? 'THREE_DAYS',
			voteSelectionType: 'SINGLE_VOTE',
			isVoterVisibleToAuthor: true,
		},
	};
}

export const pollQuestion = ({ pollQuestion: given }: IDataObject): string =>
	String(given ?? '').trim();

export function pollAnswers({ pollOptions }: IDataObject): string[] {
	const lines = Array.isArray(pollOptions)
		? pollOptions.map(String)
		: String(pollOptions ?? '').split('\n');
	return lines.map((line) => line.trim()).filter((line) => line !== '');
}
