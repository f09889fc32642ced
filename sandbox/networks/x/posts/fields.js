// @ts-check
'use strict';

const { list, oneOf } = require('../schema');

/** Names that differ between the documentation and the OpenAPI description 2.167, old to new. */
const RENAMED = /** @type {const} */ ({
	'tweet.fields': 'post.fields',
	note_tweet: 'note_post',
	referenced_tweets: 'referenced_posts',
	edit_history_tweet_ids: 'edit_history_post_ids',
	retweet_count: 'repost_count',
	tweet_count: 'post_count',
	tweets: 'posts',
});

const SHARED_POST_FIELDS = [
	'article',
	'attachments',
	'card_uri',
	'community_id',
	'context_annotations',
	'conversation_id',
	'created_at',
	'display_text_range',
	'edit_controls',
	'entities',
	'geo',
	'id',
	'lang',
	'matched_media_notes',
	'media_metadata',
	'non_public_metrics',
	'note_request_suggestions',
	'organic_metrics',
	'paid_partnership',
	'possibly_sensitive',
	'promoted_metrics',
	'public_metrics',
	'reply_settings',
	'scopes',
	'source',
	'suggested_source_links',
	'suggested_source_links_with_counts',
	'text',
	'withheld',
];
const OLD_POST_FIELDS = [
	...SHARED_POST_FIELDS,
	'author_id',
	'edit_history_tweet_ids',
	'in_reply_to_user_id',
	'note_tweet',
	'referenced_tweets',
];
const NEW_POST_FIELDS = [...SHARED_POST_FIELDS, 'article_title', 'note_post'];

const SHARED_EXPANSIONS = [
	'article.cover_media',
	'article.media_entities',
	'attachments.media_keys',
	'attachments.media_source_tweet',
	'attachments.poll_ids',
	'author_id',
	'entities.mentions.username',
	'geo.place_id',
	'in_reply_to_user_id',
];
const OLD_EXPANSIONS = [
	'edit_history_tweet_ids',
	'entities.note.mentions.username',
	'referenced_tweets.id',
	'referenced_tweets.id.attachments.media_keys',
	'referenced_tweets.id.author_id',
];
const NEW_EXPANSIONS = ['edit_history_post_ids', 'referenced_posts', 'username'];

const SHARED_USER_FIELDS = [
	'affiliation',
	'confirmed_email',
	'connection_status',
	'created_at',
	'description',
	'entities',
	'id',
	'is_identity_verified',
	'location',
	'name',
	'parody',
	'profile_banner_url',
	'profile_image_url',
	'protected',
	'public_metrics',
	'receives_your_dm',
	'subscription',
	'subscription_type',
	'url',
	'username',
	'verified',
	'verified_followers_count',
	'verified_type',
	'withheld',
];
const USER_FIELDS = [
	...SHARED_USER_FIELDS,
	'most_recent_tweet_id',
	'pinned_tweet_id',
	'subscribes_to_you',
];
const MEDIA_FIELDS = [
	'alt_text',
	'duration_ms',
	'height',
	'media_key',
	'non_public_metrics',
	'organic_metrics',
	'preview_image_url',
	'promoted_metrics',
	'public_metrics',
	'type',
	'url',
	'variants',
	'width',
];
const POLL_FIELDS = ['duration_minutes', 'end_datetime', 'id', 'options', 'voting_status'];
const PLACE_FIELDS = [
	'contained_within',
	'country',
	'country_code',
	'full_name',
	'geo',
	'id',
	'name',
	'place_type',
];

/** @param {readonly string[]} values */
const names = (values) => ({ ...list(oneOf(values)), uniqueItems: true });

/** Parameters that say what an answer with posts shows. */
const POST_QUERY = {
	'tweet.fields': names(OLD_POST_FIELDS),
	'post.fields': names(NEW_POST_FIELDS),
	expansions: names([...SHARED_EXPANSIONS, ...OLD_EXPANSIONS, ...NEW_EXPANSIONS]),
	'user.fields': names(USER_FIELDS),
	'media.fields': names(MEDIA_FIELDS),
	'poll.fields': names(POLL_FIELDS),
	'place.fields': names(PLACE_FIELDS),
};

/** The same for answers with accounts. */
const USER_QUERY = {
	'user.fields': names(USER_FIELDS),
	'tweet.fields': names(OLD_POST_FIELDS),
	'post.fields': names(NEW_POST_FIELDS),
	expansions: names([
		'affiliation',
		'most_recent_tweet_id',
		'pinned_tweet_id',
		'most_recent_post_id',
		'pinned_post_id',
	]),
};

module.exports = {
	MEDIA_FIELDS,
	NEW_EXPANSIONS,
	OLD_EXPANSIONS,
	POST_QUERY,
	RENAMED,
	USER_QUERY,
	names,
};
