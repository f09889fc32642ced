import type { Media } from '../../shared/media/media';
import type { PrepareInput } from '../../shared/publish/capability';
import { block } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';

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
