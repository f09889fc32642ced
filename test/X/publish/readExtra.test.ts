import { failureOf } from '../../../nodes/shared/http/failure';
import { ownFiles, readExtra } from '../../../nodes/X/publish/readExtra';
import { xFixture } from '../../support/fakeX';

const read = async (kind: string, params: Record<string, unknown> = {}) =>
	readExtra((await xFixture({ params })).context, kind);
const files = async (kind: string, params: Record<string, unknown>) =>
	ownFiles((await xFixture({ params })).context, kind);
const refused = async (kind: string, params: Record<string, unknown>) =>
	failureOf(await read(kind, params).catch((error: unknown) => error));

describe('IDs', () => {
	it('may be numbers, have spaces, or be the address of a post or community', async () => {
		const options = {
			replyTo: ' https://x.com/ana_reads/status/1989000000000000001?s=20 ',
			quote: 42,
			community: ' 1493446837214187523 ',
			taggedUsers: '2244994945, 783214',
		};
		expect(await read('text', { options })).toEqual({
			replyTo: '1989000000000000001',
			quote: '42',
			community: '1493446837214187523',
			taggedUsers: ['2244994945', '783214'],
		});
		const community = 'https://x.com/i/communities/1493446837214187523';
		expect(await read('text', { options: { community } })).toEqual({
			community: '1493446837214187523',
		});
	});

	it('that have lost digits or are none are refused', async () => {
		expect(
			await refused('text', { options: { replyTo: Number('1989000000000000001') } }),
		).toMatchObject({
			field: 'Reply To (Post ID or URL)',
			effect: 'none',
		});
		expect(await refused('text', { options: { community: 'gardeners' } })).toMatchObject({
			field: 'Community (ID)',
		});
		expect(await refused('text', { options: { taggedUsers: '@ana' } })).toMatchObject({
			field: 'Tagged Users (IDs)',
		});
	});
});

describe('A poll', () => {
	it('has a choice in each line, or in each entry of a list', async () => {
		expect(await read('poll', { pollChoices: ' Rye \n\nWheat', pollMinutes: '60' })).toEqual({
			pollChoices: ['Rye', 'Wheat'],
			pollMinutes: 60,
		});
		expect(await read('poll', { pollChoices: ['Rye', 'Wheat'] })).toEqual({
			pollChoices: ['Rye', 'Wheat'],
			pollMinutes: 1440,
		});
	});
});

describe('A thread', () => {
	const fields = {
		threadPosts: {
			post: [{ text: 'One', files: 'a, b', altText: 'First\nSecond' }, { text: 'Two' }],
		},
	};

	it('is given in fields', async () => {
		expect(await read('thread', { ...fields, numbering: 'end' })).toEqual({
			thread: [
				{ text: 'One', files: 2 },
				{ text: 'Two', files: 0 },
			],
			numbering: 'end',
		});
		expect(await files('thread', fields)).toEqual([
			{ field: 'a', altText: 'First' },
			{ field: 'b', altText: 'Second' },
		]);
	});

	it.each([
		['text', '["One", { "text": "Two", "files": "a" }]'],
		['a list', ['One', { text: 'Two', files: ['a'] }]],
	])('is given as JSON in %s', async (_, threadJson) => {
		const params = { specifyPosts: 'json', threadJson };
		expect(await read('thread', params)).toMatchObject({
			thread: [
				{ text: 'One', files: 0 },
				{ text: 'Two', files: 1 },
			],
		});
		expect(await files('thread', params)).toEqual([{ field: 'a' }]);
	});

	it.each([['{}'], ['no JSON'], ['[1]'], ['[["One"]]'], ['[null]']])(
		'is not given by %s',
		async (threadJson) => {
			const failure = await refused('thread', { specifyPosts: 'json', threadJson });
			expect(failure).toMatchObject({ field: 'Posts (JSON)', effect: 'none' });
		},
	);

	it('has no other parts than texts, files and alt texts', async () => {
		const threadJson = [{ text: 'One' }, { text: 'Two', image: 'photo' }];
		expect(await refused('thread', { specifyPosts: 'json', threadJson })).toMatchObject({
			field: 'Posts (JSON)',
			happened: expect.stringContaining("'image'"),
			advice: expect.stringContaining("'text', 'files' and 'altText'"),
			effect: 'none',
		});
	});

	it('says which posts have more alt texts than files', async () => {
		const post = [
			{ text: 'One', files: 'a', altText: 'First\n' },
			{ text: 'Two', files: 'b', altText: 'First\nSecond' },
			{ text: 'Three', altText: 'First' },
		];
		expect(await read('thread', { threadPosts: { post } })).toMatchObject({
			strayAltTexts: [2, 3],
		});
	});

	it.each([[0], [281], ['many'], [null]])(
		'from a long text has no posts of %j characters',
		async (postLength) => {
			const failure = await refused('splitThread', { postLength });
			expect(failure).toMatchObject({ field: 'Characters per Post', effect: 'none' });
		},
	);

	it('from a long text has the files of its first post', async () => {
		const params = {
			firstPostFiles: 'a',
			postLength: 200,
			numbering: 'start',
			options: { altText: 'A loaf' },
		};
		expect(await read('splitThread', params)).toEqual({
			altTexts: 1,
			numbering: 'start',
			postLength: 200,
		});
		expect(await files('splitThread', params)).toEqual([{ field: 'a', altText: 'A loaf' }]);
		expect(await files('text', params)).toEqual([]);
	});
});
