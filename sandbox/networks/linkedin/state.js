// @ts-check
'use strict';

const { createPartFiles } = require('./media/partFiles');
const { DEFAULT_SETTINGS } = require('./defaultSettings');
const seed = require('./seed');

/**
 * @typedef {{ id: string, given: string, family: string, email?: string }} Person
 * @typedef {{ id: string, urn: string, name: string, vanityName: string, followers: number, website?: string,
 *   parent?: string, isBrand: boolean }} Organization
 * @typedef {{ token: string, clientId: string, personId: string, scopes: string[], issuedAt: number,
 *   authorizedAt: number, expiresAt: number, isRevoked: boolean }} Token times in ms
 * @typedef {{ urn: string, kind: 'image' | 'video' | 'document', owner: string, personId: string, createdAt: number,
 *   status: 'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE' | 'PROCESSING_FAILED', readyAt?: number, problem?: string,
 *   uploads: any[], file?: any, captions?: any, thumbnail?: any, expectedBytes?: number, details?: any }} Media
 * @typedef {{ urn: string, activity: string, author: string, clientId?: string, personId?: string, commentary: import('./posts/littleText').Parsed,
 *   visibility: string, distribution: any, content?: any, reshareContext?: any, isReshareDisabledByAuthor: boolean,
 *   createdAt: number, publishedAt?: number, lastModifiedAt: number, lifecycleState: string, readyAt?: number,
 *   isEdited: boolean, body: any, reactions: Map<string, any>, commentsState: string, kind: string }} Post
 * @typedef {{ id: string, urn: string, activity: string, actor: string, postUrn: string, parent?: string, text: string,
 *   attributes: any[], createdAt: number, lastModifiedAt: number, reactions: Map<string, any> }} Comment
 */

/** For ids of the seed. */
const LONG_AGO = Date.UTC(2026, 0, 1);

/**
 * The whole memory of the LinkedIn stand-in.
 * @param {import('../../core/clock').Clock} clock
 */
function createState(clock) {
	let counter = 0;
	const bornAt = clock.now();
	return {
		clock,
		now: () => clock.now(),
		settings: structuredClone(DEFAULT_SETTINGS),
		apps: new Map(Object.values(seed.APPS).map((app) => [app.clientId, app])),
		/** @type {Map<string, Person>} */
		people: new Map(
			[...Object.values(seed.PEOPLE), ...Object.values(seed.VISITORS)].map((each) => [
				each.id,
				each,
			]),
		),
		/** @type {Map<string, Organization>} by urn */
		organizations: new Map(),
		/** @type {{ personId: string, organization: string, role: string, state: string, at: number }[]} */
		roles: [],
		/** @type {Map<string, any>} */
		codes: new Map(),
		/** @type {Map<string, Token>} */
		tokens: new Map(),
		/** @type {Map<string, Token>} */
		refreshTokens: new Map(),
		/** @type {Map<string, Media>} by urn */
		media: new Map(),
		/** @type {Map<string, any>} by path */
		uploads: new Map(),
		...createPartFiles(),
		/** @type {Map<string, Post>} by urn */
		posts: new Map(),
		/** @type {Map<string, { urn: string, at: number }>} content of an author that was published */
		fingerprints: new Map(),
		/** @type {Map<string, Comment>} by urn */
		comments: new Map(),
		/** @type {Map<string, number>} calls of a day, by counter */
		counts: new Map(),
		/** @type {Map<string, number[]>} times of comments, by actor */
		commentTimes: new Map(),
		/** @type {Map<string, any>} */
		adAccounts: new Map(),
		/** @type {Map<string, any[]>} versions of a lead form, by its id */
		leadForms: new Map(),
		/** @type {Map<string, any>} */
		leads: new Map(),
		/** @type {Map<string, any>} */
		leadNotifications: new Map(),
		/** @type {Map<string, any>} */
		eventSubscriptions: new Map(),
		/** @type {{ at: number, postUrn: string, author: string, kind: string, count: number }[]} for statistics */
		activity: [],
		/** @type {any[]} what happened to organizations, for the backfill */
		notifications: [],
		/** @type {Map<string, import('./events/validation').WebhookUrl>} */
		webhookUrls: new Map(),
		/** Something happened to a page. @type {(event: any) => void} */
		emit: () => {},
		/** @type {(lead: any, leadAction: 'CREATED' | 'DELETED') => void} */
		emitLead: () => {},
		/**
		 * A new 19-digit id, unique over all kinds. Its upper bits are the time, in ms; what is older
		 * than this memory gets the same ids in each.
		 */
		newId: (at = clock.now()) =>
			String((BigInt(at < bornAt ? LONG_AGO : at) << 22n) + BigInt(++counter)),
		newNumber: () => ++counter,
	};
}

/** @typedef {ReturnType<typeof createState>} State */

module.exports = { createState };
