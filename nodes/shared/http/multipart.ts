import { randomBytes } from 'crypto';

export interface MultipartFile {
	/** Name of the form field. */
	field: string;
	fileName: string;
	mimeType: string;
	bytes: Buffer;
	/**
	 * Memory for the body, if it is large enough. It may be used again when the call has ended: new
	 * memory for each of many chunks would pile up until the collector comes by.
	 */
	space?: Buffer;
}

export interface MultipartBody {
	body: Buffer;
	contentType: string;
}

/**
 * A `multipart/form-data` body in one Buffer: it can be sent again as it is, and holds the file
 * once, where a form of blobs holds it several times while it is sent.
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function encodeMultipart(
	fields: Readonly<Record<string, string>>,
	file: MultipartFile,
): MultipartBody {
	const boundary = `----social-ops-${randomBytes(16).toString('hex')}`;
	const parts = Object.entries(fields).map(
		([name, value]) => `${partHead(boundary, `name="${escapeName(name)}"`)}\r\n${value}\r\n`,
	);
	const fileHead = partHead(
		boundary,
		`name="${escapeName(file.field)}"; filename="${escapeName(file.fileName)}"`,
	);
	const head = `${parts.join('')}${fileHead}Content-Type: ${file.mimeType}\r\n\r\n`;
	const pieces = [Buffer.from(head, 'utf8'), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)];
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: joined(pieces, file.space),
	};
}

function joined(pieces: readonly Buffer[], space: Buffer | undefined): Buffer {
	const size = pieces.reduce((sum, { length }) => sum + length, 0);
	if (!space || space.length < size) return Buffer.concat(pieces, size);
	let at = 0;
	for (const piece of pieces) at += piece.copy(space, at);
	return space.subarray(0, size);
}

const partHead = (boundary: string, disposition: string): string =>
	`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;

/** As browsers do: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html */
function escapeName(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
