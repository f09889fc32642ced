// @ts-check
'use strict';

const { isSelf, requireActor, requireRole, requireScope } = require('../access');
const { accessDenied, badField, notFound } = require('../errors');
const { noContent } = require('../rest');
const { batch } = require('../restli/batch');
const { pageOf } = require('../restli/page');
const { list, oneOf, urn } = require('../restli/params');
const { POST, patchBody, postBody } = require('./body');
const { WRITING, createPost, readCommentary } = require('./create');

/** @typedef {import('../rest').Call} Call */

/** @param {import('../state').Post} post */
function showPost(post) {
	return {
		id: post.urn,
		author: post.author,
		commentary: post.commentary.template,
		visibility: post.visibility,
		distribution: { targetEntities: [], ...post.distribution },
		...(post.content ? { content: post.content } : {}),
		...(post.reshareContext ? { reshareContext: post.reshareContext } : {}),
		lifecycleState: post.lifecycleState,
		lifecycleStateInfo: {
			contentStatus: post.lifecycleState === 'PUBLISHED' ? 'UPDATED' : 'PENDING',
			isEditedByAuthor: post.isEdited,
			reviewStatus: 'APPROVED',
		},
		isReshareDisabledByAuthor: post.isReshareDisabledByAuthor,
		createdAt: post.createdAt,
		...(post.publishedAt === undefined ? {} : { publishedAt: post.publishedAt }),
		lastModifiedAt: post.lastModifiedAt,
	};
}

/** A member's posts can be read with a scope that new apps do not get. @param {Call} call @param {string} author */
function requireReader(call, author) {
	if (author.startsWith('urn:li:person:')) {
		requireScope(call, 'r_member_social');
		if (!isSelf(call, author)) throw accessDenied('posts.GET');
		return;
	}
	requireScope(call, 'r_organization_social');
	requireRole(call, author);
}

/** @param {Call} call @param {string} key */
function postOf({ state }, key) {
	const post = state.posts.get(key);
	if (!post) throw notFound(key);
	return post;
}

/** @param {Call} call */
function getPost(call) {
	const post = postOf(call, call.keys[0]);
	requireReader(call, post.author);
	return showPost(post);
}

const getPosts = batch((call, key) => {
	const post = postOf(call, key);
	requireReader(call, post.author);
	return showPost(post);
});

/** @param {Call} call */
function findPosts(call) {
	const { author, sortBy = 'LAST_MODIFIED' } = call.args;
	requireReader(call, author);
	const time = sortBy === 'CREATED' ? 'createdAt' : 'lastModifiedAt';
	const own = [...call.state.posts.values()]
		.filter((post) => post.author === author)
		.reverse()
		.sort((a, b) => b[time] - a[time]);
	const page = pageOf(call, own);
	return { ...page, elements: page.elements.map(showPost) };
}

/** @param {Call} call */
function updatePost(call) {
	const post = postOf(call, call.keys[0]);
	requireActor(call, post.author, WRITING);
	const { $set } = call.body.patch;
	if (Object.keys($set).length === 0)
		throw badField('INVALID_VALUE_FOR_FIELD', '/patch/$set', 'Nothing is set');
	if ($set.commentary !== undefined) {
		post.commentary = readCommentary(call, $set.commentary);
		post.isEdited = true;
	}
	post.lastModifiedAt = call.state.now();
	return noContent;
}

/** Deleting what is gone answers as deleting did. @param {Call} call */
function deletePost(call) {
	const post = call.state.posts.get(call.keys[0]);
	if (!post) {
		requireScope(call, 'w_member_social', 'w_organization_social');
		return noContent;
	}
	requireActor(call, post.author, WRITING);
	call.state.posts.delete(post.urn);
	for (const comment of [...call.state.comments.values()])
		if (comment.postUrn === post.urn) call.state.comments.delete(comment.urn);
	return noContent;
}

const viewContext = oneOf(['AUTHOR', 'READER']);

/** @type {Record<string, import('../rest').Resource>} */
const postResources = {
	posts: {
		keys: [urn(...POST)],
		methods: {
			CREATE: { body: postBody, run: createPost },
			GET: { params: { viewContext }, run: getPost },
			BATCH_GET: {
				scopes: ['r_organization_social', 'r_member_social'],
				params: { ids: list(urn(...POST)), viewContext },
				run: getPosts,
			},
			'FINDER author': {
				params: {
					author: urn('person', 'organization', 'organizationBrand'),
					sortBy: oneOf(['LAST_MODIFIED', 'CREATED']),
					viewContext,
				},
				required: ['author'],
				isPaged: true,
				run: findPosts,
			},
			PARTIAL_UPDATE: { body: patchBody, run: updatePost },
			DELETE: { run: deletePost },
		},
	},
};

module.exports = { postOf, postResources, showPost };
