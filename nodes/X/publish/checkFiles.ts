import { countText } from '../../shared/text/count';
import type { Media } from '../../shared/media/media';
import type { PrepareInput } from '../../shared/publish/capability';
import type { Account } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import { checkFile } from '../../shared/publish/fileLimits';
import type { Issue } from '../../shared/publish/plan';
import type { MediaCategory, XKind } from '../limits';
import {
	DOCUMENTED_VIDEO,
	FILE_LIMITS,
	MAX_ALT_TEXT,
	MAX_FRAME_RATE,
	MAX_GIF,
	MAX_IMAGES,
	MAX_LENGTH_PREMIUM,
	VIDEO_SECONDS,
} from '../limits';
import { maxLengthOf } from './checkPosts';
import { isThread } from './kinds';
import type { PlannedPost } from './posts';
import { categoryOf } from './upload';

const CATEGORY_NAMES: Record<MediaCategory, string> = {
	tweet_image: 'an image',
	tweet_gif: 'a GIF',
	tweet_video: 'a video',
};

const KIND_CATEGORIES: Partial<Record<XKind, MediaCategory>> = {
	image: 'tweet_image',
	gif: 'tweet_gif',
	video: 'tweet_video',
};

/** What speaks against the files of a draft and their alternative texts. Pure. */
export function checkFiles(input: PrepareInput, posts: readonly PlannedPost[]): Issue[] {
	const { files, account, draft } = input;
	const kind = draft.kind as XKind;
	return [
		...files.flatMap((file) => (file ? checkOne(file, kind, account) : [])),
		...posts.flatMap((post) => checkTogether(post, files)),
		...checkAltTexts(input),
	];
}

function checkOne(file: Media, kind: XKind, account: Account): Issue[] {
	const category = categoryOf(file);
	const wanted = KIND_CATEGORIES[kind];
	if (wanted && wanted !== category) return checkType(file, wanted, category);
	const kindName = CATEGORY_NAMES[category];
	const limits = {
		...FILE_LIMITS[category],
		...(category === 'tweet_video' ? { duration: durationFor(account) } : {}),
	};
	return [
		...checkFile({ limits, kindName, platformTitle: 'X' }, file),
		...(category === 'tweet_gif' ? checkGif(file) : []),
		...(category === 'tweet_video' ? checkVideo(file) : []),
	];
}

/** With X Premium videos may be longer; where X does not say what the account has, X decides. */
function durationFor(account: Account) {
	const isLimited =
		maxLengthOf(account) !== undefined && maxLengthOf(account) !== MAX_LENGTH_PREMIUM;
	return isLimited ? { ...VIDEO_SECONDS } : { min: VIDEO_SECONDS.min, max: Infinity };
}

function checkType(file: Media, wanted: MediaCategory, category: MediaCategory): Issue[] {
	const { mimeTypes = [] } = FILE_LIMITS[wanted];
	const isStill = wanted === 'tweet_gif' && file.mimeType === 'image/gif';
	const isKnown = Object.values(FILE_LIMITS).some((each) =>
		each.mimeTypes?.includes(file.mimeType),
	);
	const what = isKnown ? CATEGORY_NAMES[category] : file.mimeType;
	return [
		block('media-type', file.name, {
			message: `The file '${file.fileName}' is ${isStill ? 'a GIF that does not move' : what}, and the post is for ${CATEGORY_NAMES[wanted]}`,
			fix: isKnown
				? "Choose another 'Post Kind', or give another file."
				: `Convert it to one of: ${mimeTypes.join(', ')}.`,
		}),
	];
}

function checkGif({ name, fileName, width = 0, height = 0 }: Media): Issue[] {
	if (width <= MAX_GIF.width && height <= MAX_GIF.height) return [];
	return [
		block('resolution', name, {
			message: `The GIF '${fileName}' has ${width}x${height} pixels; X takes ${MAX_GIF.width}x${MAX_GIF.height}`,
			fix: 'Scale the GIF down, or publish it as a video.',
		}),
	];
}

