import { chooseFacebookKind } from '../../../nodes/Facebook/publish/chooseKind';
import { choosing } from '../../support/fileShapes';

const choose = choosing(chooseFacebookKind);

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
