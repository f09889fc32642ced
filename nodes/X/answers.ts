import type { IDataObject } from 'n8n-workflow';

/** The objects of an answer's `data`, which is a list or one object. */
export function dataOf(answer: IDataObject): IDataObject[] {
	const { data } = answer;
	if (data === undefined || data === null) return [];
	return (Array.isArray(data) ? data : [data]) as IDataObject[];
}

/** What X says it could not answer, beside what it could. */
export function errorsOf(answer: IDataObject): IDataObject[] {
	return Array.isArray(answer.errors) ? (answer.errors as IDataObject[]) : [];
}

type Included = 'users' | 'posts' | 'media';

/** The objects that an answer brings along, by ID; media by their keys. */
export function includedIn(answer: IDataObject, kind: Included): Map<string, IDataObject> {
	const includes = (answer.includes ?? {}) as IDataObject;
	const listed = kind === 'posts' ? (includes.posts ?? includes.tweets) : includes[kind];
	const objects = (Array.isArray(listed) ? listed : []) as IDataObject[];
	return new Map(objects.map((one) => [String(one.id ?? one.media_key), one]));
}

/** The ID of the post that a post answers, quotes or repeats; undefined where it does not. */
export function referenceOf(
	post: IDataObject,
	type: 'replied_to' | 'quoted' | 'retweeted',
): string | undefined {
	const references = post.referenced_posts ?? post.referenced_tweets;
	const found = (Array.isArray(references) ? (references as IDataObject[]) : []).find(
		(one) => one.type === type || (type === 'retweeted' && one.type === 'reposted'),
	);
	return found?.id === undefined ? undefined : String(found.id);
}

/** The whole text of a post: X shortens that of a long one and puts the rest aside. */
export function textOf(post: IDataObject): string {
	const note = (post.note_post ?? post.note_tweet) as { text?: unknown } | undefined;
	return String(note?.text ?? post.text ?? '');
}

/** A count by any of its names; undefined where X gives none, which is no 0. */
export function countOf(counts: unknown, ...names: string[]): number | undefined {
	const given = (counts ?? {}) as IDataObject;
	const value = names.map((name) => given[name]).find((one) => one !== undefined && one !== null);
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Where a post is shown; X needs no name in it. */
export const postUrl = (id: string, username = 'i/web'): string =>
	`https://x.com/${username}/status/${id}`;
