// @ts-check
'use strict';

/** @typedef {import('../rest').Call} Call */
/** @typedef {import('../state').Comment} Comment */

/** @param {Call} call @param {Comment} comment */
function showComment({ state, token }, comment) {
	const replies = [...state.comments.values()].filter(({ parent }) => parent === comment.urn);
	const likes = comment.reactions.size;
	return {
		id: comment.id,
		commentUrn: comment.urn,
		actor: comment.actor,
		object: comment.activity,
		message: { attributes: comment.attributes, text: comment.text },
		created: { actor: comment.actor, time: comment.createdAt },
		lastModified: { actor: comment.actor, time: comment.lastModifiedAt },
		...(comment.parent ? { parentComment: comment.parent } : {}),
		likesSummary: {
			totalLikes: likes,
			aggregatedTotalLikes: likes,
			likedByCurrentUser: comment.reactions.has(`urn:li:person:${token.personId}`),
			selectedLikes: [],
		},
		...(comment.parent
			? {}
			: {
					commentsSummary: {
						totalFirstLevelComments: replies.length,
						aggregatedTotalComments: replies.length,
						selectedComments: [],
					},
				}),
	};
}

module.exports = { showComment };
