// @ts-check
'use strict';

const { FLAG, ID, TEXT, list, object, oneOf, whole } = require('../schema');

const REPLY_SETTINGS = oneOf(['following', 'mentionedUsers', 'subscribers', 'verified']);
const LINK = object({ url: TEXT }, ['url']);

/** `CreatePostsRequest` of OpenAPI 2.167. */
const CREATE_POST = object({
	card_uri: TEXT,
	community_id: ID,
	direct_message_deep_link: TEXT,
	edit_options: object({ previous_post_id: ID }, ['previous_post_id']),
	for_super_followers_only: FLAG,
	geo: object({ place_id: TEXT }, ['place_id']),
	made_with_ai: FLAG,
	media: object(
		{
			call_to_actions: object({
				app_install: object({
					app_store_id: TEXT,
					ipad_app_store_id: TEXT,
					play_store_id: TEXT,
				}),
				visit_site: LINK,
				watch_now: LINK,
			}),
			description: TEXT,
			embeddable: FLAG,
			media_ids: list(ID, 1, 4),
			preview_media_id: ID,
			tagged_user_ids: list(ID, 0, 10),
			title: TEXT,
		},
		['media_ids'],
	),
	nullcast: FLAG,
	paid_partnership: FLAG,
	poll: object(
		{
			duration_minutes: whole(5, 10_080),
			options: list({ type: 'string', minLength: 1, maxLength: 25 }, 2, 4),
			reply_settings: REPLY_SETTINGS,
		},
		['options', 'duration_minutes'],
	),
	quote_tweet_id: ID,
	reply: object(
		{
			auto_populate_reply_metadata: FLAG,
			exclude_reply_user_ids: list(ID, 0),
			in_reply_to_tweet_id: ID,
		},
		['in_reply_to_tweet_id'],
	),
	reply_settings: REPLY_SETTINGS,
	share_with_followers: FLAG,
	text: TEXT,
});

module.exports = { CREATE_POST };
