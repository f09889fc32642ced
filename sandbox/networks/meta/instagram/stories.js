// @ts-check
'use strict';

const { announceStoryEnd } = require('./events');
const { isLiveStory } = require('./mediaLists');

/** Ends the stories whose 24 hours are over, and tells of their numbers. @param {import('../state').State} state */
function endStories(state) {
	for (const media of state.igMedia.values()) {
		if (media.productType !== 'STORY' || media.isExpired) continue;
		if (isLiveStory(media, state.now())) continue;
		media.isExpired = true;
		if (state.igAccounts.has(media.accountId)) announceStoryEnd(state, media);
	}
}

module.exports = { endStories };
