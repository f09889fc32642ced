import { createHash } from 'crypto';
import type { ImageSize } from './imageFormats/format';
import { HEAD_BYTES, imageSize } from './imageSize';
import type { Mp4Probe, VideoFacts } from './mp4';
import { createMp4Probe } from './mp4';
import type { MediaType } from './sniff';
import { SNIFF_BYTES, sniffMimeType } from './sniff';

/** What the bytes of a file say of it. */
export interface MediaFacts {
	/** Bytes. */
	size: number;
	/** SHA-256 in lower-case hex. */
	sha256: string;
	mimeType?: MediaType;
	image?: ImageSize;
	video?: VideoFacts;
}

export interface Inspector {
	/** Takes the next bytes of the file. */
	push(chunk: Uint8Array): void;
	/** To be called once, after the last chunk. */
	finish(): MediaFacts;
}

type Target =
	| { kind: 'unknown' }
	| { kind: 'image'; headBytes: number }
	| { kind: 'video'; probe: Mp4Probe }
	| { kind: 'other' };

/** The first bytes of a file, up to as many as are needed. */
interface Head {
	parts: Uint8Array[];
	length: number;
}

const PROBED: readonly MediaType[] = ['video/mp4', 'video/quicktime'];

/**
 * Learns everything about a file in one pass over its chunks: size, hash, format and, for pictures
 * and videos, the facts that networks have limits for. Of a picture the head is kept (at most
 * 16 MiB), of a video one table of its header.
 */
export function createInspector(): Inspector {
	const hash = createHash('sha256');
	const head: Head = { parts: [], length: 0 };
	let size = 0;
	let target: Target = { kind: 'unknown' };

	return {
		push(chunk) {
			hash.update(chunk);
			size += chunk.length;
			if (target.kind === 'video') target.probe.push(chunk);
			else if (target.kind === 'image') keep(head, chunk, target.headBytes);
			else if (target.kind === 'unknown') target = begin(head, chunk);
		},
		finish() {
			const bytes = concat(head);
			if (target.kind === 'unknown') target = targetOf(bytes);
			const mimeType = sniffMimeType(bytes.subarray(0, SNIFF_BYTES));
			return {
				size,
				sha256: hash.digest('hex'),
				...(mimeType ? { mimeType } : {}),
				...describe(target, bytes),
			};
		},
	};
}

/** Collects until the format can be told; what it is decides how many bytes are needed. */
function begin(head: Head, chunk: Uint8Array): Target {
	keep(head, chunk, Infinity);
	if (head.length < SNIFF_BYTES) return { kind: 'unknown' };
	const bytes = concat(head);
	const target = targetOf(bytes);
	if (target.kind === 'video') target.probe.push(bytes);
	if (target.kind !== 'image') head.parts = [bytes.slice(0, SNIFF_BYTES)];
	return target;
}

/** Copies, because the sender of the chunk may use its memory again. */
function keep(head: Head, chunk: Uint8Array, limit: number) {
	const part = chunk.subarray(0, Math.max(0, limit - head.length));
	if (part.length === 0) return;
	head.parts.push(Uint8Array.from(part));
	head.length += part.length;
}

function describe(target: Target, head: Uint8Array): Pick<MediaFacts, 'image' | 'video'> {
	if (target.kind === 'image') {
		const image = imageSize(head);
		return image ? { image } : {};
	}
	const video = target.kind === 'video' ? target.probe.result() : undefined;
	return video ? { video } : {};
}

function targetOf(head: Uint8Array): Target {
	const type = sniffMimeType(head.subarray(0, SNIFF_BYTES));
	if (!type) return { kind: 'other' };
	if (PROBED.includes(type)) return { kind: 'video', probe: createMp4Probe() };
	const headBytes = HEAD_BYTES[type];
	return headBytes ? { kind: 'image', headBytes } : { kind: 'other' };
}

function concat({ parts }: Head): Uint8Array {
	return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}
