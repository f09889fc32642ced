import type { Media } from '../../shared/media/media';
import { blockFile } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';

/** What is cut off of a picture that differs by less nobody sees. */
const CROPPED_FROM = 0.02;

/**
 * Pictures of a carousel after the first file are cropped to its ratio.
 * @see https://developers.facebook.com/docs/instagram-platform/content-publishing
 */
export function checkCropping([first, ...others]: ReadonlyArray<Media | undefined>): Issue[] {
	const wanted = ratioOf(first);
	if (wanted === undefined) return [];
	return others.flatMap((file): Issue[] => {
		const ratio = ratioOf(file);
		if (!file?.mimeType.startsWith('image/') || ratio === undefined) return [];
		if (Math.abs(ratio / wanted - 1) <= CROPPED_FROM) return [];
		const issue = blockFile('cropped', file, {
			message: `Instagram crops the file '${file.fileName}' (${ratio.toFixed(2)}:1) to the ratio of the first one (${wanted.toFixed(2)}:1)`,
			fix: 'Give all files of a carousel the same ratio.',
		});
		return [{ ...issue, severity: 'warn' }];
	});
}

const ratioOf = (file: Media | undefined): number | undefined =>
	file?.width && file.height ? file.width / file.height : undefined;
