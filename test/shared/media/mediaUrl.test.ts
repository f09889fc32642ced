import { failureOf } from '../../../nodes/shared/http/failure';
import { mediaUrl, openUrl } from '../../../nodes/shared/media/mediaUrl';
import { fakeStorage, streamOf } from './support/storage';

const gif = Buffer.from('GIF89a\x02\0\x03\0\0\0\0;', 'latin1');
const source = { field: 'Media URL', itemIndex: 0 };

function answering(body: Buffer, headers: Record<string, string> = {}) {
	const asked: unknown[] = [];
	const stream = streamOf([body]);
	const storage = fakeStorage(async (options) => {
		asked.push(options);
		return { statusCode: 200, headers, body: stream };
	});
	return { ...storage, asked, stream };
}

describe('openUrl', () => {
	it('loads the file as a stream into storage and learns what it is', async () => {
		const { context, asked } = answering(gif, { 'content-type': 'image/png; x=y' });
		const url = 'https://example.com/a%20b.gif?token=1';
		const media = await openUrl(context, { ...source, url });
		expect(media).toMatchObject({
			origin: 'url',
			name: url,
			fileName: 'a b.gif',
			declaredMimeType: 'image/png',
			mimeType: 'image/gif',
			width: 2,
			size: gif.length,
		});
		expect(asked).toEqual([expect.objectContaining({ url, encoding: 'stream' })]);
	});

	it('refuses a file that is announced as too large without loading it', async () => {
		const { context, stream } = answering(gif, { 'content-length': '2000' });
		const loading = openUrl(context, { ...source, url: 'https://example.com/a', maxBytes: 1999 });
		const error = await loading.catch((cause: unknown) => cause);
		expect(failureOf(error)).toMatchObject({
			kind: 'content-rejected',
			field: 'Media URL',
			happened: expect.stringContaining('has 2000 bytes; up to 1999 are accepted'),
		});
		expect(stream.destroyed).toBe(true);
	});

	it('says what the web server answered, and keeps the query out of the message', async () => {
		const data = streamOf(['not here']);
		const { context } = fakeStorage(async () => {
			throw Object.assign(new Error('Request failed'), { response: { status: 404, data } });
		});
		const url = 'https://example.com/a.gif?signature=verysecret';
		const error = await openUrl(context, { ...source, url }).catch((cause: unknown) => cause);
		expect(failureOf(error)?.happened).toBe(
			"The media address 'https://example.com/a.gif' answered with status 404",
		);
		expect(JSON.stringify(error)).not.toContain('verysecret');
		expect(data.destroyed).toBe(true);
	});

	it('refuses a file whose transfer breaks off', async () => {
		const broken = streamOf(
			(async function* () {
				yield gif;
				throw new Error('aborted');
			})(),
		);
		const { context } = fakeStorage(async () => ({ headers: {}, body: broken }));
		const loading = openUrl(context, { ...source, url: 'https://example.com/a.gif' });
		const error = await loading.catch((cause: unknown) => cause);
		expect(failureOf(error)).toMatchObject({ kind: 'content-rejected', effect: 'none' });
		expect(failureOf(error)?.advice).toContain('aborted');
	});
});

describe('mediaUrl', () => {
	it.each(['ftp://example.com/a', 'file:///etc/passwd', 'data:image/gif;base64,AA', 'a.gif', ''])(
		'refuses %p',
		(url) => {
			const { context } = fakeStorage();
			expect(() => mediaUrl(context, { ...source, url })).toThrow('is not a web address');
		},
	);

	it('gives the address in the form that is sent', () => {
		const { context } = fakeStorage();
		const url = 'https://EXAMPLE.com/ä.jpg';
		expect(mediaUrl(context, { ...source, url })).toEqual({
			origin: 'url',
			url: 'https://example.com/%C3%A4.jpg',
		});
	});
});
