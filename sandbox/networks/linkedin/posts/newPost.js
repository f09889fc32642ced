// @ts-check
'use strict';

/**
 * A post in its first state.
 * @param {import('../state').State} state
 * @param {{ body: any, kind: string, commentary: import('./littleText').Parsed, clientId?: string, personId?: string,
 *   at?: number }} what at: ms; now by default
 * @returns {import('../state').Post}
 */
function newPost(state, { body, kind, commentary, clientId, personId, at = state.now() }) {
	const { publishMs, failNextPublish: fails } = state.settings;
	state.settings.failNextPublish = false;
	const isLate = kind === 'video' && publishMs > 0 && !fails;
	const type = ['video', 'poll'].includes(kind) ? 'ugcPost' : 'share';
	return {
		urn: `urn:li:${type}:${state.newId(at)}`,
		activity: `urn:li:activity:${state.newId(at)}`,
		author: body.author,
		clientId,
		personId,
		kind,
		commentary,
		visibility: body.visibility,
		distribution: body.distribution,
		content: body.content,
		reshareContext: body.reshareContext,
		isReshareDisabledByAuthor: body.isReshareDisabledByAuthor ?? false,
		createdAt: at,
		publishedAt: isLate || fails ? undefined : at,
		lastModifiedAt: at,
		lifecycleState: fails ? 'PUBLISH_FAILED' : isLate ? 'PUBLISH_REQUESTED' : 'PUBLISHED',
		readyAt: isLate ? at + publishMs : undefined,
		isEdited: false,
		body,
		reactions: new Map(),
		commentsState: 'OPEN',
	};
}

module.exports = { newPost };
