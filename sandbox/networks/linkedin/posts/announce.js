// @ts-check
'use strict';

const { announce, record } = require('../social/store');

/** @param {import('../state').Post} post */
const asShare = (post) => ({
	generatedActivity: post.urn,
	decoratedGeneratedActivity: {
		share: {
			entity: post.urn,
			owner: post.author,
			text: post.commentary.text,
			mediaCategory: 'NONE',
		},
	},
});

/**
 * What a new post means to others: its parent was shared, pages were mentioned.
 * @param {import('../state').State} state @param {import('../state').Post} post
 */
function announcePost(state, post) {
	const parent = state.posts.get(post.reshareContext?.parent);
	if (parent) {
		record(state, parent, 'share');
		announce(state, parent, 'SHARE', asShare(post));
	}
	for (const { urn } of post.commentary.mentions) {
		if (urn.startsWith('urn:li:person:') || urn === post.author) continue;
		state.emit({
			organization: urn,
			action: 'SHARE_MENTION',
			sourcePost: post.activity,
			...asShare(post),
		});
	}
}

module.exports = { announcePost };
