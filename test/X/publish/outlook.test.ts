import { outlookOf } from '../../../nodes/X/publish/outlook';
import { accountOf, draftOf, fileOf, image, NOW, threadOf } from './support/fixture';

const factsOf = (draft: ReturnType<typeof draftOf>, subscription?: string) =>
	outlookOf({ draft, files: [image()], account: accountOf(subscription), now: NOW }).facts;

describe('Preview', () => {
	it('says how long the text is by the count of X, and how long it may be', () => {
		expect(factsOf(draftOf({ text: 'See https://example.com/very/long 👩🏾‍🚀' }))).toMatchObject({
			weightedLength: 30,
			maxLength: 280,
			subscription: 'None',
			posts: [
				{
					weightedLength: 30,
					urls: ['https://example.com/very/long'],
					mentions: [],
					cashtags: [],
				},
			],
		});
		expect(factsOf(draftOf({ text: 'a' }), 'Premium')).toMatchObject({ maxLength: 25_000 });
	});

	it.each([
		['a text', draftOf({ text: 'Hello' }), 0.015],
		['a text with a link', draftOf({ text: 'Hello example.com' }), 0.2],
		['an image with an alt text', draftOf({ kind: 'image', media: [fileOf('A loaf')] }), 0.02],
		['a first reply with a link', draftOf({ text: 'a', firstComment: 'https://a.co' }), 0.215],
		['a thread', threadOf('One', 'Two example.com', 'Three'), 0.23],
	])('estimates what %s costs', (_, draft, estimatedUsd) => {
		expect(factsOf(draft).cost).toMatchObject({
			estimatedUsd,
			postWithUrlUsd: 0.2,
			postWithoutUrlUsd: 0.015,
		});
	});

	it('estimates each post of a thread by itself', () => {
		expect(factsOf(threadOf('One', 'Two example.com @ana $RYE'))).toMatchObject({
			posts: [
				{ text: 'One', estimatedUsd: 0.015 },
				{ estimatedUsd: 0.2, mentions: ['@ana'], cashtags: ['$RYE'] },
			],
		});
	});
});
