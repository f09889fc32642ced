// @ts-check
const { Readable } = require('node:stream');

const NODE = {
	id: '1',
	name: 'Node',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * n8n's binary helpers over memory, with streams that behave as those of its storage.
 *
 * @param {(options: { url: string }) => Promise<unknown>} [httpRequest]
 */
function fakeStorage(httpRequest, mode = 'filesystem-v2') {
	/** @type {Map<string, { bytes: Buffer, fileSize: number }>} */
	const files = new Map();
	/** @type {Readable[]} */
	const streams = [];
	/** @type {Array<Record<string, object>>} */
	const items = [];
	let bytesRead = 0;

	/** @param {Buffer} bytes */
	const store = (bytes, facts = {}) => {
		const id = `${mode}:file-${files.size}`;
		files.set(id, { bytes, fileSize: bytes.length });
		return { data: mode, mimeType: 'text/plain', ...facts, id };
	};
	/** @param {string} id */
	const fileOf = (id) => {
		const file = files.get(id);
		if (!file) throw new Error(`Unknown binary ${id}`);
		return file;
	};
	const helpers = {
		httpRequest,
		/** @param {number} itemIndex @param {string} field */
		assertBinaryData(itemIndex, field) {
			const binary = items[itemIndex]?.[field];
			if (!binary) throw new Error(`The item has no binary field '${field}'`);
			return binary;
		},
		/** @param {string} id */
		getBinaryMetadata: async (id) => ({ fileSize: fileOf(id).fileSize }),
		/** @param {string} id */
		async getBinaryStream(id, chunkSize = 64 * 1024) {
			const { bytes } = fileOf(id);
			const onRead = (/** @type {number} */ count) => {
				bytesRead += count;
			};
			const stream =
				mode === 'database' ? Readable.from(bytes) : fileStream(bytes, { chunkSize, onRead });
			streams.push(stream);
			return stream;
		},
		/** @param {Readable} stream @param {string} fileName @param {string} mimeType */
		prepareBinaryData: async (stream, fileName, mimeType) =>
			store(Buffer.concat(await stream.toArray()), { fileName, mimeType }),
	};
	return {
		context: { helpers, getNode: () => NODE },
		store,
		streams,
		items,
		bytesRead: () => bytesRead,
		forget() {
			bytesRead = 0;
			streams.length = 0;
		},
		/** @param {{ id: string }} binary @param {number} fileSize */
		damage(binary, fileSize) {
			fileOf(binary.id).fileSize = fileSize;
		},
	};
}

/**
 * As a stream over a file: pieces of the wished size, read one at a time and asynchronously.
 *
 * @param {Buffer} bytes
 * @param {{ chunkSize: number, onRead(count: number): void }} options
 */
function fileStream(bytes, { chunkSize, onRead }) {
	let at = 0;
	return new Readable({
		highWaterMark: chunkSize,
		read() {
			const piece = bytes.subarray(at, at + chunkSize);
			at += piece.length;
			onRead(piece.length);
			setImmediate(() => this.push(piece.length ? piece : null));
		},
	});
}

/** @param {Iterable<unknown> | AsyncIterable<unknown>} pieces */
const streamOf = (pieces) => Readable.from(pieces);

module.exports = { NODE, fakeStorage, streamOf };
