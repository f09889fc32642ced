import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import type { NamedFile } from '../../shared/publish/capability';
import type { XApi } from '../connection';
import { hasStrayTexts, namedFiles } from './namedFiles';

/** A post of a thread as the user gives it. */
export interface GivenPost {
	text: string;
	files: NamedFile[];
	/** There are more alternative texts than files. */
	hasStrayTexts: boolean;
}

const PARTS = ['text', 'files', 'altText'];

/** The posts of a thread that are given one by one. Throws an input error for what is no list of posts. */
export function readThreadPosts(context: RunContext<XApi>): GivenPost[] {
	if (context.param('specifyPosts', 'fields') === 'fields') {
		const { post = [] } = context.param<{ post?: IDataObject[] }>('threadPosts', {});
		return post.map(toPost);
	}
	const given = parsed(context.param<unknown>('threadJson', []));
	if (!Array.isArray(given)) throw notPosts(context, 'is no JSON list');
	return given.map((entry: unknown, index) => {
		if (typeof entry === 'string') return toPost({ text: entry });
		const isPost = entry !== null && typeof entry === 'object' && !Array.isArray(entry);
		const where = `has an entry ${index + 1}`;
		if (!isPost) throw notPosts(context, `${where} that is neither a text nor an object`);
		const other = Object.keys(entry).find((name) => !PARTS.includes(name));
		if (other !== undefined)
			throw notPosts(context, `${where} with '${other}', which posts have not`);
		return toPost(entry as IDataObject);
	});
}

function toPost({ text, files: names, altText }: IDataObject): GivenPost {
	const files = namedFiles(names, altText);
	return { text: String(text ?? ''), files, hasStrayTexts: hasStrayTexts(files, altText) };
}

function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		// What is no JSON is refused by the caller, in words that name the field.
		return undefined;
	}
}

function notPosts({ api }: RunContext<XApi>, what: string) {
	return inputError(api.node, {
		field: 'Posts (JSON)',
		happened: `'Posts (JSON)' ${what}`,
		fix: `Give a list such as ["First post", { "text": "Second post", "files": "photo" }]: each post a text, or an object with 'text', 'files' and 'altText'.`,
	});
}
