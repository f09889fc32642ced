import type { IDataObject } from 'n8n-workflow';
import type { Draft } from '../../shared/publish/draft';
import { replyTo } from '../createPost';
import type { PlannedPost } from './posts';

export interface BodyInput {
	draft: Draft;
	post: PlannedPost;
	mediaIds: readonly string[];
	/** The post of the thread before this one. */
	previousId?: string;
}

/**
 * The body of the call that makes a post. What concerns the whole thread, such as who can reply,
 * is said in its first post; labels and who sees it are said in each.
 * @see https://docs.x.com/x-api/posts/create-post
 */
export function bodyOf({ draft, post, mediaIds, previousId }: BodyInput): IDataObject {
	const { options } = draft;
	const taggedUsers = options.taggedUsers as string[] | undefined;
	return withoutUndefined({
		text: post.text || undefined,
		media: mediaIds.length
			? withoutUndefined({ media_ids: [...mediaIds], tagged_user_ids: taggedUsers })
			: undefined,
		made_with_ai: options.madeWithAi === true || undefined,
		paid_partnership: options.paidPartnership === true || undefined,
		for_super_followers_only: options.subscribersOnly === true || undefined,
		...(previousId === undefined ? firstFields(draft) : replyTo(previousId)),
	});
}

function firstFields({ kind, options }: Draft): IDataObject {
	const { replySettings, quote, community } = options;
	const place = String(options.place ?? '').trim();
	return {
		...(options.replyTo ? replyTo(String(options.replyTo)) : {}),
		quote_tweet_id: quote,
		community_id: community,
		share_with_followers: options.shareWithFollowers === true || undefined,
		reply_settings: replySettings === 'everyone' ? undefined : replySettings,
		geo: place ? { place_id: place } : undefined,
		direct_message_deep_link: options.directMessageLink,
		poll:
			kind === 'poll'
				? {
						options: options.pollChoices,
						duration_minutes: options.pollMinutes,
					}
				: undefined,
	} as IDataObject;
}

const withoutUndefined = (fields: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
