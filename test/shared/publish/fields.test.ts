import { DRAFT_OPTIONS, PUBLISH_OPTIONS } from '../../../nodes/shared/publish/options';
import { draftFields } from '../../../nodes/shared/publish/fields';
import { CAPABILITY } from './support/fakeNetwork';

const fields = draftFields(CAPABILITY);
const shownFor = (name: string) =>
	fields.find((field) => field.name === name)?.displayOptions?.show;

describe('draftFields', () => {
	it('asks who publishes, what kind, then the rest, with no name twice', () => {
		const names = fields.map(({ name }) => name);
		expect(names).toEqual([
			'account',
			'postKind',
			'text',
			'link',
			'mediaSource',
			'binaryPropertyName',
			'mediaUrl',
			'mood',
		]);
	});

	it('offers the kinds of the network, the first one as default', () => {
		expect(fields[1]).toMatchObject({
			default: 'text',
			options: [
				{ name: 'Text', value: 'text', description: 'A text' },
				{ name: 'Photo', value: 'photo', description: 'A photo' },
			],
		});
	});

	it('shows an input only for the kinds that have it', () => {
		expect(shownFor('text')).toEqual({ postKind: ['text', 'photo'] });
		expect(shownFor('link')).toEqual({ postKind: ['text'] });
		expect(shownFor('mediaSource')).toEqual({ postKind: ['photo'] });
		expect(shownFor('binaryPropertyName')).toEqual({
			postKind: ['photo'],
			mediaSource: ['binary'],
		});
		expect(shownFor('mediaUrl')).toEqual({ postKind: ['photo'], mediaSource: ['url'] });
	});
});

describe('the options', () => {
	it.each([
		['of a draft', DRAFT_OPTIONS],
		['of sending', PUBLISH_OPTIONS],
	])('%s are off or empty by default, all but the wait', (_, options) => {
		for (const { name, default: value } of options) {
			expect([name, value]).toEqual([
				name,
				name === 'waitForProcessing' ? 120 : value === false ? false : '',
			]);
		}
	});
});
