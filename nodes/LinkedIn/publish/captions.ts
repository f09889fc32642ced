import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/json/read';
import { inputError } from '../../shared/http/failure';
import { encodeMultipart } from '../../shared/http/multipart';
import type { Media } from '../../shared/media/media';
import type { PrepareInput } from '../../shared/publish/capability';
import { block } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import type { LinkedInApi } from '../connection';

const HEAD_BYTES = 1024;

/**
 * What speaks against the captions of a video by what is in the file: LinkedIn takes SRT only.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/videos-api
 */
export async function checkSubtitles(attachments: PrepareInput['attachments']): Promise<Issue[]> {
	const file = attachments?.captions;
	if (!file) return [];
	const head = await headOf(file);
	const isVtt = head.replace(/^\uFEFF/, '').startsWith('WEBVTT');
	if (!isVtt && head.includes('-->')) return [];
	return [
		block('captions-format', 'Captions', {
			message: `The captions '${file.fileName}' are ${isVtt ? 'WebVTT' : 'no subtitles'}; LinkedIn takes SRT`,
			fix: "Give a file in the SRT format as 'Captions'.",
		}),
	];
}

async function headOf(file: Media): Promise<string> {
	const reader = await file.reader();
	try {
		return (await reader.read(HEAD_BYTES)).toString('utf8');
	} finally {
		await reader.close();
	}
}

/** Reads the file, which the checks before cannot; nothing has been sent yet. */
export async function assertSubtitles(
	{ node }: LinkedInApi,
	attachments: PrepareInput['attachments'],
): Promise<void> {
	const [issue] = await checkSubtitles(attachments);
	if (!issue) return;
	throw inputError(node, { field: 'Captions', happened: issue.message, fix: issue.fix });
}

interface Captions {
	url: string;
	file: Media;
	language: unknown;
}

export async function uploadCaptions(
	{ client }: LinkedInApi,
	{ url, file, language }: Captions,
): Promise<void> {
	const metadata = {
		format: 'SRT',
		formattedForClosedCaptions: true,
		largeMediaFileSize: file.size,
		locale: captionsLocale(language),
		transcriptType: 'CLOSED_CAPTION',
	};
	const { body, contentType } = encodeMultipart(
		{ metadata: JSON.stringify(metadata) },
		{
			field: 'filedata',
			fileName: file.fileName,
			mimeType: 'application/x-subrip',
			bytes: await file.buffer(),
		},
	);
	await client.upload({
		method: 'POST',
		url,
		body,
		headers: { 'Content-Type': contentType },
		repeatable: true,
	});
}

/** `de_DE` in LinkedIn's terms for captions; only the English of America has a variant. */
export function captionsLocale(language: unknown): IDataObject {
	const [code, country = ''] = (asText(language) || 'en_US').split(/[_-]/);
	const isAmerican = code.toLowerCase() === 'en' && country.toUpperCase() === 'US';
	return {
		...(isAmerican ? { variant: 'AMERICAN' } : {}),
		country: country.toUpperCase(),
		language: code.toUpperCase(),
	};
}
