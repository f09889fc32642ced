// @ts-check
'use strict';

const { viewForms } = require('./leads/view');

const iso = (/** @type {number | undefined} */ ms) =>
	ms === undefined ? undefined : new Date(ms).toISOString();

/** @param {import('./state').State} state @param {string} urn */
function showMedia(state, urn) {
	const media = state.media.get(urn);
	if (!media) return { urn, isMissing: true };
	const { data, ...file } = media.file ?? {};
	return {
		urn,
		kind: media.kind,
		owner: media.owner,
		status: media.status,
		problem: media.problem,
		file: media.file && { ...file, hasBytes: data !== undefined },
		captions: media.captions,
		thumbnail: media.thumbnail && { bytes: media.thumbnail.bytes, sha256: media.thumbnail.sha256 },
	};
}

/** @param {any} content */
function mediaUrns(content) {
	const found = /** @type {string[]} */ (
		JSON.stringify(content ?? {}).match(/urn:li:(image|video|document):[\w-]+/g) ?? []
	);
	return [...new Set(found)];
}

/** @param {import('./state').State} state @param {string} urn of a person or a page */
function nameOf(state, urn) {
	const person = state.people.get(urn.replace('urn:li:person:', ''));
	return person ? `${person.given} ${person.family}` : state.organizations.get(urn)?.name;
}

/** @param {import('./state').State} state @param {import('./state').Comment} comment */
const showComment = (state, { reactions, ...comment }) => ({
	...comment,
	actorName: nameOf(state, comment.actor),
	createdAt: iso(comment.createdAt),
	lastModifiedAt: iso(comment.lastModifiedAt),
	reactions: Object.fromEntries([...reactions].map(([actor, { type }]) => [actor, type])),
});

/** @param {import('./state').State} state @param {import('./state').Post} post */
function showPost(state, post) {
	const { commentary, reactions, ...rest } = post;
	return {
		...rest,
		text: commentary.text,
		commentary: commentary.template,
		mentions: commentary.mentions,
		hashtags: commentary.hashtags,
		cutBy: commentary.cutBy,
		createdAt: iso(post.createdAt),
		publishedAt: iso(post.publishedAt),
		lastModifiedAt: iso(post.lastModifiedAt),
		url: `https://www.linkedin.com/feed/update/${post.urn}`,
		media: mediaUrns(post.content).map((urn) => showMedia(state, urn)),
		reactions: Object.fromEntries([...reactions].map(([actor, { type }]) => [actor, type])),
		comments: [...state.comments.values()]
			.filter((comment) => comment.postUrn === post.urn)
			.map((comment) => showComment(state, comment)),
	};
}

/**
 * Everything a test or a person may want to see; authors with their posts, oldest first.
 * Times are ISO 8601.
 * @param {import('./state').State} state
 */
function snapshot(state) {
	const posts = [...state.posts.values()].map((post) => showPost(state, post));
	const postsOf = (/** @type {string} */ urn) => posts.filter(({ author }) => author === urn);
	const used = new Set(posts.flatMap(({ media }) => media.map(({ urn }) => urn)));
	return {
		now: iso(state.now()),
		pages: [...state.organizations.values()].map((page) => ({ ...page, posts: postsOf(page.urn) })),
		people: [...state.people.values()].map((person) => {
			const urn = `urn:li:person:${person.id}`;
			return { ...person, urn, name: `${person.given} ${person.family}`, posts: postsOf(urn) };
		}),
		unusedMedia: [...state.media.keys()]
			.filter((urn) => !used.has(urn))
			.map((urn) => showMedia(state, urn)),
		leadNotifications: [...state.leadNotifications.values()],
		eventSubscriptions: [...state.eventSubscriptions.values()],
		webhookUrls: [...state.webhookUrls.values()].map((held) => ({
			...held,
			checkedAt: iso(held.checkedAt),
		})),
		leadForms: viewForms(state),
		counts: {
			posts: state.posts.size,
			comments: state.comments.size,
			media: state.media.size,
			leads: state.leads.size,
		},
	};
}

module.exports = { snapshot };
