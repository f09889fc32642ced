import type { IDataObject } from 'n8n-workflow';
import type { GraphFields } from '../../Meta/graph';
import { asText } from '../../shared/json/read';
import type { Draft } from '../../shared/publish/draft';

export interface UserTag {
	username: string;
	/** Position of the file in the draft. */
	index: number;
	x: number;
	y: number;
}

/** The tags of a draft. */
export function userTags({ options }: Draft): UserTag[] {
	const tags = (options.userTags as { tag?: IDataObject[] } | undefined)?.tag ?? [];
	return tags.map(({ username, file, x, y }) => ({
		username: String(username ?? '')
			.trim()
			.replace(/^@/, ''),
		index: Number(file ?? 1) - 1,
		x: Number(x ?? 0.5),
		y: Number(y ?? 0.5),
	}));
}

/** Names or IDs with commas between. */
export const listed = (value: unknown): string[] =>
	[value]
		.flat()
		.map(asText)
		.join(',')
		.split(',')
		.map((entry) => entry.trim().replace(/^@/, ''))
		.filter((entry) => entry !== '');

/**
 * What the container of a whole post says, whatever its media.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media
 */
export function postFields(draft: Draft): GraphFields {
	const { options } = draft;
	const isStory = draft.kind === 'photoStory' || draft.kind === 'videoStory';
	const collaborators = listed(options.collaborators);
	return {
		...(isStory ? {} : { caption: draft.text, location_id: text(options.location) }),
		...(!isStory && collaborators.length ? { collaborators } : {}),
		is_ai_generated: options.isAiGenerated === true ? true : undefined,
		...partnership(options),
	};
}

function partnership({ isPaidPartnership, sponsorIds }: IDataObject): GraphFields {
	if (isPaidPartnership !== true) return {};
	const ids = listed(sponsorIds);
	return { is_paid_partnership: true, ...(ids.length ? { branded_content_sponsor_ids: ids } : {}) };
}

/** Tags of one file: with their places on pictures, without on videos. */
export function tagFields(draft: Draft, index: number, isVideo: boolean): GraphFields {
	const tags = userTags(draft).filter((tag) => draft.kind !== 'carousel' || tag.index === index);
	if (tags.length === 0) return {};
	const places = tags.map(({ username, x, y }) => (isVideo ? { username } : { username, x, y }));
	return { user_tags: places };
}

/** What only reels have; `coverUrl` wins over the moment. */
export function reelFields({ options }: Draft, coverUrl: string | undefined): GraphFields {
	const seconds = Number(options.coverAt ?? 0);
	return {
		media_type: 'REELS',
		share_to_feed: options.shareToFeed === undefined ? undefined : options.shareToFeed === true,
		audio_name: text(options.audioName),
		cover_url: coverUrl,
		thumb_offset: !coverUrl && seconds > 0 ? Math.round(seconds * 1000) : undefined,
		trial_params: options.trialReel
			? { graduation_strategy: String(options.trialReel) }
			: undefined,
	};
}

const text = (value: unknown): string | undefined => (value ? String(value) : undefined);
