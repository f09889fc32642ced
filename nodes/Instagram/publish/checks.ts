import { countText } from '../../shared/text/count';
import { findHashtags, findMentions } from '../../shared/text/entities';
import type { PrepareInput } from '../../shared/publish/capability';
import type { Draft } from '../../shared/publish/draft';
import { block, blockFile, warn } from '../../shared/publish/issue';
import { checkDraft } from '../../shared/publish/limits';
import { checkFile } from '../../shared/publish/fileLimits';
import type { Issue } from '../../shared/publish/plan';
import type { Media } from '../../shared/media/media';
import type { FilePlace, InstagramKind } from '../platform';
import {
	ADVISED_HASHTAGS,
	FILE_LIMITS,
	LIMITS,
	MAX_ALT_TEXT,
	MAX_COLUMNS,
	MAX_HASHTAGS,
	MAX_MENTIONS,
} from '../platform';
import { checkAddresses } from './checkAddresses';
import { checkCropping } from './checkCropping';
import { checkOptions } from './checkOptions';
import { checkComment } from '../comments/rules';
import { KIND_NAMES } from './kinds';

/** Everything that speaks against a draft, known before anything is sent. */
export function checkInstagramDraft(input: PrepareInput): Issue[] {
	const { draft, files, now, cover } = input;
	const kind = draft.kind as InstagramKind;
	const limits = LIMITS[kind];
	const common = { draft, limits, kindName: KIND_NAMES[kind], platformTitle: 'Instagram', now };
	return [
		...checkDraft({ ...common, files: [] }),
		...files.flatMap((file, index) => (file ? checkPlaced(placeOf(kind, file, index), file) : [])),
		...(kind === 'carousel' ? checkCropping(files) : []),
		...(cover?.file ? checkPlaced('cover', cover.file) : []),
		...checkAddresses(draft),
		...checkCaption(draft),
		...checkSchedule(draft),
		...checkAltTexts(draft, kind),
		...checkOptions(draft, kind),
		...(draft.firstComment ? checkComment(draft.firstComment, 'First Comment') : []),
	];
}

function placeOf(kind: InstagramKind, file: Media, index: number): FilePlace {
	if (kind === 'carousel') {
		if (file.mimeType.startsWith('video/')) return 'carouselVideo';
		return index === 0 ? 'feedPicture' : 'carouselPicture';
	}
	const places = {
		photo: 'feedPicture',
		reel: 'reelVideo',
		photoStory: 'storyPicture',
		videoStory: 'storyVideo',
	} as const;
	return places[kind];
}

const PLACE_NAMES: Record<FilePlace, string> = {
	feedPicture: 'a picture in the feed',
	carouselPicture: 'a picture in a carousel',
	storyPicture: 'a photo story',
	cover: 'a cover',
	reelVideo: 'a reel',
	carouselVideo: 'a video in a carousel',
	storyVideo: 'a video story',
};

function checkPlaced(place: FilePlace, file: Media): Issue[] {
	const kindName = PLACE_NAMES[place];
	const issues = checkFile(
		{ limits: FILE_LIMITS[place], kindName, platformTitle: 'Instagram' },
		file,
	);
	const isWide = file.mimeType.startsWith('video/') && (file.width ?? 0) > MAX_COLUMNS;
	if (!isWide) return issues;
	return [
		...issues,
		blockFile('resolution', file, {
			message: `The video is ${file.width} pixels wide; Instagram takes up to ${MAX_COLUMNS}`,
			fix: 'Scale the video down.',
		}),
	];
}

function checkCaption({ text }: Draft): Issue[] {
	const issues: Issue[] = [];
	const hashtags = findHashtags(text).length;
	const mentions = findMentions(text).length;
	if (hashtags > MAX_HASHTAGS) {
		issues.push(
			block('too-many-hashtags', 'Text', {
				message: `The text has ${hashtags} hashtags; Instagram takes ${MAX_HASHTAGS}`,
				fix: `Remove ${hashtags - MAX_HASHTAGS} hashtags.`,
			}),
		);
	} else if (hashtags > ADVISED_HASHTAGS) {
		issues.push(
			warn('many-hashtags', 'Text', {
				message: `The text has ${hashtags} hashtags; the Instagram app allows ${ADVISED_HASHTAGS} since December 2025, and whether the API does is not confirmed`,
				fix: `Use at most ${ADVISED_HASHTAGS} hashtags.`,
			}),
		);
	}
	if (mentions > MAX_MENTIONS) {
		issues.push(
			block('too-many-mentions', 'Text', {
				message: `The text mentions ${mentions} accounts; Instagram takes ${MAX_MENTIONS}`,
				fix: `Remove ${mentions - MAX_MENTIONS} mentions.`,
			}),
		);
	}
	return issues;
}

function checkSchedule({ scheduleAt }: Draft): Issue[] {
	if (!scheduleAt) return [];
	return [
		block('no-schedule', 'Schedule At', {
			message: "Instagram's API cannot schedule",
			fix: "Empty 'Schedule At' and let n8n do it: put a Wait node with that time before this node, or start the workflow with a Schedule Trigger.",
		}),
	];
}

function checkAltTexts({ media }: Draft, kind: InstagramKind): Issue[] {
	const texts = media.flatMap(({ altText }) => (altText ? [altText] : []));
	if (texts.length && kind !== 'photo' && kind !== 'carousel') {
		return [
			warn('option-without-effect', 'Alt Text', {
				message: `'Alt Text' has no effect on ${KIND_NAMES[kind]}`,
				fix: "Remove 'Alt Text'.",
			}),
		];
	}
	return texts
		.map((text) => countText(text, 'codepoints'))
		.filter((length) => length > MAX_ALT_TEXT)
		.map((length) =>
			block('alt-text-too-long', 'Alt Text', {
				message: `An alt text has ${length} characters; Instagram takes ${MAX_ALT_TEXT}`,
				fix: `Shorten it by ${length - MAX_ALT_TEXT} characters.`,
			}),
		);
}
