// @ts-check
'use strict';

const { DEFAULT_SETTINGS } = require('./defaultSettings');
const { createInstagramMemory } = require('./instagram/store');
const { createLeadMemory } = require('./leads/store');
const seed = require('./seed');

/**
 * @typedef {{ id: string, name: string }} Named
 * @typedef {Named & { isSystemUser: boolean, roles: Map<string, string[]>, listed: Set<string>,
 *   grants: Map<string, 'granted' | 'declined' | 'expired'>, selectedPages: Set<string> | undefined,
 *   appRemoved: boolean, businesses: string[] }} Person
 * @typedef {Named & { category: string, likes: number, followers: number, ppaRequired: boolean,
 *   location?: { latitude: number, longitude: number, city: string }, leadAccess: boolean, leadRefusalCode: number, leadCalls?: number, leadUsage?: Record<string, unknown>,
 *   tosAccepted: boolean, postIds: string[], reelFinishes: number[], collaboratorInvites: number[] }} Page
 * @typedef {{ id: string, pageId: string, appId?: string, from: Named, kind: string, message: string,
 *   link?: string, createdAt: number, updatedAt: number, isPublished: boolean, scheduledAt?: number,
 *   contentType?: string, isHidden: boolean, isPinned: boolean, photoIds: string[], videoId?: string,
 *   children: any[], reactions: Map<string, string>, shares: number, byVisitor: boolean, taggedPages: string[],
 *   timelineVisibility: string, isAnnounced: boolean, options: Record<string, unknown>, story?: Record<string, any> }} Post
 * @typedef {{ id: string, pageId: string, appId: string, from: Named, caption: string, alt?: string,
 *   createdAt: number, isPublished: boolean, isTemporary: boolean, expiresAt?: number, postId?: string,
 *   mimeType: string, bytes: number, sha256: string, data?: Buffer, width?: number, height?: number,
 *   options: Record<string, unknown> }} Photo
 * @typedef {{ id: string, pageId: string, appId: string, kind: 'video' | 'reel' | 'story', title: string,
 *   description: string, createdAt: number, phase: 'uploading' | 'uploaded' | 'finished' | 'failed' | 'expired',
 *   expectedBytes?: number, receivedBytes: number, sha256?: string, data?: Buffer, readyAt?: number,
 *   processingStartedAt?: number, problem?: string, publication: 'published' | 'scheduled' | 'draft' | 'dark',
 *   scheduledAt?: number, postId?: string, isPublished: boolean, thumbnails: any[], collaborators: any[],
 *   meter?: any, details?: any, options: Record<string, unknown> }} Video
 * @typedef {{ id: string, pageId: string, appId?: string, objectId: string, parentId?: string, from: Named,
 *   message: string, createdAt: number, isHidden: boolean, likes: Set<string>, attachment?: any,
 *   privateReply?: string }} Comment
 * @typedef {{ token: string, type: 'USER' | 'PAGE' | 'APP' | 'SYSTEM_USER' | 'IG', appId: string, userId?: string,
 *   pageId?: string, accountId?: string, scopes?: string[], issuedAt: number, expiresAt: number, dataAccessExpiresAt: number,
 *   invalidSubcode?: number, isLongLived: boolean }} Token
 */

/** @typedef {typeof DEFAULT_SETTINGS} Settings */

/** @param {Named & { isSystemUser: boolean }} person @returns {Person} */
const newPerson = (person) => ({
	...person,
	roles: new Map(),
	listed: new Set(),
	grants: new Map(),
	selectedPages: undefined,
	appRemoved: false,
	businesses: [],
});

/** @param {Named & { category: string, likes: number, leadAccess?: boolean, location?: Page['location'] }} page @returns {Page} */
const newPage = (page) => ({
	id: page.id,
	name: page.name,
	category: page.category,
	likes: page.likes,
	followers: page.likes + 21,
	ppaRequired: false,
	location: page.location,
	leadAccess: page.leadAccess ?? true,
	leadRefusalCode: 103,
	tosAccepted: true,
	postIds: [],
	reelFinishes: [],
	collaboratorInvites: [],
});

/**
 * The whole memory of the Meta stand-in.
 * @param {import('../../core/clock').Clock} clock
 */
function createState(clock) {
	let counter = 0;
	return {
		clock,
		now: () => clock.now(),
		/** @type {Settings} */
		settings: { ...DEFAULT_SETTINGS },
		apps: new Map([seed.APP, seed.OTHER_APP].map((app) => [app.id, app])),
		/** @type {Map<string, Person>} */
		people: new Map(Object.values(seed.PEOPLE).map((person) => [person.id, newPerson(person)])),
		/** @type {Map<string, Page>} */
		pages: new Map(),
		/** @type {Map<string, Named & { owned: string[], clients: string[] }>} */
		businesses: new Map(),
		/** @type {Map<string, Token>} */
		tokens: new Map(),
		/** @type {Map<string, { appId: string, userId: string, redirectUri: string, at: number, used: boolean,
		 *   systemUser: boolean }>} */
		codes: new Map(),
		/** @type {Map<string, Post>} */
		posts: new Map(),
		/** @type {Map<string, Photo>} */
		photos: new Map(),
		/** @type {Map<string, Video>} */
		videos: new Map(),
		/** @type {Map<string, Comment>} */
		comments: new Map(),
		...createLeadMemory(),
		...createInstagramMemory(),
		/** @type {Map<string, any>} */
		uploads: new Map(),
		/** @type {Map<string, any>} */
		handles: new Map(),
		/** @type {Map<string, any>} */
		sessions: new Map(),
		/** @type {Map<string, any>} app subscriptions keyed `appId object` */
		subscriptions: new Map(),
		/** @type {Map<string, Map<string, string[]>>} page id to app id to fields */
		installed: new Map(),
		/** @type {any[]} */
		messages: [],
		/** @type {(event: import('./webhookTargets').WebhookEvent) => void} */
		emit: () => {},
		/** A new numeric id, unique over all object kinds. */
		newId: () => String(122_100_000_000_000_000n + BigInt(++counter)),
		/** @param {Parameters<typeof newPage>[0]} page */
		addPage(page) {
			this.pages.set(page.id, newPage(page));
		},
	};
}

/** @typedef {ReturnType<typeof createState>} State */

module.exports = { createState };
