import type { INode } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { asThrown, failureOf, toNodeError } from '../shared/http/failure';
import type { Media } from '../shared/media/media';
import { uploadInOneStream } from '../shared/media/upload';
import type { GraphClient } from './graph';

const UPLOAD_HOST = 'https://rupload.facebook.com/';

/** Long enough for a large file on a slow line. */
const UPLOAD_TIMEOUT_MS = 6 * 3_600_000;

export interface RawUpload {
	node: INode;
	/** The client whose token goes out as `OAuth`. */
	client: GraphClient;
	url: string;
	file: Media;
	/** Bytes that the network has so far. */
	received(): Promise<number>;
}

/**
 * Streams a file to Meta's host for raw bytes, from where an earlier try has stopped; after a cut it
 * goes on from where Meta says.
 * @see https://developers.facebook.com/docs/video-api/guides/reels-publishing
 */
export async function uploadRaw({ node, client, url, file, received }: RawUpload): Promise<void> {
	const from = await received();
	if (from === file.size) return;
	await uploadInOneStream({
		node,
		media: file,
		from,
		send: async (body, offset) =>
			await client.call({
				method: 'POST',
				path: url,
				upload: {
					body,
					streamed: true,
					headers: {
						offset: String(offset),
						file_size: String(file.size),
						'Content-Length': String(file.size - offset),
						'Content-Type': 'application/octet-stream',
					},
				},
				timeoutMs: UPLOAD_TIMEOUT_MS,
			}),
		askOffset: async (error, failures) => {
			if (failureOf(error)?.kind !== 'temporarily-unavailable') throw asThrown(error);
			await sleep(1000 * failures);
			return await received();
		},
	});
}

/** Lets Meta fetch the file from an address itself. */
export async function uploadFromUrl(
	client: GraphClient,
	{ url, fileUrl }: { url: string; fileUrl: string },
): Promise<void> {
	await client.call({
		method: 'POST',
		path: url,
		upload: { body: undefined, headers: { file_url: fileUrl }, streamed: false },
		timeoutMs: UPLOAD_TIMEOUT_MS,
	});
}

/**
 * An address for raw bytes, as it is. The token goes along, whoever has named the address: throws
 * where it is not one of Meta's host for them.
 */
export function uploadAddress(node: INode, url: string): string {
	if (url.startsWith(UPLOAD_HOST)) return url;
	throw toNodeError(node, {
		kind: 'bug',
		happened: `The address for the upload is not below ${UPLOAD_HOST}`,
		advice: 'Nothing was sent there. If it is the address that Meta gave, please report it.',
		effect: 'none',
	});
}
