// @ts-check
'use strict';

const { ORGANIZATIONS, PEOPLE } = require('../seed');
const { parseLittleText } = require('./littleText');
const { newPost } = require('./newPost');

const DAY = 86_400_000;

/** @param {import('../state').State} state @param {string} author @param {string} text @param {number} daysAgo */
function addOldPost(state, author, text, daysAgo) {
	const body = {
		author,
		commentary: text,
		visibility: 'PUBLIC',
		distribution: {
			feedDistribution: 'MAIN_FEED',
			targetEntities: [],
			thirdPartyDistributionChannels: [],
		},
	};
	const at = state.now() - daysAgo * DAY;
	const commentary = parseLittleText(state, text);
	const post = newPost(state, { body, kind: 'text', commentary, at });
	state.posts.set(post.urn, post);
	for (let day = daysAgo; day > 0; day -= 1) {
		const add = (/** @type {string} */ kind, /** @type {number} */ count) =>
			state.activity.push({ at: state.now() - day * DAY, postUrn: post.urn, author, kind, count });
		add('impression', 10 * day);
		add('unique', 7 * day);
		if (day % 2 === 0) add('click', 2);
	}
	return post.urn;
}

/** Posts that were there before, with what has happened to them. @param {import('../state').State} state */
function populateHistory(state) {
	const { fern, acme } = ORGANIZATIONS;
	const urn = (/** @type {{ id: string }} */ page) => `urn:li:organization:${page.id}`;
	return {
		foreignPost: addOldPost(state, urn(fern), 'Published earlier with another tool.', 6),
		memberPost: addOldPost(state, `urn:li:person:${PEOPLE.ada.id}`, 'My first day at Fern', 4),
		acmePost: addOldPost(state, urn(acme), 'We make everything', 3),
	};
}

module.exports = { populateHistory };
