import { createdId } from '../../shared/http/answer';
import type { GraphCall, GraphFields } from '../../Meta/graph';
import type { PlacedMedia } from '../../shared/publish/pull';
import { postFields, reelFields, tagFields } from './containerFields';
import { readinessOf } from './containerStatus';
import type { Delivery } from './delivery';
import { deliver } from './delivery';
import type { InstagramStep, StepInput } from './steps';
import { isVideo, planned } from './steps';

/** The step whose container is published. */
export const CONTAINER = 'container';

/** Instagram may fetch and check a picture before it answers. */
const CREATE_TIMEOUT_MS = 120_000;

interface ContainerInput {
	name: string;
	accountId: string;
	fields: GraphFields;
	delivery?: Delivery;
	/** Steps whose containers have to be processed before. */
	needs?: readonly string[];
}

/** A step that makes a container. Nobody sees one: a lost answer leaves it to expire. */
function containerStep({
	name,
	accountId,
	fields,
	delivery,
	needs = [],
}: ContainerInput): InstagramStep {
	const call = (more: GraphFields): GraphCall => ({
		method: 'POST',
		path: `${encodeURIComponent(accountId)}/media`,
		fields: { ...fields, ...more },
		timeoutMs: CREATE_TIMEOUT_MS,
	});
	const children = (ids: readonly string[]): GraphFields =>
		ids.length ? { children: ids.join(',') } : {};
	const shown = { ...delivery?.plannedFields, ...children(needs.map((step) => `id of ${step}`)) };
	return {
		name,
		requests: [planned(call(shown))],
		send: async (api, handles) => {
			const { graph } = await api.account(accountId);
			const ids = needs.map((step) => String(handles[step].containerId));
			const answer = await graph.call(call({ ...delivery?.fields(handles), ...children(ids) }));
			const uploadUrl = answer.uri ? { uploadUrl: String(answer.uri) } : {};
			return { containerId: createdId(api.node, answer), ...uploadUrl };
		},
		...(needs.length
			? {
					readiness: async (api, handles) =>
						await readinessOf(api, { accountId, handles, steps: needs }),
				}
			: {}),
	};
}

/** The steps up to the container of a picture, a reel or a story. */
export function singleSteps(input: StepInput): InstagramStep[] {
	const { draft, account, placed, cover } = input;
	const [media] = placed;
	if (!media) return [];
	const video = draft.kind === 'reel' || draft.kind === 'videoStory';
	const delivery = deliver({
		placed: media,
		accountId: account.id,
		field: video ? 'video_url' : 'image_url',
		label: '',
		containerStep: CONTAINER,
	});
	const coverDelivery = cover && coverOf(cover, account.id);
	const typeFields = (coverUrl?: string): GraphFields => {
		if (draft.kind === 'reel') return reelFields(draft, coverUrl);
		return draft.kind === 'photo' ? { alt_text: altText(media) } : { media_type: 'STORIES' };
	};
	const both: Delivery = {
		before: [...delivery.before, ...(coverDelivery?.before ?? [])],
		after: delivery.after,
		fields: (handles) => ({
			...delivery.fields(handles),
			...typeFields(coverDelivery && String(coverDelivery.fields(handles).cover_url)),
		}),
		plannedFields: {
			...delivery.plannedFields,
			...typeFields(coverDelivery && String(coverDelivery.plannedFields.cover_url)),
		},
	};
	const fields = { ...postFields(draft), ...tagFields(draft, 0, video) };
	return [
		...both.before,
		containerStep({ name: CONTAINER, accountId: account.id, fields, delivery: both }),
		...both.after,
	];
}

const coverOf = (cover: PlacedMedia, accountId: string): Delivery =>
	deliver({
		placed: cover,
		accountId,
		field: 'cover_url',
		label: ' of cover',
		containerStep: CONTAINER,
	});

/** A container for each file, and one that holds them together. */
export function carouselSteps({ draft, account, placed }: StepInput): InstagramStep[] {
	const names = placed.map((_, index) => `item ${index + 1}`);
	const items = placed.flatMap((media, index) => {
		const video = isVideo(media);
		const delivery = deliver({
			placed: media,
			accountId: account.id,
			field: video ? 'video_url' : 'image_url',
			label: ` ${index + 1}`,
			containerStep: names[index],
		});
		const fields: GraphFields = {
			is_carousel_item: true,
			...(video ? { media_type: 'VIDEO' } : { alt_text: altText(media) }),
			...(video ? {} : tagFields(draft, index, false)),
		};
		const item = containerStep({ name: names[index], accountId: account.id, fields, delivery });
		return [...delivery.before, item, ...delivery.after];
	});
	const fields = { media_type: 'CAROUSEL', ...postFields(draft) };
	return [
		...items,
		containerStep({ name: CONTAINER, accountId: account.id, fields, needs: names }),
	];
}

const altText = ({ media }: PlacedMedia): string | undefined => media.altText;
