import type { Media } from '../../shared/media/media';
import type { PrepareInput } from '../../shared/publish/capability';
import type { Draft } from '../../shared/publish/draft';
import { block, blockFile } from '../../shared/publish/issue';
import { checkFile } from '../../shared/publish/fileLimits';
import type { Issue } from '../../shared/publish/plan';
import {
	IMAGE_TYPES,
	MAX_DESCRIPTION,
	MAX_FRAMES,
	MAX_PIXELS,
	MIN_VIDEO_BYTES,
	OFFICE_ENDINGS,
} from '../platform';
import { toPostUrn } from '../postTarget';
import { parseUrn } from '../urn';
import { checkPoll } from './checkPoll';
import { empty } from './empty';

/** What speaks against the parts of a draft that only its kind has. Pure. */
export function checkKind(input: PrepareInput): Issue[] {
	const { draft, files, coverFile } = input;
	switch (draft.kind) {
		case 'text':
			return draft.text.trim() ? [] : [empty('Text', 'The post has no text', "Fill in 'Text'.")];
		case 'article':
			return [...checkArticle(draft), ...picture(coverFile)];
		case 'image':
			return files.flatMap((file) => tooLargePicture(file));
		case 'video':
			return [...files.flatMap((file) => tooSmallVideo(file)), ...picture(coverFile)];
		case 'document':
			return [...checkTitle(draft, 'document'), ...files.flatMap((file) => wrongDocument(file))];
		case 'poll':
			return checkPoll(draft);
		default:
			return checkReshare(draft);
	}
}

function checkTitle({ options }: Draft, what: string): Issue[] {
	if (String(options.title ?? '').trim()) return [];
	return [empty('Title', `The ${what} has no title`, "Fill in 'Title'.")];
}

function checkArticle(draft: Draft): Issue[] {
	const issues = checkTitle(draft, 'link');
	if (!/^https?:\/\/[^\s/]+/i.test(draft.link)) {
		issues.push(
			block('link-invalid', 'Link', {
				message: draft.link ? `'${draft.link}' is not a web address` : "'Link' is empty",
				fix: 'Give a complete address that starts with https://.',
			}),
		);
	}
	const { length } = String(draft.options.description ?? '');
	if (length >= MAX_DESCRIPTION) {
		issues.push(
			block('description-too-long', 'Description', {
				message: `The description has ${length} characters; LinkedIn takes fewer than ${MAX_DESCRIPTION}`,
				fix: "Shorten 'Description'.",
			}),
		);
	}
	return issues;
}

/** A picture that stands for a link or video. */
function picture(file: Media | undefined): Issue[] {
	if (!file) return [];
	const limits = { mimeTypes: IMAGE_TYPES };
	const kindName = 'a cover';
	return [
		...checkFile({ limits, kindName, platformTitle: 'LinkedIn' }, file),
		...tooLargePicture(file),
	];
}

const tooLargePicture = (file: Media | undefined): Issue[] => [
	...tooManyPixels(file),
	...tooManyFrames(file),
];

function tooManyPixels(file: Media | undefined): Issue[] {
	const pixels = (file?.width ?? 0) * (file?.height ?? 0);
	if (!file || pixels < MAX_PIXELS) return [];
	return [
		blockFile('resolution', file, {
			message: `The picture '${file.fileName}' has ${file.width}x${file.height} pixels; LinkedIn takes fewer than ${MAX_PIXELS} in all`,
			fix: 'Scale the picture down.',
		}),
	];
}

function tooManyFrames(file: Media | undefined): Issue[] {
	if (!file?.frames || file.frames <= MAX_FRAMES) return [];
	return [
		blockFile('frames', file, {
			message: `The GIF '${file.fileName}' has ${file.frames} frames; LinkedIn takes ${MAX_FRAMES}`,
			fix: 'Shorten the GIF, or publish it as a video.',
		}),
	];
}

function tooSmallVideo(file: Media | undefined): Issue[] {
	if (!file || file.size >= MIN_VIDEO_BYTES) return [];
	return [
		blockFile('media-too-small', file, {
			message: `The video '${file.fileName}' has ${file.size} bytes; LinkedIn takes ${MIN_VIDEO_BYTES} or more`,
			fix: 'Use a video of better quality.',
		}),
	];
}

function wrongDocument(file: Media | undefined): Issue[] {
	if (!file || file.mimeType === 'application/pdf') return [];
	const ending = /\.([a-z0-9]+)$/i.exec(file.fileName)?.[1]?.toLowerCase() ?? '';
	// A known format that is none of a document, whatever the name says.
	const isOther = file.mimeType !== 'application/octet-stream';
	if (!isOther && OFFICE_ENDINGS.includes(ending)) return [];
	return [
		blockFile('media-type', file, {
			message: `The file '${file.fileName}' is no document that LinkedIn takes`,
			fix: 'Give a PDF, or a Word or PowerPoint file whose name ends in .doc, .docx, .ppt or .pptx.',
		}),
	];
}

function checkReshare({ options }: Draft): Issue[] {
	const given = String(options.reshareOf ?? '').trim();
	const urn = toPostUrn(given);
	if (urn && parseUrn(urn)?.type !== 'activity') return [];
	return [
		block('reshare-of', 'Post to Share', {
			message: given
				? `'${given}' does not name a post that can be shared`
				: "'Post to Share' is empty",
			fix: 'Give the ID of the post, such as urn:li:share:7200000000000000001. An activity will not do.',
		}),
	];
}
