import type { Adaptation } from '../../../nodes/SocialHub/publish/adapt';
import { adapt } from '../../../nodes/SocialHub/publish/adapt';
import type { Attempt } from '../../../nodes/SocialHub/publish/attempt';
import type { Candidate } from '../../../nodes/SocialHub/publish/values';
import { block, blockFile } from '../../../nodes/shared/publish/issue';
import type { Issue } from '../../../nodes/shared/publish/plan';
import { findHashtags } from '../../../nodes/shared/text/entities';

const text = { message: 'Too much', fix: 'Take less.' };

/** A network that takes 60 characters, 2 hashtags and 2 JPEG files. */
function says({ text: given, files }: Candidate): Issue[] {
	return [
		...(given.length > 60 ? [block('text-too-long', 'Text', text)] : []),
		...(findHashtags(given).length > 2 ? [block('too-many-hashtags', 'Text', text)] : []),
		...files
			.filter((file) => !file.endsWith('jpg'))
			.map((name) => blockFile('media-type', { name }, text)),
		...(files.length > 2 ? [block('media-count', 'Media', text)] : []),
		...(given.includes('forbidden') ? [block('forbidden', 'Text', text)] : []),
	];
}

interface Given extends Partial<Candidate> {
	spare?: string[];
	allowed?: Adaptation[];
}

/** Adapts a draft for that network; also gives how often it was asked. */
async function adapted({ spare = [], allowed = ['text', 'hashtags', 'media'], ...given }: Given) {
	const attempt = jest.fn(
		async (candidate: Candidate): Promise<Attempt<unknown>> =>
			await Promise.resolve({ candidate, issues: says(candidate) }),
	);
	const candidate = { text: 'Bread', files: [], ...given };
	const result = await adapt({ candidate, allowed, spare, attempt });
	return {
		...result.attempt.candidate,
		issues: result.attempt.issues.map(({ rule }) => rule),
		notes: result.notes.map(({ rule, severity, message }) => ({ rule, severity, message })),
		asked: attempt.mock.calls.length,
	};
}

const LONG = 'We bake with rye. We bake with time. Come in and taste our bread today.';

describe('what is allowed', () => {
	it('is not used where the network takes the post', async () => {
		expect(await adapted({ files: ['a.jpg'] })).toMatchObject({
			text: 'Bread',
			notes: [],
			asked: 1,
		});
	});

	it.each([
		['text', { text: LONG }],
		['hashtags', { text: '#a #b #c' }],
		['media', { files: ['a.png'] }],
	] as const)('is needed: without %s the draft stays as it is', async (kind, given) => {
		const others = (['text', 'hashtags', 'media'] as const).filter((one) => one !== kind);
		const result = await adapted({
			...given,
			files: [...('files' in given ? given.files : [])],
			allowed: others,
		});
		expect(result).toMatchObject({ notes: [], ...given });
		expect(result.issues).toHaveLength(1);
	});
});

describe('a text that is too long', () => {
	it('keeps as many whole sentences as the network takes, and says so', async () => {
		expect(await adapted({ text: LONG })).toMatchObject({
			text: 'We bake with rye. We bake with time.',
			issues: [],
			notes: [
				{
					rule: 'text-shortened',
					severity: 'warn',
					message: expect.stringContaining('from 71 to 36 characters'),
				},
			],
		});
	});

	it('keeps words of a first sentence that is too long by itself', async () => {
		const { text: shorter } = await adapted({ text: `${'word '.repeat(40)}end.` });
		expect(shorter).toBe(`${'word '.repeat(12).trim()}…`);
	});

	it('stays as it is where nothing helps', async () => {
		const one = 'x'.repeat(80);
		expect(await adapted({ text: one })).toMatchObject({
			text: one,
			notes: [],
			issues: ['text-too-long'],
		});
	});

	it('is found with few questions to the network', async () => {
		const { asked } = await adapted({ text: 'We bake. '.repeat(500) });
		expect(asked).toBeLessThan(15);
	});
});

it('of too many hashtags the last ones go', async () => {
	expect(await adapted({ text: 'Bread #a #b #c #d' })).toMatchObject({
		text: 'Bread #a #b',
		notes: [{ rule: 'hashtags-removed', message: expect.stringContaining('2 hashtags') }],
	});
});

describe('files', () => {
	it('that the network does not take are left out with its reason', async () => {
		expect(await adapted({ files: ['a.png', 'b.jpg'] })).toMatchObject({
			files: ['b.jpg'],
			issues: [],
			notes: [
				{
					rule: 'media-left-out',
					message: expect.stringContaining("'a.png' is left out. Too much"),
				},
			],
		});
	});

	it('are replaced in their place by others, in turn until one is taken', async () => {
		const given = { files: ['a.png', 'b.jpg'], spare: ['c.gif', 'd.jpg'] };
		expect(await adapted(given)).toMatchObject({
			files: ['d.jpg', 'b.jpg'],
			notes: [{ rule: 'media-replaced' }, { rule: 'media-replaced' }],
		});
	});

	it('beyond the number that goes into one post are left out from the end', async () => {
		const { files } = await adapted({ files: ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'] });
		expect(files).toEqual(['a.jpg', 'b.jpg']);
	});

	it('may all be left out, where the network takes the text alone', async () => {
		expect(await adapted({ files: ['a.png'] })).toMatchObject({ files: [], issues: [] });
	});
});

it('leaves reasons that nothing allowed can remove', async () => {
	expect(await adapted({ text: 'forbidden', files: ['a.png'] })).toMatchObject({
		issues: ['forbidden'],
		files: [],
	});
});
