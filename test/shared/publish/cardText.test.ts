import * as fc from 'fast-check';
import type { Card } from '../../../nodes/shared/publish/card';
import { renderCardText } from '../../../nodes/shared/publish/cardText';

const CARD: Card = {
	platform: 'Facebook',
	account: { id: '1', name: 'Bakery' },
	draft: {
		kind: 'photo',
		text: 'Fresh bread\nfrom eight',
		link: 'https://example.com/offer',
		media: [],
		firstComment: 'And cake',
		scheduleAt: '',
		asDraft: false,
		options: {},
	},
	kindName: 'Photos',
	issues: [{ rule: 'r', severity: 'block', message: 'Too long', fix: 'Shorten it.' }],
	contentHash: 'abc123',
	pictures: [{ kind: 'picture', name: 'a.png', altText: 'A loaf' }],
};

describe('renderCardText', () => {
	it('says everything that the page says', () => {
		expect(renderCardText(CARD)).toBe(
			[
				'# Bakery',
				'Facebook, Photos, now',
				'> Fresh bread\n> from eight',
				'- a.png (A loaf)',
				'Link: https://example.com/offer',
				'First comment:',
				'> And cake',
				'## Checks',
				'- Would be refused: Too long. Shorten it.',
				'Content hash abc123\n',
			].join('\n\n'),
		);
	});

	it('says when a post goes out, and that nothing speaks against it', () => {
		const scheduled = { ...CARD.draft, scheduleAt: '2027-01-01T09:00:00.000+01:00' };
		const text = renderCardText({ ...CARD, issues: [], draft: scheduled });
		expect(text).toContain('Facebook, Photos, 2027-01-01T09:00:00.000+01:00');
		expect(text).toContain('Nothing speaks against publishing it.');
	});

	it('keeps what a user wrote from passing for a part of the card', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('#', '\n', '\r', '-', 'x', ' ') }), (text) => {
				const headings = renderCardText({ ...CARD, draft: { ...CARD.draft, text } })
					.split('\n')
					.filter((line) => line.startsWith('#'));
				expect(headings).toEqual(['# Bakery', '## Checks']);
			}),
		);
	});
});
