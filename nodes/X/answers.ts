import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../shared/json/read';

/** The objects of an answer's `data`, which is a list or one object. */
export function dataOf(answer: IDataObject): IDataObject[] {
	const { data } = answer;
	return asObjects(Array.isArray(data) ? data : [data]);
}

/** What X says it could not answer, beside what it could. */
export function errorsOf(answer: IDataObject): IDataObject[] {
	return asObjects(answer.errors);
}

type Included = 'users' | 'posts' | 'media';

/** The objects that an answer brings along, by ID; media by their keys. */
export function includedIn(answer: IDataObject, kind: Included): Map<string, IDataObject> {
	const includes = asObject(answer.includes);
	const listed = kind === 'posts' ? (includes.posts ?? includes.tweets) : includes[kind];
	return new Map(asObjects(listed).map((one) => [asText(one.id ?? one.media_key), one]));
}

/** The ID of the post that a post answers, quotes or repeats; undefined where it does not. */
export function referenceOf(
	post: IDataObject,
	type: 'replied_to' | 'quoted' | 'retweeted',
): string | undefined {
	const found = asObjects(post.referenced_posts ?? post.referenced_tweets).find(
		(one) => one.type === type || (type === 'retweeted' && one.type === 'reposted'),
	);
	return asText(found?.id) || undefined;
}

/** The whole text of a post: X shortens that of a long one and puts the rest aside. */
export function textOf(post: IDataObject): string {
	return asText(asObject(post.note_post ?? post.note_tweet).text ?? post.text);
}

/** A count by any of its names; undefined where X gives none, which is no 0. */
export function countOf(counts: unknown, ...names: string[]): number | undefined {
	const given = asObject(counts);
	const value = names.map((name) => given[name]).find((one) => one !== undefined && one !== null);
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Where a post is shown; X needs no name in it. */
export const postUrl = (id: string, username = 'i/web'): string =>
	`https://x.com/${username}/status/${id}`;
