import type { INodeProperties } from 'n8n-workflow';
import type { MetaPage } from '../../Meta/connection';
import type { GraphFields } from '../../Meta/graph';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import type { Media } from '../../shared/media/media';
import { openBinary } from '../../shared/media/media';
import type { FacebookApi } from '../connection';
import { LIMITS } from '../platform';

/** Fields of the picture of a comment. */
export const pictureFields: INodeProperties[] = [
	{
		displayName: 'Picture',
		name: 'pictureSource',
		type: 'options',
		options: [
			{ name: 'Binary Data', value: 'binary', description: 'A file of the input item' },
			{ name: 'None', value: 'none' },
			{ name: 'URL', value: 'url', description: 'A public address that Facebook reads' },
		],
		default: 'none',
		description: 'A picture that is part of the comment',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the picture',
		displayOptions: { show: { pictureSource: ['binary'] } },
	},
	{
		displayName: 'Picture URL',
		name: 'pictureUrl',
		type: 'string',
		default: '',
		// Not `required`: with 'Picture' as an expression n8n would demand it of every workflow.
		placeholder: 'e.g. https://example.com/picture.jpg',
		displayOptions: { show: { pictureSource: ['url'] } },
	},
];

/** The picture of a comment, checked but not sent. */
export type Picture =
	{ source: 'none' } | { source: 'url'; url: string } | { source: 'binary'; file: Media };

/** Reads and checks the picture. Throws an input error for what Facebook would refuse. */
export async function readPicture(context: RunContext<FacebookApi>): Promise<Picture> {
	const source = context.param<Picture['source']>('pictureSource', 'none');
	if (source === 'url') return { source, url: readUrl(context) };
	if (source !== 'binary') return { source: 'none' };
	const field = context.param('binaryPropertyName', 'data');
	const file = await openBinary(context.n8n, context.itemIndex, field);
	const { mimeTypes, maxBytes } = LIMITS.photo;
	if (mimeTypes.includes(file.mimeType) && file.size <= maxBytes) return { source, file };
	throw inputError(context.n8n.getNode(), {
		field: 'Input Data Field Name',
		happened: `The file '${file.fileName}' (${file.mimeType}, ${file.size} bytes) cannot be the picture of a comment`,
		fix: 'Use a JPEG, PNG, GIF, BMP or TIFF of up to 4 MB.',
	});
}

function readUrl(context: RunContext<FacebookApi>): string {
	const url = String(context.param<unknown>('pictureUrl', '')).trim();
	if (/^https?:\/\/[^\s/]+/i.test(url)) return url;
	throw inputError(context.n8n.getNode(), {
		field: 'Picture URL',
		happened: `'${url}' is not a web address`,
		fix: 'Give a complete public address that starts with https://.',
	});
}

/**
 * The fields that carry the picture. A file is uploaded first, as a photo that nobody sees until
 * the comment names it.
 */
export async function sendPicture(page: MetaPage, picture: Picture): Promise<GraphFields> {
	if (picture.source === 'none') return {};
	if (picture.source === 'url') return { attachment_url: picture.url };
	const { file } = picture;
	const photo = await page.graph.call({
		method: 'POST',
		path: `${page.id}/photos`,
		fields: { published: false },
		file: {
			field: 'source',
			fileName: file.fileName,
			mimeType: file.mimeType,
			bytes: await file.buffer(),
		},
		repeatable: true,
	});
	return { attachment_id: String(photo.id) };
}
