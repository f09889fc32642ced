// @ts-check
'use strict';

/**
 * The Instagram object behind an id; `ig_hashtag_search` and `pages` (for `pages/search`) are calls
 * without an object.
 * @param {import('../state').State} state @param {string} id @returns {import('../dispatch').Node | undefined}
 */
function instagramNode(state, id) {
	if (id === 'ig_hashtag_search') return { type: 'igHashtagSearch', value: { id } };
	if (id === 'pages') return { type: 'pages', value: { id } };
	/** @type {[string, Map<string, any>][]} */
	const kinds = [
		['igAccount', state.igAccounts],
		['igMedia', state.igMedia],
		['igContainer', state.igContainers],
		['igComment', state.igComments],
		['igHashtag', state.igHashtags],
	];
	const [found] = kinds.filter(([, nodes]) => nodes.has(id));
	return found && { type: found[0], value: found[1].get(id) };
}

module.exports = { instagramNode };
