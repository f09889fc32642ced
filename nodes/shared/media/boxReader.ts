/** A box of an ISO media file: its four-letter type and the bytes behind its header. */
export interface Box {
	type: string;
	payload: DataView;
}

/** What to do with a box. Boxes that are in neither set are passed over unread. */
export interface BoxSelection {
	/** Boxes that hold other boxes; each is announced with an empty payload before its children. */
	enter: ReadonlySet<string>;
	/** Boxes whose bytes are wanted. */
	collect: ReadonlySet<string>;
	/** A wanted box above this size, in bytes, is passed over as well. */
	maxCollectBytes: number;
}

export interface BoxReader {
	push(chunk: Uint8Array): void;
}

type Step =
	| { kind: 'header'; bytes: number[] }
	| { kind: 'skip'; left: number }
	| { kind: 'collect'; type: string; into: Uint8Array; filled: number }
	| { kind: 'damaged' };

interface Reading {
	step: Step;
	position: number;
	/** Positions at which the entered boxes end, innermost last. */
	ends: number[];
	selection: BoxSelection;
	onBox(box: Box): void;
}

const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;
const MAX_DEPTH = 32;

/**
 * Reads the box structure of an ISO media file (MP4, QuickTime) from chunks of any size and calls
 * `onBox` for the selected boxes in file order. Holds one box at a time, never the media data.
 * Stops without a word where the structure is damaged.
 * https://developer.apple.com/documentation/quicktime-file-format/atoms
 */
export function createBoxReader(selection: BoxSelection, onBox: (box: Box) => void): BoxReader {
	const step: Step = { kind: 'header', bytes: [] };
	const reading: Reading = { step, position: 0, ends: [], selection, onBox };
	return {
		push(chunk) {
			for (let at = 0; at < chunk.length;) {
				const taken = advance(reading, chunk.subarray(at));
				reading.position += taken;
				at += taken;
				if (isComplete(reading.step)) reading.step = follow(reading);
			}
		},
	};
}

/** Feeds the current step and returns how many bytes it took. */
function advance({ step }: Reading, bytes: Uint8Array): number {
	switch (step.kind) {
		case 'header': {
			// The size may turn out to be a long one on the way.
			const missing = headerSize(step.bytes) - step.bytes.length;
			const part = bytes.subarray(0, step.bytes.length < 4 ? 1 : missing);
			step.bytes.push(...part);
			return part.length;
		}
		case 'skip': {
			const taken = Math.min(step.left, bytes.length);
			step.left -= taken;
			return taken;
		}
		case 'collect': {
			const part = bytes.subarray(0, step.into.length - step.filled);
			step.into.set(part, step.filled);
			step.filled += part.length;
			return part.length;
		}
		case 'damaged':
			return bytes.length;
	}
}

function isComplete(step: Step): boolean {
	if (step.kind === 'header') return step.bytes.length === headerSize(step.bytes);
	if (step.kind === 'skip') return step.left === 0;
	return step.kind === 'collect' && step.filled === step.into.length;
}

/** The step after a complete one. */
function follow(reading: Reading): Step {
	const { step } = reading;
	if (step.kind === 'header') return startBox(reading, step.bytes);
	if (step.kind === 'collect') {
		reading.onBox({ type: step.type, payload: new DataView(step.into.buffer) });
	}
	return nextBox(reading);
}

function startBox(reading: Reading, header: number[]): Step {
	const { selection, position, ends } = reading;
	const type = String.fromCharCode(...header.slice(4, HEADER_BYTES));
	const size = bodySize(new DataView(Uint8Array.from(header).buffer));
	if (size < 0 || ends.length >= MAX_DEPTH) return { kind: 'damaged' };
	// A long header may reach beyond the end of the box around it.
	const bodyBytes = Math.max(0, Math.min(size, leftInParent(reading)));
	if (selection.enter.has(type)) {
		reading.onBox({ type, payload: new DataView(new ArrayBuffer(0)) });
		ends.push(position + bodyBytes);
		return nextBox(reading);
	}
	if (bodyBytes === 0) return nextBox(reading);
	return selection.collect.has(type) && bodyBytes <= selection.maxCollectBytes
		? { kind: 'collect', type, into: new Uint8Array(bodyBytes), filled: 0 }
		: { kind: 'skip', left: bodyBytes };
}

function nextBox(reading: Reading): Step {
	while (leftInParent(reading) <= 0) reading.ends.pop();
	const left = leftInParent(reading);
	// QuickTime may end a list of boxes with four bytes of padding.
	return left < HEADER_BYTES ? { kind: 'skip', left } : { kind: 'header', bytes: [] };
}

function leftInParent({ ends, position }: Reading): number {
	return ends.length ? ends[ends.length - 1] - position : Infinity;
}

/** A 32-bit size of 1 announces that the real one follows the type. */
function headerSize(bytes: number[]): number {
	const isLong =
		bytes.length >= 4 && bytes[3] === 1 && bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0;
	return isLong ? LONG_HEADER_BYTES : HEADER_BYTES;
}

/** Bytes behind the header; endless for a box that reaches to the end of the file. */
function bodySize(header: DataView): number {
	const size = header.getUint32(0);
	if (size === 0) return Infinity;
	if (size !== 1) return size - HEADER_BYTES;
	return header.getUint32(8) * 2 ** 32 + header.getUint32(12) - LONG_HEADER_BYTES;
}
