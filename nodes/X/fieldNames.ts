import type { XCall } from './client';

type Query = NonNullable<XCall['query']>;

/**
 * X is renaming parameters and fields: its documentation and its live answers have the older names,
 * its specification since 2.167 the newer ones. Calls are written in the older names.
 */
export type Naming = 'older' | 'newer';

const PARAMETERS: Record<string, string> = { 'tweet.fields': 'post.fields' };

const VALUES: Record<string, string> = {
	edit_history_tweet_ids: 'edit_history_post_ids',
	note_tweet: 'note_post',
	'referenced_tweets.id': 'referenced_posts',
};

/** Fields that only an expansion brings in the newer naming, and its name. */
const EXPANDED: Record<string, string> = {
	author_id: 'author_id',
	edit_history_tweet_ids: 'edit_history_post_ids',
	in_reply_to_user_id: 'in_reply_to_user_id',
	referenced_tweets: 'referenced_posts',
};

/** Whether the two namings differ for a call. */
export const hasTwoNamings = ({ query = {} }: Pick<XCall, 'query'>): boolean =>
	Object.keys(query).some((name) => name in PARAMETERS);

/**
 * A query in the newer names.
 * @see https://docs.x.com/x-api/openapi.json
 */
export function inNewerNames(query: Query): Query {
	const fields = listOf(query['tweet.fields']);
	const expansions = [
		...listOf(query.expansions).map(renamed),
		...fields.flatMap((field) => EXPANDED[field] ?? []),
	];
	const staying = fields.filter((field) => !(field in EXPANDED)).map(renamed);
	const others = Object.entries(query).filter(
		([name]) => !(name in PARAMETERS) && name !== 'expansions',
	);
	return {
		...Object.fromEntries(others),
		...(staying.length ? { 'post.fields': staying } : {}),
		...(expansions.length ? { expansions: [...new Set(expansions)] } : {}),
	};
}

const renamed = (value: string): string => VALUES[value] ?? value;

function listOf(value: Query[string]): readonly string[] {
	if (value === undefined || value === '') return [];
	return Array.isArray(value) ? value : String(value).split(',');
}
