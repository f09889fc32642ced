import type { IDataObject } from 'n8n-workflow';
import type { Media } from '../media/media';
import { block } from '../publish/issue';
import type { Issue } from '../publish/plan';

/** What a file is, as far as it decides about the kind of post. */
export interface FileShape {
	/** `image/jpeg`; of a file that only the network reads by the ending of its address, else empty. */
	readonly mimeType: string;
	readonly isAnimated: boolean;
	/** Pixels, where they are known. */
	readonly width?: number;
	readonly height?: number;
	readonly durationSeconds?: number;
}

/** A neutral draft, as far as it decides about the kind of post. */
export interface DraftShape {
	readonly text: string;
	readonly link: string;
	readonly files: readonly FileShape[];
	/** Values of the network's own fields and options that the user has given, by parameter name. */
	readonly fields: IDataObject;
}

/**
 * The kind of post, or the blocking issue that says why there is none. `odd` is the position of the
 * file that would be left out first to make it one.
 */
export type KindChoice =
	{ readonly kind: string } | { readonly issue: Issue; readonly odd?: number };

export type ChooseKind = (draft: DraftShape) => KindChoice;

/** There is no kind of post for what was given. */
export function noKind(message: string, fix: string, odd?: number): KindChoice {
	const issue = block('no-kind', 'Media', { message, fix });
	return odd === undefined ? { issue } : { issue, odd };
}

/** The same for a file that is neither picture nor video, of a network that takes only those. */
export const noDocument = (title: string, draft: DraftShape): KindChoice =>
	noKind(
		`${title} takes pictures and videos, and one of the files is neither`,
		`Leave that file out for ${title}.`,
		lastOf(draft, 'document'),
	);

/** The last file that is of another type than the first, which decides; else the last one. */
export function lastOther({ files }: DraftShape): number {
	const types = files.map(typeOf);
	for (let at = types.length - 1; at > 0; at--) if (types[at] !== types[0]) return at;
	return types.length - 1;
}

/** The last file of a type. */
export const lastOf = ({ files }: DraftShape, type: FileType): number =>
	files.map(typeOf).lastIndexOf(type);

export type FileType = 'picture' | 'animation' | 'video' | 'document' | 'unknown';

/** A file of an unknown type is taken for a picture by most networks. */
export function typeOf({ mimeType, isAnimated }: FileShape): FileType {
	if (mimeType.startsWith('video/')) return 'video';
	if (mimeType.startsWith('image/')) return isAnimated ? 'animation' : 'picture';
	return mimeType === '' || mimeType === 'application/octet-stream' ? 'unknown' : 'document';
}

/** The types that occur in a draft, each once. */
export const typesIn = ({ files }: DraftShape): FileType[] => [...new Set(files.map(typeOf))];

const TYPES_BY_ENDING: Readonly<Record<string, string>> = {
	gif: 'image/gif',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	m4v: 'video/mp4',
	mov: 'video/quicktime',
	mp4: 'video/mp4',
	pdf: 'application/pdf',
	png: 'image/png',
	webp: 'image/webp',
};

/** The shape of an opened file. */
export function shapeOfFile(file: Media): FileShape {
	const { mimeType, animated, width, height, durationSeconds } = file;
	return {
		mimeType,
		isAnimated: animated === true,
		...(width === undefined ? {} : { width }),
		...(height === undefined ? {} : { height }),
		...(durationSeconds === undefined ? {} : { durationSeconds }),
	};
}

/** The shape of a file that the network fetches itself: its address is all that is known. */
export function shapeOfUrl(url: string): FileShape {
	const path = URL.canParse(url) ? new URL(url).pathname : url;
	const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1].toLowerCase() ?? '';
	return { mimeType: TYPES_BY_ENDING[ending] ?? '', isAnimated: ending === 'gif' };
}
