// @ts-check
'use strict';

const { notFound } = require('../errors');
const { created, noContent } = require('../rest');
const body = require('../restli/body');
const { pageOf } = require('../restli/page');
const { oneOf, record, urn } = require('../restli/params');
const { TARGETS, requireReader, requireTarget, requireWriter } = require('./access');
const { ACTOR } = require('./comments');
const { react } = require('./store');

/** @typedef {import('../rest').Call} Call */

/** MAYBE is retired. */
const REACTIONS = ['LIKE', 'PRAISE', 'EMPATHY', 'INTEREST', 'APPRECIATION', 'ENTERTAINMENT'];

/** @param {string} actor @param {string} root @param {{ type: string, at: number }} reaction */
const showReaction = (actor, root, { type, at }) => ({
	id: `urn:li:reaction:(${actor},${root})`,
	reactionType: type,
	root,
	created: { actor, time: at },
	lastModified: { actor, time: at },
});

/** @param {{ post: import('../state').Post, comment?: import('../state').Comment }} target */
const rootOf = ({ post, comment }) => comment?.urn ?? post.activity;

/** @param {Call} call */
function createReaction(call) {
	const { actor } = call.args;
	const target = requireTarget(call, call.body.root);
	requireWriter(call, actor);
	react(call.state, target, actor, call.body.reactionType);
	const key = (/** @type {string} */ text) => encodeURIComponent(text);
	const reaction = (target.comment ?? target.post).reactions.get(actor);
	return created(
		`(actor:${key(actor)},entity:${key(call.body.root)})`,
		showReaction(actor, rootOf(target), reaction),
	);
}

/** @param {Call} call */
function keyOf(call) {
	const { actor, entity } = call.keys[0];
	if (actor === undefined) throw notFound('a reaction without an actor');
	return { actor, target: requireTarget(call, entity) };
}

/** @param {Call} call */
function deleteReaction(call) {
	const { actor, target } = keyOf(call);
	requireWriter(call, actor);
	if (!(target.comment ?? target.post).reactions.delete(actor)) throw notFound('reaction');
	return noContent;
}

/** @param {Call} call */
function getReaction(call) {
	const { actor, target } = keyOf(call);
	requireReader(call, target.post.author);
	const reaction = (target.comment ?? target.post).reactions.get(actor);
	if (!reaction) throw notFound('reaction');
	return showReaction(actor, rootOf(target), reaction);
}

/** @param {Call} call */
function listReactions(call) {
	const target = requireTarget(call, call.keys[0].entity);
	requireReader(call, target.post.author);
	const all = [...(target.comment ?? target.post).reactions];
	if (call.args.sort?.value !== 'CHRONOLOGICAL') all.reverse();
	const page = pageOf(call, all);
	return {
		...page,
		elements: page.elements.map(([actor, reaction]) =>
			showReaction(actor, rootOf(target), reaction),
		),
	};
}

const SORTS = ['REVERSE_CHRONOLOGICAL', 'CHRONOLOGICAL', 'RELEVANCE'];

/** @type {Record<string, import('../rest').Resource>} */
const reactionResources = {
	reactions: {
		keys: [record({ actor: urn(...ACTOR), entity: urn(...TARGETS) }, ['entity'])],
		methods: {
			CREATE: {
				params: { actor: urn(...ACTOR) },
				required: ['actor'],
				body: body.record({ root: body.urn(...TARGETS), reactionType: body.oneOf(REACTIONS) }),
				run: createReaction,
			},
			GET: { run: getReaction },
			DELETE: { run: deleteReaction },
			'FINDER entity': {
				params: { sort: record({ value: oneOf(SORTS) }) },
				isPaged: true,
				run: listReactions,
			},
		},
	},
};

module.exports = { REACTIONS, reactionResources };
