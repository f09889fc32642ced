import type { FileShape } from '../../../nodes/shared/network/chooseKind';
import { chooseFacebookKind } from '../../../nodes/Facebook/publish/chooseKind';

const FILES: Record<string, FileShape> = {
	picture: { mimeType: 'image/jpeg', isAnimated: false },
	gif: { mimeType: 'image/gif', isAnimated: true },
	video: { mimeType: 'video/mp4', isAnimated: false },
	pdf: { mimeType: 'application/pdf', isAnimated: false },
	unknown: { mimeType: '', isAnimated: false },
};

const choose = (names: string, link = '', fields = {}) =>
	chooseFacebookKind({
		text: 'Hello',
		link,
		fields,
		files: names
			.split(' ')
			.filter(Boolean)
			.map((name) => FILES[name]),
	});

it.each([
	['', 'text'],
	['picture', 'photo'],
	['picture gif unknown', 'photo'],
	['video', 'video'],
])('makes of the files "%s" a post of kind %s', (files, kind) => {
	expect(choose(files)).toEqual({ kind });
});

it.each([
	['picture video picture', 1] as const,
	['video video', 1] as const,
	['picture pdf', 1] as const,
])('has no kind for "%s", and would leave out file %d first', (files, odd) => {
	expect(choose(files)).toMatchObject({ issue: { rule: 'no-kind', severity: 'block' }, odd });
});
