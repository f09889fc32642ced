import type { IExecuteFunctions } from 'n8n-workflow';
import type { Media } from './media';
import { openBinary } from './media';
import { openUrl } from './mediaUrl';

/** The files that an item gives, each opened once however often it is asked for. */
export interface ItemFiles {
	/** The file in a binary field. Throws as `openBinary` does. */
	binary(field: string): Promise<Media>;
	/** The file at an address; `field` is the label of the parameter. Throws as `openUrl` does. */
	url(url: string, field: string): Promise<Media>;
}

/** For several networks that are given the same files: a video is read once, not once for each. */
export function itemFiles(n8n: IExecuteFunctions, itemIndex: number): ItemFiles {
	const opened = new Map<string, Promise<Media>>();
	const once = async (key: string, open: () => Promise<Media>): Promise<Media> => {
		const file = opened.get(key) ?? open();
		opened.set(key, file);
		return await file;
	};
	return {
		binary: async (field) =>
			await once(`binary:${field}`, async () => await openBinary(n8n, itemIndex, field)),
		url: async (url, field) =>
			await once(`url:${url}`, async () => await openUrl(n8n, { url, field, itemIndex })),
	};
}
