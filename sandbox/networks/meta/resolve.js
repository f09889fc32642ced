// @ts-check
'use strict';

const { graphError } = require('./errors');
const { instagramNode } = require('./instagram/resolve');
const { dropExpiredPhotos } = require('./lifecycle');

/** @param {import('./state').State} state @param {string} id @returns {import('./dispatch').Node | undefined} */
function byId(state, id) {
	/** @type {[string, Map<string, any>][]} */
	const kinds = [
		['page', state.pages],
		['user', state.people],
		['app', state.apps],
		['business', state.businesses],
		['post', state.posts],
		['photo', state.photos],
		['video', state.videos],
		['comment', state.comments],
		['leadForm', state.leadForms],
		['lead', state.leads],
	];
	for (const [type, nodes] of kinds) {
		const value = nodes.get(id);
		if (value) return { type, value };
	}
	return instagramNode(state, id);
}

/** `{page-id}_{video-id}` names the post of a video. @param {import('./state').State} state @param {string} id */
function postOfVideo(state, id) {
	const [pageId, videoId] = id.split('_');
	const video = videoId ? state.videos.get(videoId) : undefined;
	const post =
		video?.pageId === pageId && video?.postId ? state.posts.get(video.postId) : undefined;
	return post && { type: 'post', value: post };
}

/**
 * The node that an id names for this token; `me` is the token's own Page or person.
 * @param {import('./state').State} state @param {import('./state').Token} token @param {string} id
 * @returns {import('./dispatch').Node | undefined}
 */
function resolveNode(state, token, id) {
	dropExpiredPhotos(state);
	if (token.type === 'IG') return instagramNode(state, id === 'me' ? String(token.accountId) : id);
	if (id !== 'me') return byId(state, id) ?? postOfVideo(state, id);
	if (token.type === 'APP') {
		throw graphError(
			2500,
			'An active access token must be used to query information about the current user.',
		);
	}
	return byId(state, token.type === 'PAGE' ? String(token.pageId) : String(token.userId));
}

module.exports = { resolveNode };
