import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import type { Media } from '../media/media';
import type { ItemFiles } from '../media/itemFiles';
import { itemFiles } from '../media/itemFiles';
import { isToolCall } from '../run/toolCall';
import type { NamedFile, PublishCapability, PublishKind } from './capability';
import type { Draft, DraftMedia } from './draft';

/** The picture that stands for a video: a web address, or the name of a field of the item. */
export async function readCover<Api>(
	context: RunContext<Api>,
	{ coverKinds = [], loadsUrls }: PublishCapability<Api>,
	{ kind, options }: { kind: PublishKind; options: IDataObject },
): Promise<{ cover?: DraftMedia; coverFile?: Media }> {
	const given = String(options.cover ?? '').trim();
	if (!given || !coverKinds.includes(kind.value)) return {};
	if (/^https?:/i.test(given)) {
		if (!loadsUrls) return { cover: { source: 'url', url: given } };
		const coverFile = await filesOf(context).url(given, 'Cover');
		return { coverFile, cover: { source: 'url', url: given, sha256: coverFile.sha256 } };
	}
	const coverFile = await filesOf(context).binary(given);
	return { coverFile, cover: { source: 'binary', field: given, sha256: coverFile.sha256 } };
}

/** Further files of the item, such as the captions of a video. */
export async function readAttachments<Api>(
	context: RunContext<Api>,
	{ attachments: offered = [] }: PublishCapability<Api>,
	{ kind, options }: { kind: PublishKind; options: IDataObject },
): Promise<Pick<Draft, 'attachments'> & { attachmentFiles?: Record<string, Media> }> {
	const attachments: Record<string, DraftMedia> = {};
	const attachmentFiles: Record<string, Media> = {};
	for (const { option, kinds } of offered) {
		const field = String(options[option] ?? '').trim();
		if (!field || !kinds.includes(kind.value)) continue;
		const file = await filesOf(context).binary(field);
		attachmentFiles[option] = file;
		attachments[option] = { source: 'binary', field, sha256: file.sha256 };
	}
	return Object.keys(attachments).length ? { attachments, attachmentFiles } : {};
}

const filesOf = <Api>({ files, n8n, itemIndex }: RunContext<Api>): ItemFiles =>
	files ?? itemFiles(n8n, itemIndex);

/** Files of a draft; none at hand where the network fetches a URL itself. */
export interface OpenedMedia {
	media: DraftMedia[];
	files: Array<Media | undefined>;
}

/** The files that the shared fields of media name. */
export async function readMedia<Api>(
	context: RunContext<Api>,
	{ loadsUrls }: PublishCapability<Api>,
	options: IDataObject,
): Promise<OpenedMedia> {
	const altTexts = String(options.altText ?? '').split('\n');
	const altText = (index: number) => {
		const text = altTexts[index]?.trim();
		return text ? { altText: text } : {};
	};
	if (context.param<string>('mediaSource', 'binary') === 'url') {
		const urls = listOf(context.param<unknown>('mediaUrl', ''), /\s*[\n]\s*/);
		if (urls.length === 0) throw noAddress(context);
		urls.forEach((url) => assertWebAddress(context, url));
		const files: Array<Media | undefined> = [];
		for (const url of urls) {
			files.push(loadsUrls ? await filesOf(context).url(url, 'Media URL') : undefined);
		}
		return {
			files,
			media: urls.map((url, index) => toUrlMedia(url, files[index], altText(index))),
		};
	}
	const fields = listOf(context.param<unknown>('binaryPropertyName', 'data'), /\s*,\s*/);
	return await openNamed(
		context,
		fields.map((field, index) => ({ field, ...altText(index) })),
	);
}

/** The files in binary fields of the item. */
export async function openNamed<Api>(
	context: RunContext<Api>,
	named: readonly NamedFile[],
): Promise<OpenedMedia> {
	if (named.length > 0 && isToolCall(context.n8n)) throw noFiles(context);
	const files: Media[] = [];
	for (const { field } of named) {
		files.push(await filesOf(context).binary(field));
	}
	const media = named.map((file, index): DraftMedia => {
		return { source: 'binary', sha256: files[index].sha256, ...file };
	});
	return { files, media };
}

function toUrlMedia(
	url: string,
	file: Media | undefined,
	altText: Pick<DraftMedia, 'altText'>,
): DraftMedia {
	return { source: 'url', url, ...(file ? { sha256: file.sha256 } : {}), ...altText };
}

function listOf(value: unknown, separator: RegExp): string[] {
	const entries = Array.isArray(value) ? value.map(String) : String(value ?? '').split(separator);
	return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** n8n gives a tool what the model has written, and nothing of the item that the agent works on. */
function noFiles<Api>(context: RunContext<Api>): Error {
	return inputError(context.n8n.getNode(), {
		field: 'Media Source',
		happened: 'An agent hands no files to its tools',
		fix: "Choose 'URL' as 'Media Source' in this tool, and let the agent give the address.",
	});
}

function noAddress<Api>(context: RunContext<Api>): Error {
	return inputError(context.n8n.getNode(), {
		field: 'Media URL',
		happened: "'Media URL' is empty",
		fix: "Give the address of a file, or choose 'Binary Data' as 'Media Source'.",
	});
}

function assertWebAddress<Api>(context: RunContext<Api>, url: string) {
	if (/^https?:\/\/[^\s/]+/i.test(url)) return;
	throw inputError(context.n8n.getNode(), {
		field: 'Media URL',
		happened: `'${url}' is not a web address`,
		fix: "Give a complete address that starts with https://, or choose 'Binary Data' as 'Media Source'.",
	});
}
