import type { ChooseKind, FileShape, KindChoice } from '../../nodes/shared/network/chooseKind';

const FILES: Record<string, FileShape> = {
	picture: { mimeType: 'image/jpeg', isAnimated: false },
	gif: { mimeType: 'image/gif', isAnimated: true },
	video: { mimeType: 'video/mp4', isAnimated: false },
	pdf: { mimeType: 'application/pdf', isAnimated: false },
	unknown: { mimeType: '', isAnimated: false },
};

/** What a network makes of a draft with the named files, such as `picture gif`. */
export const choosing =
	(chooseKind: ChooseKind) =>
	(names: string, link = '', fields = {}): KindChoice =>
		chooseKind({
			text: 'Hello',
			link,
			fields,
			files: names
				.split(' ')
				.filter(Boolean)
				.map((name) => FILES[name]),
		});
