import busboy from 'busboy';
import * as fc from 'fast-check';
import type { MultipartBody } from '../../../nodes/shared/http/multipart';
import { encodeMultipart } from '../../../nodes/shared/http/multipart';

interface Parsed {
	fields: Array<[name: string, value: string]>;
	files: Array<{ field: string; fileName: string; mimeType: string; bytes: Buffer }>;
}

/** Reads a body as servers do. */
async function parse({ body, contentType }: MultipartBody): Promise<Parsed> {
	const parsed: Parsed = { fields: [], files: [] };
	const parser = busboy({
		headers: { 'content-type': contentType },
		defParamCharset: 'utf8',
		preservePath: true,
	});
	return await new Promise((resolve, reject) => {
		parser.on('field', (name, value) => {
			parsed.fields.push([name, value]);
		});
		parser.on('file', (field, stream, { filename, mimeType }) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				parsed.files.push({
					field,
					fileName: filename ?? '',
					mimeType,
					bytes: Buffer.concat(chunks),
				});
			});
		});
		parser.on('close', () => resolve(parsed));
		parser.on('error', reject);
		parser.end(body);
	});
}

/** Text that UTF-8 can hold, without the backslash that header parameters give a meaning. */
const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\\'));
const name = fc.stringMatching(/^[a-z_]{1,12}$/).filter((value) => value !== 'source');

describe('encodeMultipart', () => {
	it('is read back by a server as it was written, whatever texts and bytes it holds', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(name, text, { maxKeys: 4 }),
				fc.uint8Array({ maxLength: 300 }),
				async (fields, bytes) => {
					const file = {
						field: 'source',
						fileName: 'a b \u{1F35E}.png',
						mimeType: 'image/png',
						bytes: Buffer.from(bytes),
					};
					const parsed = await parse(encodeMultipart(fields, file));
					expect(parsed.fields).toEqual(Object.entries(fields));
					expect(parsed.files).toEqual([file]);
				},
			),
		);
	});

	it.each(['a"b.png', 'a\r\nContent-Type: text/html\r\n\r\n.png', '"; name="other'])(
		'lets no file name add a header or a part: %j',
		async (fileName) => {
			const file = { field: 'source', fileName, mimeType: 'image/png', bytes: Buffer.from('PNG') };
			const { fields, files } = await parse(encodeMultipart({ caption: 'x' }, file));
			expect(fields).toEqual([['caption', 'x']]);
			expect(files).toMatchObject([{ field: 'source', mimeType: 'image/png', bytes: file.bytes }]);
		},
	);

	it('keeps a file apart that looks like the end of a body', async () => {
		const file = { field: 'source', fileName: 'a', mimeType: 'text/plain', bytes: Buffer.alloc(0) };
		const { contentType } = encodeMultipart({}, file);
		const bytes = Buffer.from(`\r\n--${contentType.split('=')[1]}--\r\n`);
		expect((await parse(encodeMultipart({}, { ...file, bytes }))).files[0].bytes).toEqual(bytes);
	});
});

describe('a body in given memory', () => {
	const file = { field: 'f', fileName: 'a.bin', mimeType: 'application/octet-stream' };

	it('is written there if it has room, and nowhere else', () => {
		const space = Buffer.alloc(4096, 0x7a);
		const { body } = encodeMultipart({ a: '1' }, { ...file, bytes: Buffer.from('one'), space });
		expect(body.buffer).toBe(space.buffer);
		expect(body.byteOffset).toBe(space.byteOffset);
		expect(body.toString()).toMatch(/^-{6}social-ops.*\r\n\r\none\r\n-{6}social-ops[^\r]*--\r\n$/s);
	});

	it('takes memory of its own if there is no room', () => {
		const space = Buffer.alloc(16);
		const { body } = encodeMultipart({}, { ...file, bytes: Buffer.alloc(64, 1), space });
		expect(body.buffer).not.toBe(space.buffer);
		expect(body.includes(Buffer.alloc(64, 1))).toBe(true);
	});
});
