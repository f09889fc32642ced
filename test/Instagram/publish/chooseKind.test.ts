import { chooseInstagramKind } from '../../../nodes/Instagram/publish/chooseKind';
import { choosing } from '../../support/fileShapes';

const choose = choosing(chooseInstagramKind);

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
