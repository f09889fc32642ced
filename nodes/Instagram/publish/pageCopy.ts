import type { IDataObject } from 'n8n-workflow';
import { toNodeError } from '../../shared/http/failure';
import type { Media } from '../../shared/media/media';
import type { InstagramApi } from '../connection';
import { linkedPage } from '../facebookLogin';

/**
 * Stores a picture unseen at the linked Page; gives its `photoId` and the `address` of the largest
 * copy. Fails as `temporarily-unavailable` while there is none.
 * @see https://developers.facebook.com/docs/graph-api/reference/page/photos
 */
export async function copyToPage(
	api: InstagramApi,
	accountId: string,
	file: Media,
): Promise<IDataObject> {
	if (api.login !== 'facebook') throw new Error('Only Facebook Login has a linked Page');
	const page = await linkedPage(api.meta, accountId);
	const { id } = await page.graph.call({
		method: 'POST',
		path: `${page.id}/photos`,
		fields: { published: false },
		file: {
			field: 'source',
			fileName: file.fileName,
			mimeType: file.mimeType,
			bytes: await file.buffer(),
		},
	});
	const photo = await page.graph.call({
		method: 'GET',
		path: String(id),
		fields: { fields: 'images' },
	});
	const images = (photo.images ?? []) as Array<{ source?: string; width?: number }>;
	const [largest] = [...images].sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
	if (largest?.source) return { photoId: String(id), address: largest.source };
	throw toNodeError(api.node, {
		kind: 'temporarily-unavailable',
		happened: 'The linked Page has no address yet for the unseen photo',
		advice: "Try again in a few minutes, or choose another 'Media Way'.",
		effect: 'none',
	});
}
