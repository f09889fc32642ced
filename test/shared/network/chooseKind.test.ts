import type { FileShape } from '../../../nodes/shared/network/chooseKind';
import {
	lastOf,
	lastOther,
	shapeOfFile,
	shapeOfUrl,
	typeOf,
	typesIn,
} from '../../../nodes/shared/network/chooseKind';
import type { Media } from '../../../nodes/shared/media/media';

const shape = (mimeType: string, isAnimated = false): FileShape => ({ mimeType, isAnimated });
const draft = (...files: FileShape[]) => ({ text: '', link: '', files, fields: {} });
const [picture, video, pdf] = ['image/jpeg', 'video/mp4', 'application/pdf'].map((type) =>
	shape(type),
);

it.each([
	[picture, 'picture'],
	[shape('image/gif', true), 'animation'],
	[video, 'video'],
	[pdf, 'document'],
	[shape(''), 'unknown'],
	[shape('application/octet-stream'), 'unknown'],
])('takes %j for a %s', (file, expected) => {
	expect(typeOf(file)).toBe(expected);
});

it.each([
	['https://example.com/a.JPG?size=1', 'image/jpeg'],
	['https://example.com/clip.mov', 'video/quicktime'],
	['https://example.com/clip', ''],
	['no address.png', 'image/png'],
])('reads the type of %s from its ending', (url, expected) => {
	expect(shapeOfUrl(url).mimeType).toBe(expected);
});

it('takes over what is known of an opened file', () => {
	const file = { mimeType: 'image/gif', animated: true, width: 3, height: 4 } as Media;
	expect(shapeOfFile(file)).toEqual({
		mimeType: 'image/gif',
		isAnimated: true,
		width: 3,
		height: 4,
	});
});

it('finds the file to leave out first', () => {
	expect(lastOther(draft(picture, video, picture))).toBe(1);
	expect(lastOther(draft(video, video))).toBe(1);
	expect(lastOf(draft(pdf, picture), 'document')).toBe(0);
	expect(typesIn(draft(picture, video, picture))).toEqual(['picture', 'video']);
});
