import type { IDataObject } from 'n8n-workflow';
import type { GraphFields } from '../../Meta/graph';
import { uploadRaw } from '../../Meta/rupload';
import type { Media } from '../../shared/media/media';
import type { Handles } from '../../shared/publish/plan';
import type { PlacedMedia } from '../../shared/publish/pull';
import type { InstagramApi } from '../connection';
import { UPLOAD_URL } from '../platform';
import { copyToPage } from './pageCopy';
import type { InstagramStep } from './steps';
import { describeMedia, planned } from './steps';

/** How the address of a file gets into a container. */
export interface Delivery {
	/** Steps before the container. */
	before: InstagramStep[];
	/** Steps after the container. */
	after: InstagramStep[];
	/** Fields of the container once `before` is done; Preview shows what stands for the secret parts. */
	fields(handles: Handles): GraphFields;
	plannedFields: GraphFields;
}

export interface DeliveryInput {
	placed: PlacedMedia;
	accountId: string;
	/** The field that takes the address: `image_url`, `video_url`, `cover_url`. */
	field: string;
	/** Tells this file from others in the names of steps. */
	label: string;
	/** The step that makes the container of this file. */
	containerStep: string;
}

/** How one file reaches Instagram, by the way that was chosen for it. */
export function deliver(input: DeliveryInput): Delivery {
	const { placed, field } = input;
	const { path, file } = placed;
	if (path.kind === 'given') return byAddress(field, path.url);
	if (path.kind === 'none' || !file) return byAddress(field, '(no way)');
	if (path.way === 'upload') return byUpload(input, file);
	if (path.way === 'hostedCopy') return byPage(input, file);
	return {
		before: [],
		after: [],
		fields: () => ({ [field]: file.signedUrl() }),
		plannedFields: { [field]: '(signed address of this n8n instance, for three hours)' },
	};
}

function byAddress(field: string, url: string): Delivery {
	return {
		before: [],
		after: [],
		fields: () => ({ [field]: url }),
		plannedFields: { [field]: url },
	};
}

/** @see https://developers.facebook.com/docs/instagram-platform/content-publishing/resumable-uploads */
function byUpload({ placed, label, containerStep }: DeliveryInput, file: Media): Delivery {
	const fields = { upload_type: 'resumable' };
	const upload: InstagramStep = {
		name: `upload${label}`,
		requests: [planned({ method: 'POST', path: `${UPLOAD_URL}/…` }, describeMedia(placed))],
		send: async (api, handles) => {
			await sendBytes(api, { file, container: handles[containerStep] });
			return { bytes: file.size };
		},
		needsAnew: ({ code = '' }) => (code.includes('2207008') ? [containerStep] : []),
	};
	return { before: [], after: [upload], fields: () => fields, plannedFields: fields };
}

async function sendBytes(
	api: InstagramApi,
	{ file, container }: { file: Media; container: IDataObject },
): Promise<void> {
	if (api.login !== 'facebook') throw new Error('Only Facebook Login has uploads');
	const { meta } = api;
	const id = String(container.containerId);
	await uploadRaw({
		node: api.node,
		client: meta.upload,
		url: String(container.uploadUrl ?? `${UPLOAD_URL}/${id}`),
		file,
		received: async () => {
			const answer = await meta.user.call({
				method: 'GET',
				path: id,
				fields: { fields: 'video_status' },
			});
			const status = answer.video_status as
				{ uploading_phase?: { bytes_transferred?: number; bytes_transfered?: number } } | undefined;
			const phase = status?.uploading_phase;
			return Number(phase?.bytes_transferred ?? phase?.bytes_transfered ?? 0);
		},
	});
}

/**
 * A photo of the linked Page that nobody sees and that vanishes after about a day: Facebook gives it
 * an address that Instagram can fetch.
 */
function byPage({ placed, accountId, field, label }: DeliveryInput, file: Media): Delivery {
	const name = `page photo${label}`;
	const photo = {
		method: 'POST',
		path: '{linked page}/photos',
		fields: { published: false },
	} as const;
	const copy: InstagramStep = {
		name,
		requests: [planned(photo, describeMedia(placed))],
		send: async (api) => await copyToPage(api, accountId, file),
	};
	return {
		before: [copy],
		after: [],
		fields: (handles) => ({ [field]: String(handles[name].address) }),
		plannedFields: { [field]: '(address of the unseen photo of the linked Page)' },
	};
}
