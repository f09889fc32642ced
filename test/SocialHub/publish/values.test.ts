import type { PublishKind } from '../../../nodes/shared/publish/capability';
import { CONNECTIONS } from '../../../nodes/SocialHub/networks';
import type { Destination } from '../../../nodes/SocialHub/publish/destination';
import type { HubDraft } from '../../../nodes/SocialHub/publish/draft';
import { compose } from '../../../nodes/SocialHub/publish/values';

const LINK = 'https://example.com/offer';
const kinds: Record<string, PublishKind> = {
	post: { value: 'text', name: 'Text', description: '', inputs: ['text', 'link'] },
	photo: { value: 'photo', name: 'Photo', description: '', inputs: ['text', 'media'] },
	story: { value: 'story', name: 'Story', description: '', inputs: ['media'] },
};

interface Given {
	kind?: string;
	settings?: Destination['settings'];
	draft?: Partial<HubDraft>;
	text?: string;
	files?: string[];
}

function composed({ kind = 'post', settings = {}, draft = {}, text = 'Bread', files = [] }: Given) {
	const [connection] = CONNECTIONS;
	const destination = { name: 'a', connection, accounts: { page: '77' }, settings };
	const whole: HubDraft = {
		text,
		link: LINK,
		source: 'binary',
		files,
		altTexts: {},
		options: {},
		...draft,
	};
	const { values, notes } = connection.network.use((spec) =>
		compose(spec, { destination, draft: whole, candidate: { text, files }, kind: kinds[kind] }),
	);
	return { values, rules: notes.map(({ rule }) => rule) };
}

describe('the link', () => {
	it.each([
		['post', {}, ['Bread', LINK], []],
		['post', { linkHandling: 'text' }, [`Bread\n\n${LINK}`, ''], []],
		['post', { linkHandling: 'none' }, ['Bread', ''], []],
		['photo', {}, [`Bread\n\n${LINK}`, ''], ['link-in-text']],
		['photo', { linkHandling: 'text' }, [`Bread\n\n${LINK}`, ''], []],
		['story', {}, ['', ''], ['text-left-out', 'link-left-out']],
	])('of a %s with %j is placed as %j', (kind, settings, placed, expected) => {
		const { values, rules } = composed({ kind, settings });
		expect([values.text, values.link]).toEqual(placed);
		expect(rules).toEqual(expected);
	});

	it('is not repeated in a text that has it', () => {
		const text = `See ${LINK} now`;
		expect(composed({ kind: 'photo', text })).toMatchObject({ values: { text }, rules: [] });
	});

	it('stands alone where there is no text', () => {
		expect(composed({ kind: 'photo', text: '' }).values.text).toBe(LINK);
	});
});

describe('what the network is told', () => {
	it('is its sign-in, its account and the kind', () => {
		expect(composed({}).values).toMatchObject({
			authentication: 'oAuth2',
			page: '77',
			postKind: 'text',
		});
	});

	it('are the files of a kind that has files, each with its own alt text', () => {
		const draft = { altTexts: { b: 'A loaf', c: 'A roll' } };
		const { values } = composed({ kind: 'photo', draft, files: ['a', 'c'] });
		expect(values).toMatchObject({
			mediaSource: 'binary',
			binaryPropertyName: ['a', 'c'],
			options: { altText: '\nA roll' },
		});
		expect(composed({ files: ['a'] })).toMatchObject({
			values: { binaryPropertyName: [] },
			rules: ['media-left-out'],
		});
	});

	it('are addresses where the files are some', () => {
		const files = ['https://example.com/a.jpg'];
		expect(composed({ kind: 'photo', files }).values).toMatchObject({
			mediaSource: 'url',
			mediaUrl: files,
		});
	});

	it('are its own fields and options, each where its node reads them, and nothing else', () => {
		const settings = { carouselCards: { card: [] }, place: '5', unknown: 'x', firstFiles: 1 };
		const { values } = composed({ settings });
		expect(values.carouselCards).toEqual({ card: [] });
		expect(values.options).toMatchObject({ place: '5' });
		expect(JSON.stringify(values)).not.toContain('unknown');
		expect(JSON.stringify(values)).not.toContain('firstFiles');
	});

	it('is the first comment of the account, also where that is none', () => {
		const draft = { options: { firstComment: 'Hi' } };
		expect(composed({ draft }).values.options).toMatchObject({ firstComment: 'Hi' });
		const settings = { firstComment: '' };
		expect(composed({ draft, settings }).values.options).toMatchObject({ firstComment: '' });
	});
});
