import { chooseLinkedInKind } from '../../../nodes/LinkedIn/publish/chooseKind';
import { choosing } from '../../support/fileShapes';

const choose = choosing(chooseLinkedInKind);

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
