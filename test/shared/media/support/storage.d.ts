import type { IBinaryData, IExecuteFunctions, INode } from 'n8n-workflow';
import type { MediaStream } from '../../../../nodes/shared/media/content';

export interface FakeStorage {
	context: IExecuteFunctions;
	/** A binary of the kind that n8n keeps outside of the item. */
	store(bytes: Buffer, facts?: Partial<IBinaryData>): IBinaryData;
	/** Says that a stored binary has another size than its bytes. */
	damage(binary: IBinaryData, fileSize: number): void;
	/** Every stream that was handed out. */
	streams: MediaStream[];
	/** Bytes that these streams have taken from their files. */
	bytesRead(): number;
	/** Starts both counts anew. */
	forget(): void;
	/** The binary fields of the input items. */
	items: Array<Record<string, IBinaryData>>;
}

export const NODE: INode;

/** n8n's binary helpers over memory, with streams that behave as those of its storage. */
export function fakeStorage(
	httpRequest?: (options: { url: string }) => Promise<unknown>,
	mode?: string,
): FakeStorage;

/** A stream of the given pieces. */
export function streamOf(pieces: Iterable<unknown> | AsyncIterable<unknown>): MediaStream;
