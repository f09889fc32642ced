import { toMessage } from '../../../nodes/LinkedIn/comments/message';

describe('the message of a comment', () => {
	it('is the text as typed: nothing in it is markup', () => {
		const text = 'A (b) [c] {d} <e> *f* _g_ ~h~ | \\ # @ עברית 👩‍🚀';
		expect(toMessage(text)).toEqual({ text });
	});

	it('has its mentions beside it, by their place in UTF-16 units', () => {
		const typed =
			'👋 @[Ada Example](urn:li:person:782bbtaQ), ask @[Fern & Co](urn:li:organization:2414183)!';
		const { text, attributes } = toMessage(typed);
		expect(text).toBe('👋 Ada Example, ask Fern & Co!');
		expect(attributes).toEqual([
			{
				start: 3,
				length: 11,
				value: {
					'com.linkedin.common.MemberAttributedEntity': { member: 'urn:li:person:782bbtaQ' },
				},
			},
			{
				start: 20,
				length: 9,
				value: {
					'com.linkedin.common.CompanyAttributedEntity': { company: 'urn:li:organization:2414183' },
				},
			},
		]);
		for (const { start, length } of attributes ?? []) {
			expect(typed).toContain(`@[${text.slice(start, start + length)}]`);
		}
	});

	it('leaves alone what only looks like a mention', () => {
		const text = '@[Ada](https://example.com) @[](urn:li:person:1) @[Tag](urn:li:hashtag:x)';
		expect(toMessage(text)).toEqual({ text });
	});
});
