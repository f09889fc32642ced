import type { Media } from '../../shared/media/media';
import type { PrepareInput } from '../../shared/publish/capability';
import type { Account } from '../../shared/publish/draft';
import { block, blockFile } from '../../shared/publish/issue';
import { checkFile } from '../../shared/publish/fileLimits';
import type { Issue } from '../../shared/publish/plan';
import type { MediaCategory, XKind } from '../limits';
import { FILE_LIMITS, MAX_IMAGES, MAX_LENGTH_PREMIUM, VIDEO_SECONDS } from '../limits';
import { checkAltTexts } from './checkAltTexts';
import { checkGif, checkVideo } from './checkMoving';
import { maxLengthOf } from './checkPosts';
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
		blockFile('media-type', file, {
			message: `The file '${file.fileName}' is ${isStill ? 'a GIF that does not move' : what}, and the post is for ${CATEGORY_NAMES[wanted]}`,
			fix: isKnown
				? "Choose another 'Post Kind', or give another file."
				: `Convert it to one of: ${mimeTypes.join(', ')}.`,
		}),
	];
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
