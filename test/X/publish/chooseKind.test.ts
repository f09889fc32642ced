import { chooseXKind } from '../../../nodes/X/publish/chooseKind';
import { choosing } from '../../support/fileShapes';

const choose = choosing(chooseXKind);

it.each([
	['', 'text'],
	['picture', 'image'],
	['picture unknown', 'image'],
	['gif', 'gif'],
	['video', 'video'],
])('makes of the files "%s" a post of kind %s', (files, kind) => {
	expect(choose(files)).toEqual({ kind });
});

it.each([['picture video', 1] as const, ['gif gif', 1] as const, ['pdf picture', 0] as const])(
	'has no kind for "%s", and would leave out file %d first',
	(files, odd) => {
		expect(choose(files)).toMatchObject({ issue: { rule: 'no-kind', severity: 'block' }, odd });
	},
);

it('makes a poll of choices', () => {
	expect(choose('', '', { pollChoices: 'Rye\nWheat' })).toEqual({ kind: 'poll' });
});
