import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import type { Media } from '../media/media';
import { openBinary } from '../media/media';
import { openUrl } from '../media/mediaUrl';
import type { NamedFile, PublishCapability } from './capability';
import type { DraftMedia } from './draft';

/** Files of a draft; none at hand where the network fetches a URL itself. */
export interface OpenedMedia {
	media: DraftMedia[];
	files: Array<Media | undefined>;
}

/** The files that the shared fields of media name. */
export async function readMedia<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
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
		return {
			media: urls.map((url, index) => ({ source: 'url', url, ...altText(index) })),
			files: await loadUrls(context, capability, urls),
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
	const files: Media[] = [];
	for (const { field } of named) {
		files.push(await openBinary(context.n8n, context.itemIndex, field));
	}
	const media = named.map((file, index): DraftMedia => {
		return { source: 'binary', sha256: files[index].sha256, ...file };
	});
	return { files, media };
}

/** Of a network that takes files only, the files; of others nothing: it fetches them itself. */
async function loadUrls<Api>(
	{ n8n, itemIndex }: RunContext<Api>,
	{ takesFilesOnly }: PublishCapability<Api>,
	urls: readonly string[],
): Promise<OpenedMedia['files']> {
	const files: OpenedMedia['files'] = [];
	for (const url of urls) {
		const file = takesFilesOnly && (await openUrl(n8n, { url, field: 'Media URL', itemIndex }));
		files.push(file);
	}
	return files;
}

function listOf(value: unknown, separator: RegExp): string[] {
	const entries = Array.isArray(value) ? value.map(String) : String(value ?? '').split(separator);
	return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
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
