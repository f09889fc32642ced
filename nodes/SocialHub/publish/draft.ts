import type { IDataObject } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import type { HubContext } from '../hub';

/** What an item wants to publish, before any network's rules are applied. */
export interface HubDraft {
	readonly text: string;
	readonly link: string;
	/** Names of binary fields, or addresses. */
	readonly source: 'binary' | 'url';
	readonly files: readonly string[];
	/** By file. */
	readonly altTexts: Readonly<Record<string, string>>;
	/** The Options collection of the node. */
	readonly options: IDataObject;
}

/** Reads the shared draft of an item; throws an input error that names the field. */
export function readHubDraft(context: HubContext): HubDraft {
	const options = context.param<IDataObject>('options', {});
	const files = readFiles(context);
	const lines = String(options.altText ?? '').split('\n');
	const texts = files.map((file, index) => [file, lines[index]?.trim() ?? ''] as const);
	return {
		text: String(context.param('text', '')),
		link: String(context.param('link', '')).trim(),
		source: context.param<string>('mediaSource', 'none') === 'url' ? 'url' : 'binary',
		files,
		altTexts: Object.fromEntries(texts.filter(([, text]) => text !== '')),
		options,
	};
}

function readFiles(context: HubContext): string[] {
	const source = context.param<string>('mediaSource', 'none');
	if (source === 'none') return [];
	const isUrl = source === 'url';
	const files = filesOf(context.param<unknown>(isUrl ? 'mediaUrl' : 'binaryPropertyName', ''));
	if (files.length > 0) return files;
	throw inputError(context.n8n.getNode(), {
		field: isUrl ? 'Media URL' : 'Input Data Field Name',
		happened: 'No file is named',
		fix: "Name the files, or choose 'None' as 'Media Source'.",
	});
}

/** Names of binary fields with commas between, or addresses by line; an expression may give a list. */
export function filesOf(value: unknown): string[] {
	const text = Array.isArray(value) ? value.map(String).join('\n') : String(value ?? '');
	// Addresses may hold commas.
	const entries = text.split('\n').flatMap((line) => (isAddress(line) ? [line] : line.split(',')));
	return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

export const isAddress = (file: string): boolean => /^\s*https?:/i.test(file);
