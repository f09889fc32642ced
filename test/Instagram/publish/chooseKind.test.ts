import type { FileShape } from '../../../nodes/shared/network/chooseKind';
import { chooseInstagramKind } from '../../../nodes/Instagram/publish/chooseKind';

const FILES: Record<string, FileShape> = {
	picture: { mimeType: 'image/jpeg', isAnimated: false },
	gif: { mimeType: 'image/gif', isAnimated: true },
	video: { mimeType: 'video/mp4', isAnimated: false },
	pdf: { mimeType: 'application/pdf', isAnimated: false },
	unknown: { mimeType: '', isAnimated: false },
};

const choose = (names: string, link = '', fields = {}) =>
	chooseInstagramKind({
		text: 'Hello',
		link,
		fields,
		files: names
			.split(' ')
			.filter(Boolean)
			.map((name) => FILES[name]),
	});

it.each([
	['picture', 'photo'],
	['video', 'reel'],
	['picture video', 'carousel'],
	['unknown', 'photo'],
])('makes of the files "%s" a post of kind %s', (files, kind) => {
	expect(choose(files)).toEqual({ kind });
});

it.each([['picture pdf', 1] as const])(
	'has no kind for "%s", and would leave out file %d first',
	(files, odd) => {
		expect(choose(files)).toMatchObject({ issue: { rule: 'no-kind', severity: 'block' }, odd });
	},
);

it('has no kind for a text alone', () => {
	expect(choose('')).toMatchObject({ issue: { rule: 'no-kind' } });
});
