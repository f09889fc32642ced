import type { IDataObject } from 'n8n-workflow';
import { readDestinations } from '../../../nodes/SocialHub/publish/destination';
import { filesOf, readHubDraft } from '../../../nodes/SocialHub/publish/draft';
import { openJournal } from '../../../nodes/shared/run/journal';
import { fakeN8n } from '../../support/fakeN8n';

function contextOf(parameters: IDataObject) {
	const { n8n } = fakeN8n();
	return {
		n8n,
		itemIndex: 0,
		api: undefined,
		journal: openJournal(n8n, 0)(0),
		afterRun: () => {},
		param: <T>(name: string, fallback: T) => (parameters[name] ?? fallback) as T,
	};
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const PAGES = { account: [{ page: byId('1') }, { page: byId('2'), settings: { text: 'Two' } }] };
const parameters = {
	connections: ['facebookOAuth2', 'x'],
	facebookOAuth2: PAGES,
	x: { madeWithAi: true },
};
const read = (more: IDataObject = {}) => readDestinations(contextOf({ ...parameters, ...more }));

describe('readDestinations', () => {
	it('gives each account of each network that is chosen, with what is different for it', () => {
		expect(read().map(({ name, accounts, settings }) => [name, accounts, settings])).toEqual([
			['facebookOAuth2:1', { page: '1' }, {}],
			['facebookOAuth2:2', { page: '2' }, { text: 'Two' }],
			['x', {}, { madeWithAi: true }],
		]);
	});

	it('names an account by itself, wherever it stands in the list, and a second entry of it too', () => {
		const account = [{ page: byId('2') }, { page: byId('1') }, { page: byId('2') }];
		expect(read({ facebookOAuth2: { account } }).map(({ name }) => name)).toEqual([
			'facebookOAuth2:2',
			'facebookOAuth2:1',
			'facebookOAuth2:2#2',
			'x',
		]);
	});

	it('ignores accounts of a network that is not chosen', () => {
		expect(read({ connections: ['x'] }).map(({ name }) => name)).toEqual(['x']);
	});

	it.each([['X'], [['x']], [' x , '], ['facebook, x']])('goes only to %j', (onlyTo) => {
		const names = read({ options: { onlyTo } as IDataObject }).map(({ name }) => name);
		expect(names).toContain('x');
		expect(names.length).toBe(String(onlyTo).includes('facebook') ? 3 : 1);
	});

	it.each([
		[{ options: { onlyTo: 'x, linkedin' } }, "'linkedin' is not among the networks"],
		[{ connections: [] }, 'No network is chosen'],
		[{ connections: ['myspace'] }, "There is no network called 'myspace'"],
		[{ connections: ['facebookOAuth2'], facebookOAuth2: {} }, 'No account is chosen'],
	])('refuses %j', (more, message) => {
		expect(() => read(more as IDataObject)).toThrow(message);
	});
});

describe('readHubDraft', () => {
	const draft = (more: IDataObject) => readHubDraft(contextOf(more));

	it('has no files where no source of media is chosen', () => {
		expect(draft({ text: 'Hi', binaryPropertyName: 'data' })).toMatchObject({
			text: 'Hi',
			files: [],
		});
	});

	it('gives each file its line of the alt texts', () => {
		const options = { altText: 'A loaf\n\nA roll' };
		const given = { mediaSource: 'binary', binaryPropertyName: 'a, b ,c', options };
		expect(draft(given)).toMatchObject({
			files: ['a', 'b', 'c'],
			altTexts: { a: 'A loaf', c: 'A roll' },
		});
	});

	it('names the field where no file is named', () => {
		expect(() => draft({ mediaSource: 'url', mediaUrl: ' ' })).toThrow('No file is named');
	});

	it.each([
		['a, b', ['a', 'b']],
		[
			'https://example.com/a,b.jpg\nhttps://example.com/c.jpg',
			['https://example.com/a,b.jpg', 'https://example.com/c.jpg'],
		],
		[
			['a', 'b'],
			['a', 'b'],
		],
		[undefined, []],
	])('reads the files in %j', (given, expected) => {
		expect(filesOf(given)).toEqual(expected);
	});
});
