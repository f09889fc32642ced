import type { FileShape } from '../../../nodes/shared/network/chooseKind';
import { chooseLinkedInKind } from '../../../nodes/LinkedIn/publish/chooseKind';

const FILES: Record<string, FileShape> = {
	picture: { mimeType: 'image/jpeg', isAnimated: false },
	gif: { mimeType: 'image/gif', isAnimated: true },
	video: { mimeType: 'video/mp4', isAnimated: false },
	pdf: { mimeType: 'application/pdf', isAnimated: false },
	unknown: { mimeType: '', isAnimated: false },
};

const choose = (names: string, link = '', fields = {}) =>
	chooseLinkedInKind({
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
	['picture', 'image'],
	['picture gif picture', 'image'],
	['video', 'video'],
	['pdf', 'document'],
])('makes of the files "%s" a post of kind %s', (files, kind) => {
	expect(choose(files)).toEqual({ kind });
});

it.each([['picture video', 1] as const, ['pdf picture', 1] as const])(
	'has no kind for "%s", and would leave out file %d first',
	(files, odd) => {
		expect(choose(files)).toMatchObject({ issue: { rule: 'no-kind', severity: 'block' }, odd });
	},
);

it('makes an article of a link with a title, and a text of one without', () => {
	const link = 'https://example.com';
	expect(choose('', link, { title: 'Offer' })).toEqual({ kind: 'article' });
	expect(choose('', link, { title: ' ' })).toEqual({ kind: 'text' });
});

it.each([
	[{ pollQuestion: 'Rye?' }, 'poll'],
	[{ reshareOf: 'urn:li:share:1' }, 'reshare'],
])('makes of %j a %s', (fields, kind) => {
	expect(choose('', '', fields)).toEqual({ kind });
});
