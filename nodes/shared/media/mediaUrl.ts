import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { failureOf, inputError } from '../http/failure';
import type { MediaStream } from './content';
import type { Media } from './media';
import { openStored } from './media';

/** A file that stays where it is: networks that fetch media themselves are given the address. */
export interface MediaUrl {
	readonly origin: 'url';
	readonly url: string;
}

export interface UrlSource {
	url: string;
	/** The parameter that holds the address, as labelled in the editor. */
	field: string;
	itemIndex: number;
	/** Refuse larger files before they are loaded, where the web server tells the size in bytes. */
	maxBytes?: number;
}

const TIMEOUT_MS = 120_000;

/** The address as a network can fetch it. Throws a `content-rejected` failure if it is not http(s). */
export function mediaUrl(context: IExecuteFunctions, source: UrlSource): MediaUrl {
	const url = parseUrl(source.url);
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
		throw refusal(context, source, 'is not a web address', 'Give an address with https://.');
	}
	return { origin: 'url', url: url.toString() };
}

/**
 * Loads the file at an address into n8n's own storage, piece by piece, and opens it there. Throws a
 * `content-rejected` failure if it cannot be loaded.
 */
export async function openUrl(context: IExecuteFunctions, source: UrlSource): Promise<Media> {
	const { url } = mediaUrl(context, source);
	try {
		const { stream, mimeType } = await load(context, source, url);
		const binary = await context.helpers.prepareBinaryData(stream, fileNameOf(url), mimeType);
		const { field, itemIndex } = source;
		return await openStored(context, { origin: 'url', name: url, binary, field, itemIndex });
	} catch (error) {
		throw asFailure(context, source, error);
	}
}

async function load(context: IExecuteFunctions, source: UrlSource, url: string) {
	const answer = (await context.helpers.httpRequest({
		url,
		method: 'GET',
		encoding: 'stream',
		returnFullResponse: true,
		sendCredentialsOnCrossOriginRedirect: false,
		timeout: TIMEOUT_MS,
	})) as { body: MediaStream; headers: IDataObject };
	const length = Number(answer.headers['content-length'] ?? 0);
	if (source.maxBytes !== undefined && length > source.maxBytes) {
		answer.body.destroy();
		const what = `has ${length} bytes; up to ${source.maxBytes} are accepted`;
		throw refusal(context, source, what, 'Use a smaller file.');
	}
	const declared = String(answer.headers['content-type'] ?? 'application/octet-stream');
	return { stream: answer.body, mimeType: declared.split(';')[0].trim() };
}

function refusal(context: IExecuteFunctions, source: UrlSource, what: string, fix: string) {
	const { field, itemIndex } = source;
	const happened = `The media address '${withoutQuery(source.url)}' ${what}`;
	return inputError(context.getNode(), { field, happened, fix }, itemIndex);
}

function asFailure(context: IExecuteFunctions, source: UrlSource, error: unknown): Error {
	if (failureOf(error)) return error as Error;
	const { response, message } = error as {
		response?: { status?: number; data?: { destroy?(): void } };
		message?: string;
	};
	response?.data?.destroy?.();
	const what = response?.status ? `answered with status ${response.status}` : 'could not be loaded';
	const detail = response?.status || !message ? '' : ` What happened: ${message}.`;
	const fix = `Check that the file can be downloaded without signing in.${detail}`;
	return refusal(context, source, what, fix);
}

function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

/** Signed addresses carry their secret in the query; messages are stored with the execution. */
function withoutQuery(text: string): string {
	return text.split(/[?#]/)[0];
}

function fileNameOf(url: string): string {
	const last = new URL(url).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(last).replace(/[\\/]/g, '_') || 'file';
	} catch {
		return last || 'file';
	}
}
