import { hasTwoNamings, inNewerNames } from '../../nodes/X/fieldNames';

describe('inNewerNames', () => {
	it('renames the parameter and the fields in it', () => {
		expect(inNewerNames({ 'tweet.fields': ['created_at', 'note_tweet'], max_results: 10 })).toEqual(
			{
				max_results: 10,
				'post.fields': ['created_at', 'note_post'],
			},
		);
	});

	it('asks with an expansion for what is no field any more, once', () => {
		const query = {
			'tweet.fields': ['author_id', 'referenced_tweets'],
			expansions: 'author_id,attachments.media_keys,referenced_tweets.id',
		};
		expect(inNewerNames(query)).toEqual({
			expansions: ['author_id', 'attachments.media_keys', 'referenced_posts'],
		});
	});

	it('leaves other calls alone', () => {
		expect(hasTwoNamings({ query: { 'user.fields': ['name'] } })).toBe(false);
		expect(hasTwoNamings({})).toBe(false);
		expect(hasTwoNamings({ query: { 'tweet.fields': ['text'] } })).toBe(true);
	});
});
