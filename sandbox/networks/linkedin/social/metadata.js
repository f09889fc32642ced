// @ts-check
'use strict';

const { accessDenied } = require('../errors');
const { noContent } = require('../rest');
const { batch } = require('../restli/batch');
const body = require('../restli/body');
const { list, urn } = require('../restli/params');
const { TARGETS, requireReader, requireTarget, requireWriter } = require('./access');
const { ACTOR } = require('./comments');

/** @typedef {import('../rest').Call} Call */
/** @typedef {ReturnType<typeof requireTarget>} Target */

/** @param {Call} call @param {Target} target */
function commentsOf({ state }, { post, comment }) {
	const all = [...state.comments.values()].filter((each) =>
		comment ? each.parent === comment.urn : each.postUrn === post.urn,
	);
	return {
		count: all.length,
		topLevelCount: all.filter(({ parent }) => comment || !parent).length,
	};
}

/** @param {Call} call @param {string} key */
function metadataOf(call, key) {
	const target = requireTarget(call, key);
	requireReader(call, target.post.author);
	/** @type {Record<string, { reactionType: string, count: number }>} */
	const reactionSummaries = {};
	for (const { type } of (target.comment ?? target.post).reactions.values()) {
		reactionSummaries[type] ??= { reactionType: type, count: 0 };
		reactionSummaries[type].count += 1;
	}
	return {
		entity: key,
		reactionSummaries,
		commentSummary: commentsOf(call, target),
		commentsState: target.post.commentsState,
	};
}

/** The older counts. @param {Call} call @param {string} key */
function summaryOf(call, key) {
	const target = requireTarget(call, key);
	requireReader(call, target.post.author);
	const { count, topLevelCount } = commentsOf(call, target);
	const likes = (target.comment ?? target.post).reactions.size;
	return {
		target: key,
		likesSummary: { totalLikes: likes, aggregatedTotalLikes: likes, selectedLikes: [] },
		commentsSummary: {
			aggregatedTotalComments: count,
			totalFirstLevelComments: topLevelCount,
			selectedComments: [],
			commentsState: target.post.commentsState,
		},
	};
}

/** Closing comments deletes those that are there. @param {Call} call */
function setCommentsState(call) {
	const { post } = requireTarget(call, call.keys[0]);
	requireWriter(call, call.args.actor);
	if (post.author !== call.args.actor) throw accessDenied('socialMetadata.PARTIAL_UPDATE');
	post.commentsState = call.body.patch.$set.commentsState;
	if (post.commentsState !== 'CLOSED') return noContent;
	for (const comment of [...call.state.comments.values()])
		if (comment.postUrn === post.urn) call.state.comments.delete(comment.urn);
	return noContent;
}

/** @param {(call: Call, key: string) => unknown} readOne */
const reading = (readOne) => ({
	GET: { run: (/** @type {Call} */ call) => readOne(call, call.keys[0]) },
	BATCH_GET: { params: { ids: list(urn(...TARGETS)) }, run: batch(readOne) },
});

/** @type {Record<string, import('../rest').Resource>} */
const metadataResources = {
	socialMetadata: {
		keys: [urn(...TARGETS)],
		methods: {
			...reading(metadataOf),
			PARTIAL_UPDATE: {
				params: { actor: urn(...ACTOR) },
				required: ['actor'],
				body: body.record({
					patch: body.record({
						$set: body.record({ commentsState: body.oneOf(['OPEN', 'CLOSED']) }),
					}),
				}),
				run: setCommentsState,
			},
		},
	},
	socialActions: { keys: [urn(...TARGETS)], methods: reading(summaryOf) },
};

module.exports = { metadataResources };
