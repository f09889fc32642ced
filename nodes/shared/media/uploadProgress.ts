import type { INode } from 'n8n-workflow';
import { toNodeError } from '../http/failure';

/** Bytes from `start` up to, not including, `end`. Empty once nothing is left to send. */
export interface UploadWindow {
	start: number;
	end: number;
}

export interface UploadBasics {
	node: INode;
	media: { size: number };
	/** Called after each step forward with the number of bytes that the network has, and of all. */
	onProgress?(sent: number, total: number): void;
	/** How many failures without a step forward are borne; the next one ends it. Default 4. */
	maxFailures?: number;
}

export interface UploadProgress {
	/** Notes a failed call; throws its error if there were too many. Returns how many there were. */
	failed(error: unknown): number;
	/** Notes a call that succeeded without moving the upload forward. Throws after too many. */
	stalled(offset: number): void;
	/** The network has this many bytes; more than ever before starts the count anew. */
	reached(offset: number): void;
}

const MAX_FAILURES = 4;

/** Counts what does not move an upload forward, and ends it when that happens too often. */
export function trackProgress(upload: UploadBasics, from: number): UploadProgress {
	const { size } = upload.media;
	const bearable = upload.maxFailures ?? MAX_FAILURES;
	let furthest = from;
	let failures = 0;
	return {
		failed(error) {
			failures += 1;
			if (failures > bearable) throw error;
			return failures;
		},
		stalled(offset) {
			failures += 1;
			if (failures <= bearable) return;
			throw toNodeError(upload.node, {
				kind: 'temporarily-unavailable',
				happened: `The upload does not get beyond byte ${offset} of ${size}`,
				advice: 'Try again in a few minutes. Nothing has been published.',
				effect: 'none',
			});
		},
		reached(offset) {
			if (offset <= furthest) return;
			furthest = offset;
			failures = 0;
			upload.onProgress?.(offset, size);
		},
	};
}

/** Throws a failure without effect if a window is not inside the file. */
export function checkWindow(upload: UploadBasics, { start, end }: UploadWindow) {
	const { size } = upload.media;
	const areOffsets = Number.isSafeInteger(start) && Number.isSafeInteger(end);
	if (areOffsets && start >= 0 && end >= start && end <= size) return;
	throw toNodeError(upload.node, {
		kind: 'bug',
		happened: `The network asked for bytes ${start} to ${end} of a file of ${size} bytes`,
		advice: 'Try again. If it happens again, report it to the makers of this node.',
		effect: 'none',
	});
}

export type Outcome<Value> = { value: Value } | { error: unknown };

/** What came of a call, as a value. */
export async function settle<Value>(send: () => Promise<Value>): Promise<Outcome<Value>> {
	try {
		return { value: await send() };
	} catch (error) {
		return { error };
	}
}
