import type { IDataObject } from 'n8n-workflow';
import type { GraphFields } from '../../Meta/graph';
import type { Draft } from '../../shared/publish/draft';

/** Card of a link carousel as Graph takes it. */
export type CarouselCard = { link: string; name?: string; description?: string; picture?: string };

/**
 * How a draft's time and visibility are said on feed posts, photos and videos.
 * @see https://developers.facebook.com/docs/pages-api/posts
 */
export function visibilityFields(draft: Draft): GraphFields {
	if (draft.asDraft) return { published: false, unpublished_content_type: 'DRAFT' };
	if (!draft.scheduleAt) return {};
	return {
		published: false,
		unpublished_content_type: 'SCHEDULED',
		scheduled_publish_time: unixSeconds(draft.scheduleAt),
	};
}

/** The same on reels and video stories. */
export function videoStateFields(draft: Draft): GraphFields {
	if (draft.asDraft) return { video_state: 'DRAFT' };
	if (!draft.scheduleAt) return { video_state: 'PUBLISHED' };
	return { video_state: 'SCHEDULED', scheduled_publish_time: unixSeconds(draft.scheduleAt) };
}

export function targetingField({ options }: Draft): GraphFields {
	const countries = countryCodes(options);
	const targeting = {
		...(countries.length ? { geo_locations: { countries } } : {}),
		...(options.minimumAge ? { age_min: Number(options.minimumAge) } : {}),
	};
	return Object.keys(targeting).length ? { targeting } : {};
}

export function callToActionField({ options, link }: Draft): GraphFields {
	if (!options.callToAction) return {};
	const target = String(options.callToActionLink ?? '') || link;
	return { call_to_action: { type: options.callToAction, value: { link: target } } };
}

export function backdateFields({ options }: Draft): GraphFields {
	if (!options.backdateTo) return {};
	return {
		backdated_time: unixSeconds(String(options.backdateTo)),
		backdated_time_granularity: String(options.backdateGranularity ?? 'day'),
	};
}

export function carouselCards({ options }: Draft): CarouselCard[] {
	const cards = (options.carouselCards as IDataObject | undefined)?.card;
	return ((cards ?? []) as IDataObject[]).map((card) => ({
		link: String(card.link ?? ''),
		...(card.name ? { name: String(card.name) } : {}),
		...(card.description ? { description: String(card.description) } : {}),
		...(card.picture ? { picture: String(card.picture) } : {}),
	}));
}

export function countryCodes(options: IDataObject): string[] {
	return String(options.countries ?? '')
		.split(',')
		.map((code) => code.trim().toUpperCase())
		.filter((code) => code !== '');
}

export function unixSeconds(time: string): number {
	return Math.floor(Date.parse(time) / 1000);
}
