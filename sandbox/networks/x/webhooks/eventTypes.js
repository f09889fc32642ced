// @ts-check
'use strict';

const CHAT = [
	...['chat.received', 'chat.sent', 'chat.conversation.join', 'chat.conversation_join'],
	...['chat.conversation.member_added', 'chat.conversation.member_removed'],
	...['chat.conversation.admin_added', 'chat.conversation.admin_removed'],
	...['chat.update.group_name', 'chat.update.restrictions'],
];
const DM = ['dm.sent', 'dm.received', 'dm.indicate_typing', 'dm.read'];
const ABOUT_POSTS = [
	'post.mention.create',
	'post.reply.create',
	'post.quote.create',
	'post.repost.create',
];
const PUBLIC = [
	...['profile.update.bio', 'profile.update.profile_picture', 'profile.update.banner_picture'],
	...['profile.update.screenname', 'profile.update.geo', 'profile.update.url'],
	...['profile.update.verified_badge', 'profile.update.affiliate_badge', 'profile.update.handle'],
	...['news.new', 'follow.follow', 'follow.unfollow', 'spaces.start', 'spaces.end'],
	...['broadcast.start', 'broadcast.end', 'post.create', 'post.delete'],
];

/** @param {string[]} types @param {string} scope @returns {[string, string][]} */
const needing = (types, scope) => types.map((type) => [type, scope]);

/** Events that only the token of the very user may subscribe to, with the scope that it needs. */
const PRIVATE = new Map([
	...needing([...CHAT, ...DM], 'dm.read'),
	...needing(ABOUT_POSTS, 'tweet.read'),
	...needing(['like.create'], 'like.read'),
	...needing(['mute.mute', 'mute.unmute'], 'mute.read'),
	...needing(['block.block', 'block.unblock'], 'block.read'),
	...needing(['broadcast.chat'], 'broadcast.read'),
]);

/** All of `CreateActivitySubscriptionRequest.event_type` in OpenAPI 2.167. */
const EVENT_TYPES = [...PUBLIC, ...PRIVATE.keys()];

module.exports = { EVENT_TYPES, PRIVATE };
