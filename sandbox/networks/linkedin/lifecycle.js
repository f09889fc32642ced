// @ts-check
'use strict';

const { settleMedia } = require('./media/store');

/** Lets time pass. @param {import('./state').State} state */
function settle(state) {
	settleMedia(state);
	for (const post of state.posts.values()) {
		if (post.lifecycleState !== 'PUBLISH_REQUESTED' || (post.readyAt ?? 0) > state.now()) continue;
		post.lifecycleState = 'PUBLISHED';
		post.publishedAt = post.readyAt;
	}
}

module.exports = { settle };
