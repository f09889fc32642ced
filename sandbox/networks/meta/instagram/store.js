// @ts-check
'use strict';

const { ACCOUNTS } = require('./seed');

/**
 * @typedef {{ id: string, username: string }} Author
 * @typedef {{ bytes: number, sha256: string, data?: Buffer, mimeType: string, width?: number, height?: number,
 *   durationSeconds?: number }} StoredFile
 * @typedef {{ id: string, appScopedId: string, username: string, name: string, biography: string,
 *   accountType: string, followers: number, pageId?: string, quotaTotal: number, containersPerDay: number,
 *   trialReels: boolean, isRestricted: boolean, callsLeft?: number, usage?: Record<string, unknown>,
 *   publishedAt: number[], containersAt: number[], searchedHashtags: Map<string, number> }} Account
 * @typedef {'image' | 'reel' | 'story' | 'carousel' | 'childImage' | 'childVideo'} ContainerKind
 * @typedef {{ subcode: number, reason: string }} Problem
 * @typedef {{ id: string, accountId: string, appId: string, kind: ContainerKind, isVideo: boolean,
 *   source: 'image' | 'url' | 'upload' | 'children', sourceUrl?: string, createdAt: number,
 *   options: Record<string, any>, childIds: string[], file?: StoredFile, cover?: StoredFile,
 *   upload?: any, readyAt?: number, extraMs: number, problem?: Problem, mediaId?: string }} Container
 * @typedef {{ id: string, accountId: string, from: Author, mediaType: 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM',
 *   productType: 'FEED' | 'REELS' | 'STORY', createdAt: number, options: Record<string, any>, file?: StoredFile,
 *   cover?: StoredFile, childIds: string[], parentId?: string, containerId?: string, isCommentEnabled: boolean,
 *   collaborators: (Author & { inviteStatus: string })[], likes: Set<string>, viewers: number,
 *   isExpired: boolean }} Media
 * @typedef {{ id: string, accountId: string, mediaId: string, parentId?: string, from: Author, text: string,
 *   createdAt: number, isHidden: boolean, likes: Set<string>, privateReply?: string }} IgComment
 */

/** @param {typeof ACCOUNTS[keyof typeof ACCOUNTS]} account @returns {Account} */
const newAccount = (account) => ({
	...account,
	quotaTotal: 50,
	containersPerDay: 400,
	trialReels: true,
	isRestricted: false,
	publishedAt: [],
	containersAt: [],
	searchedHashtags: new Map(),
});

/** What the Meta stand-in remembers of Instagram. */
function createInstagramMemory() {
	let counter = 0;
	return {
		/** @type {Map<string, Account>} */
		igAccounts: new Map(
			Object.values(ACCOUNTS).map((account) => [account.id, newAccount(account)]),
		),
		/** @type {Map<string, Container>} */
		igContainers: new Map(),
		/** @type {Map<string, Media>} also of people who are not in `igAccounts` */
		igMedia: new Map(),
		/** @type {Map<string, IgComment>} */
		igComments: new Map(),
		/** @type {{ accountId: string, mediaId: string, commentId?: string }[]} */
		igMentions: [],
		/** @type {Map<string, { id: string, name: string }>} */
		igHashtags: new Map(),
		/** @type {Map<string, string[]>} account id to the fields that Instagram Login delivers */
		igInstalled: new Map(),
		/** @type {Map<string, any>} */
		igCodes: new Map(),
		/** A new id of an Instagram object: a whole number above 2^53. */
		newIgId: () => String(17_900_000_000_000_000n + BigInt(++counter) * 1_037n),
	};
}

module.exports = { createInstagramMemory };