function checkVideo(file: Media): Issue[] {
	const { name, videoCodec, audioCodec, frameRate = 0, width = 0, height = 0 } = file;
	const issues: Issue[] = [];
	if (videoCodec && !/^(avc|h264)/i.test(videoCodec)) {
		issues.push(
			warn('video-codec', name, {
				message: `The video is coded as ${videoCodec}; X documents H.264`,
				fix: 'Convert it to H.264 if X refuses it.',
			}),
		);
	}
	if (audioCodec && !/^(mp4a|aac)/i.test(audioCodec)) {
		issues.push(
			warn('audio-codec', name, {
				message: `The sound is coded as ${audioCodec}; X documents AAC`,
				fix: 'Convert it to AAC if X refuses it.',
			}),
		);
	}
	// Measured rates miss whole numbers by a little.
	if (frameRate > MAX_FRAME_RATE + 0.5) {
		issues.push(
			block('frame-rate', name, {
				message: `The video has ${Math.round(frameRate)} pictures a second; X takes ${MAX_FRAME_RATE}`,
				fix: `Convert it to ${MAX_FRAME_RATE} or fewer.`,
			}),
		);
	}
	const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
	if (longer > DOCUMENTED_VIDEO.longer || shorter > DOCUMENTED_VIDEO.shorter) {
		issues.push(
			warn('resolution', name, {
				message: `The video has ${width}x${height} pixels; X documents up to ${DOCUMENTED_VIDEO.longer}x${DOCUMENTED_VIDEO.shorter} and scales larger ones down or refuses them`,
				fix: 'Scale the video down if X refuses it.',
			}),
		);
	}
	return issues;
}

/** A post takes up to four images, or one GIF, or one video. */
function checkTogether({ step, media }: PlannedPost, files: PrepareInput['files']): Issue[] {
	const categories = media.flatMap((file) => {
		const opened = files[file];
		return opened ? [categoryOf(opened)] : [];
	});
	const hasMoving = categories.some((category) => category !== 'tweet_image');
	const max = hasMoving ? 1 : MAX_IMAGES;
	if (media.length <= max) return [];
	return [
		block('media-together', files[media[0]]?.name ?? 'Files', {
			message: `The ${step} has ${media.length} files${hasMoving ? ', one of them moving' : ''}; X takes up to four images, one GIF or one video`,
			fix: 'Leave out files, or divide them among several posts.',
		}),
	];
}

function checkAltTexts({ draft, files }: PrepareInput): Issue[] {
	const placed = draft.media.filter(({ altText }) => altText).length;
	const given = Number(draft.options.altTexts ?? 0);
	const issues = draft.media.flatMap(({ altText = '' }, index) => {
		const file = files[index];
		if (altText && file && categoryOf(file) === 'tweet_video') return [NO_ALT_TEXT];
		const length = countText(altText, 'codepoints');
		if (length <= MAX_ALT_TEXT) return [];
		return [
			block('alt-text-too-long', 'Alt Text', {
				message: `An alt text has ${length} characters; X takes ${MAX_ALT_TEXT}`,
				fix: `Shorten it by ${length - MAX_ALT_TEXT} characters.`,
			}),
		];
	});
	const isStray = given > (draft.kind === 'thread' ? 0 : placed);
	return isStray ? [...issues, isThread(draft.kind) ? ALT_TEXT_IN_POSTS : STRAY_ALT_TEXT] : issues;
}

const NO_ALT_TEXT = block('no-alt-text', 'Alt Text', {
	message: "X has no 'Alt Text' for a video",
	fix: "Leave 'Alt Text' empty, or say in the text what the video shows.",
});

const STRAY_ALT_TEXT = block('stray-alt-text', 'Alt Text', {
	message: 'There are more alt texts than files',
	fix: 'Give one line for each file.',
});

const ALT_TEXT_IN_POSTS = block('stray-alt-text', 'Alt Text', {
	message: "The option 'Alt Text' belongs to no file of the thread",
	fix: "Give the alt texts in 'Posts', next to the files.",
});
