import { randomBytes } from 'crypto';

export interface MultipartFile {
	/** Name of the form field. */
	field: string;
	fileName: string;
	mimeType: string;
	bytes: Buffer;
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
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: Buffer.concat([
			Buffer.from(`${parts.join('')}${fileHead}Content-Type: ${file.mimeType}\r\n\r\n`, 'utf8'),
			file.bytes,
			Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8'),
		]),
	};
}

const partHead = (boundary: string, disposition: string): string =>
	`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;

/** As browsers do: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html */
function escapeName(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
