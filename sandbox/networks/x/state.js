// @ts-check
'use strict';

const { DEFAULT_SETTINGS } = require('./defaultSettings');
const seed = require('./seed');

/**
 * @typedef {{ id: string, name: string, clientId: string, clientSecret?: string, apiKey: string,
 *   apiSecret: string, redirectUris: string[] }} App
 * @typedef {{ id: string, username: string, name: string, subscription: string, protected: boolean,
 *   taggable: boolean, bio: string, createdAt: number, following: Set<string> }} User
 * @typedef {{ token: string, kind: 'user' | 'app', appId: string, userId?: string, scopes: string[],
 *   expiresAt: number }} Token `expiresAt` in unix seconds, 0 for never
 * @typedef {{ token: string, appId: string, userId: string, scopes: string[], access: string,
 *   state: 'live' | 'used' | 'revoked' }} RefreshToken
 * @typedef {{ at: number, metric: string, count: number }} Engagement
 * @typedef {{ id: string, authorId: string, appId?: string, text: string, createdAt: number,
 *   conversationId: string, replyTo?: string, quoted?: string, repostOf?: string, mediaIds: string[],
 *   poll?: { id: string, options: string[], minutes: number }, options: Record<string, any>,
 *   isHidden: boolean, history: string[], engagement: Engagement[] }} Post
 * @typedef {{ sha256: string, pending?: Buffer }} Segment `pending`: not handed on yet
 * @typedef {{ id: string, mediaKey: string, ownerId: string, owners: string[], appId: string,
 *   category: string, mediaType?: string, totalBytes?: number, createdAt: number, expiresAt: number,
 *   phase: 'uploading' | 'finalized', segments: Map<number, Segment>, passedOn: number, meter: any, damage?: string,
 *   file?: import('./media/files').StoredFile, startedAt?: number, readyAt?: number, failure?: { code: number,
 *   name: string, message: string }, metadata: Record<string, any>, subtitles: any[] }} Media
 * @typedef {{ id: string, name: string, members: string[] }} Community
 * @typedef {{ id: string, appId: string, url: string, valid: boolean, createdAt: number,
 *   lastSuccessAt: number }} Webhook
 * @typedef {{ id: string, appId: string, eventType: string, filter: Record<string, string>, tag?: string,
 *   webhookId?: string, createdAt: number, updatedAt: number }} Subscription
 * @typedef {{ eventType: string, userId?: string, direction?: string, payload: unknown, includes?: unknown,
 *   appId?: string }} XEvent one without a user goes to every webhook of the app
 */

/** @typedef {typeof DEFAULT_SETTINGS} Settings */

const EPOCH_MS = 1_288_834_974_657n;

/** @param {any} user @param {number} now @returns {User} */
const newUser = (user, now) => ({
	protected: false,
	taggable: true,
	bio: `${user.name} on the sandbox`,
	createdAt: now - 1_000 * 24 * 3_600_000,
	following: new Set(),
	...user,
});

/** The smallest id of a moment: ids are made of their time. @param {number} ms */
const idAt = (ms) => (BigInt(Math.floor(ms)) - EPOCH_MS) << 22n;

/**
 * The whole memory of the stand-in of X.
 * @param {import('../../core/clock').Clock} clock
 */
function createState(clock) {
	let lastId = 0n;
	const now = clock.now();
	/** @type {Map<string, Post>} */
	const posts = new Map();
	return {
		clock,
		now: () => clock.now(),
		/** @type {Settings} */
		settings: { ...DEFAULT_SETTINGS },
		/** @type {Map<string, App>} by client id */
		apps: new Map([seed.APP, seed.NATIVE_APP].map((app) => [app.clientId, app])),
		/** @type {Map<string, User>} */
		users: new Map(Object.values(seed.USERS).map((user) => [user.id, newUser(user, now)])),
		/** @type {Map<string, Community>} */
		communities: new Map(
			Object.values(seed.COMMUNITIES).map((community) => [
				community.id,
				{ ...community, members: [...community.members] },
			]),
		),
		/** @type {Map<string, Token>} */
		tokens: new Map(),
		/** @type {Map<string, RefreshToken>} */
		refreshTokens: new Map(),
		/** @type {Map<string, any>} */
		codes: new Map(),
		/** Oldest first, but for those of the past that visitors add. */
		posts,
		/** @type {Set<string>} */
		deletedPosts: new Set(),
		/** @type {Map<string, Media>} */
		media: new Map(),
		/** @type {Map<string, Webhook>} */
		webhooks: new Map(),
		/** @type {Map<string, Subscription>} */
		subscriptions: new Map(),
		/** @type {Map<string, { count: number, resetAt: number }>} */
		rates: new Map(),
		/** What the calls have cost, in dollars. */
		spent: 0,
		/** Posts that were read. @type {{ at: number, count: number }[]} */
		reads: [],
		/** @type {any[]} */
		messages: [],
		isReplaying: false,
		/** @type {(event: XEvent) => void} */
		emit: () => {},
		/** @type {(job: { webhook: Webhook, from: number, to: number, jobId: string }) => Promise<void>} */
		replay: async () => {},
		/** A new id; later ones are larger. */
		newId() {
			const fromTime = idAt(clock.now());
			lastId = fromTime > lastId ? fromTime : lastId + 1n;
			return String(lastId);
		},
		/** A free id of a post of the past. @param {number} at */
		pastId(at) {
			let id = idAt(at);
			while (posts.has(String(id))) id += 1n;
			return String(id);
		},
	};
}

/** @typedef {ReturnType<typeof createState>} State */

module.exports = { createState };
