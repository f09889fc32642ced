import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { unreadable } from '../../shared/http/answer';
import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import type { Media } from '../../shared/media/media';
import { uploadInChunks } from '../../shared/media/upload';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';

/** A part is held in memory while it is sent. LinkedIn's have 4 MiB. */
const MAX_PART_BYTES = 16 * 1024 * 1024;
const PART_TIMEOUT_MS = 120_000;

/** Bytes from `start` up to, not including, `end`, and where they go. */
interface Part {
	start: number;
	end: number;
	url: string;
}

/**
 * Uploads a video in the parts that LinkedIn has named; a part that fails goes out again. Answers the
 * ETags of the parts, in order.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/videos-api#upload-the-video
 */
export async function uploadParts(
	{ client, node }: LinkedInApi,
	file: Media,
	instructions: unknown,
): Promise<string[]> {
	const parts = readParts({ node } as LinkedInApi, file, instructions);
	const etags: string[] = [];
	const indexOf = (start: number) => parts.findIndex((part) => part.start === start);
	const end = { start: file.size, end: file.size };
	await uploadInChunks({
		node,
		media: file,
		first: parts[0],
		maxChunkBytes: MAX_PART_BYTES,
		send: async (body, { start }) => {
			const index = indexOf(start);
			const answer = await client.upload({
				method: 'PUT',
				url: parts[index].url,
				body,
				headers: { 'Content-Type': 'application/octet-stream' },
				timeoutMs: PART_TIMEOUT_MS,
			});
			const etag = unquoted(answer.headers.etag);
			if (!etag) throw toNodeError(node, unreadable(LINKEDIN.title, 'no ETag of the part'));
			etags[index] = etag;
			return parts[index + 1] ?? end;
		},
		recover: async (error, window, failures) => {
			if (failureOf(error)?.kind !== 'temporarily-unavailable') throw asThrown(error);
			await sleep(1000 * failures);
			return window;
		},
	});
	return etags;
}

/** Throws where the parts do not make up the file, each byte once and in order. */
function readParts({ node }: LinkedInApi, file: Media, instructions: unknown): Part[] {
	const parts = ((instructions ?? []) as IDataObject[]).map((one) => ({
		start: Number(one.firstByte),
		end: Number(one.lastByte) + 1,
		url: String(one.uploadUrl),
	}));
	const isWhole = parts.every(
		({ start, end }, index) =>
			start === (parts[index - 1]?.end ?? 0) && end > start && end - start <= MAX_PART_BYTES,
	);
	if (isWhole && parts[parts.length - 1]?.end === file.size) return parts;
	throw toNodeError(node, {
		kind: 'bug',
		happened: `LinkedIn's parts for the upload do not make up the ${file.size} bytes of the video`,
		advice: 'Try again. If it happens again, report it to the makers of this node.',
		effect: 'none',
	});
}

/** HTTP puts ETags in quotes; LinkedIn wants them back without. */
const unquoted = (etag = ''): string => etag.replace(/^"(.*)"$/, '$1');
