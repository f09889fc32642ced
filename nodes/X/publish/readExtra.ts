import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import type { NamedFile } from '../../shared/publish/capability';
import type { XApi } from '../connection';
import { idIn } from '../ids';
import { MAX_LENGTH, MIN_POST_LENGTH } from '../limits';
import { linesOf, namedFiles } from './namedFiles';
import { isPostLength } from './posts';
import { readThreadPosts } from './threadPosts';

/** What the fields and options of X say, as `draft.options` holds it. IDs are checked texts. */
export function readExtra(context: RunContext<XApi>, kind: string): IDataObject {
	const options = context.param<IDataObject>('options', {});
	return {
		...readIds(context, options),
		...readAltTexts(options),
		...readKind(context, kind),
	};
}

function readKind(context: RunContext<XApi>, kind: string): IDataObject {
	if (kind === 'poll') {
		return {
			pollChoices: linesOf(context.param<unknown>('pollChoices', '')),
			pollMinutes: Number(context.param<unknown>('pollMinutes', 1440)),
		};
	}
	const numbering = context.param('numbering', 'none');
	if (kind === 'thread') {
		const posts = readThreadPosts(context);
		const thread = posts.map(({ text, files }) => ({ text, files: files.length }));
		const stray = posts.flatMap(({ hasStrayTexts }, index) => (hasStrayTexts ? [index + 1] : []));
		return { thread, numbering, ...(stray.length ? { strayAltTexts: stray } : {}) };
	}
	if (kind === 'splitThread') {
		return { numbering, postLength: readPostLength(context) };
	}
	return {};
}

function readPostLength({ api, param }: RunContext<XApi>): number {
	const given = param<unknown>('postLength', MAX_LENGTH);
	const length = Number(given);
	if (isPostLength(length)) return length;
	throw inputError(api.node, {
		field: 'Characters per Post',
		happened: `'${String(given)}' in 'Characters per Post' is not a number from ${MIN_POST_LENGTH} to ${MAX_LENGTH}`,
		fix: `Give a whole number from ${MIN_POST_LENGTH} to ${MAX_LENGTH}.`,
	});
}

/** The files that the posts of a thread name. */
export function ownFiles(context: RunContext<XApi>, kind: string): NamedFile[] {
	if (kind === 'thread') return readThreadPosts(context).flatMap(({ files }) => files);
	if (kind !== 'splitThread') return [];
	const { altText } = context.param<IDataObject>('options', {});
	return namedFiles(context.param<unknown>('firstPostFiles', ''), altText);
}

/** How many alternative texts there are: more than there are files for are refused, not dropped. */
function readAltTexts({ altText }: IDataObject): IDataObject {
	const count = linesOf(altText).length;
	return count > 0 ? { altTexts: count } : {};
}

const ID_OPTIONS = {
	replyTo: 'Reply To (Post ID or URL)',
	quote: 'Quote (Post ID or URL)',
	community: 'Community (ID)',
};

function readIds({ api }: RunContext<XApi>, options: IDataObject): IDataObject {
	const ids = Object.entries(ID_OPTIONS).flatMap(([name, label]) =>
		isEmpty(options[name]) ? [] : [[name, idIn(api.node, label, idOfUrl(options[name]))]],
	);
	const tagged = Array.isArray(options.taggedUsers)
		? (options.taggedUsers as unknown[])
		: String(options.taggedUsers ?? '').split(',');
	const taggedUsers = tagged
		.filter((id) => !isEmpty(id))
		.map((id) => idIn(api.node, 'Tagged Users (IDs)', id));
	return {
		...(Object.fromEntries(ids) as IDataObject),
		...(taggedUsers.length ? { taggedUsers } : {}),
	};
}

const isEmpty = (value: unknown): boolean => String(value ?? '').trim() === '';

/** The ID in the address of a post or community; other values as they are. */
function idOfUrl(value: unknown): unknown {
	const found = /^\s*https?:\/\/\S+?\/(?:status|communities)\/(\d+)/.exec(String(value));
	return found ? found[1] : value;
}
