// @ts-check
'use strict';

const { populateInstagram } = require('./instagram/populate');
const { addSeedForms } = require('./leads/seedLeads');
const seed = require('./seed');
const { issueToken, pageTokenFor } = require('./tokens');

const HOUR = 3600;
const DAY = 24 * HOUR;

/** @param {import('./state').State} state @param {string} userId @param {any} page @param {boolean} listed */
function giveRole(state, userId, page, listed) {
	const person = state.people.get(userId);
	person?.roles.set(page.id, page.tasks);
	if (listed) person?.listed.add(page.id);
}

/** @param {import('./state').State} state */
function addPagesAndRoles(state) {
	const { fern, moss, willow, businessOnly, clientOnly } = seed.PAGES;
	for (const page of Object.values(seed.PAGES)) state.addPage(page);
	for (const page of [fern, moss, willow]) {
		giveRole(state, seed.PEOPLE.manager.id, page, true);
		giveRole(state, seed.PEOPLE.limited.id, page, true);
	}
	for (const page of [fern, moss]) giveRole(state, seed.PEOPLE.systemUser.id, page, true);
	for (const page of [businessOnly, clientOnly])
		giveRole(state, seed.PEOPLE.agency.id, page, false);
	for (let index = 1; index <= seed.AGENCY_PAGE_COUNT; index += 1) {
		const page = seed.agencyPage(index);
		state.addPage(page);
		giveRole(state, seed.PEOPLE.agency.id, page, true);
	}
	state.businesses.set(seed.BUSINESS.id, {
		...seed.BUSINESS,
		owned: [businessOnly.id],
		clients: [clientOnly.id],
	});
	state.people.get(seed.PEOPLE.agency.id)?.businesses.push(seed.BUSINESS.id);
}

/** @param {import('./state').State} state */
function grantPermissions(state) {
	for (const person of state.people.values()) {
		for (const permission of seed.PERMISSIONS) person.grants.set(permission, 'granted');
	}
	state.people.get(seed.PEOPLE.limited.id)?.grants.set('pages_manage_posts', 'declined');
}

/** @param {import('./state').State} state */
function addTokens(state) {
	const now = state.clock.seconds();
	const user = (
		/** @type {string} */ token,
		/** @type {string} */ userId,
		/** @type {object} */ more,
	) =>
		issueToken(state, {
			token,
			type: 'USER',
			userId,
			expiresAt: now + 60 * DAY,
			isLongLived: true,
			...more,
		});
	const { manager, agency, limited, systemUser } = seed.PEOPLE;
	user('EAAGsandboxUserShortLived0001', manager.id, { expiresAt: now + HOUR, isLongLived: false });
	const long = user('EAAGsandboxUserLongLived0001', manager.id, {});
	user('EAAGsandboxAgencyLongLived001', agency.id, {});
	const noPublish = user('EAAGsandboxWithoutPublish0001', limited.id, {});
	user('EAAGsandboxUserExpired0000001', manager.id, { expiresAt: now - DAY });
	const expired = user('EAAGsandboxPasswordChanged001', manager.id, { invalidSubcode: 460 });
	const system = { type: /** @type {const} */ ('SYSTEM_USER') };
	const never = user('EAAGsandboxSystemUserNever001', systemUser.id, { ...system, expiresAt: 0 });
	user('EAAGsandboxSystemUser60Days01', systemUser.id, { ...system });
	return {
		userShort: 'EAAGsandboxUserShortLived0001',
		userLong: long.token,
		agencyLong: 'EAAGsandboxAgencyLongLived001',
		withoutPublish: noPublish.token,
		expiredUser: 'EAAGsandboxUserExpired0000001',
		passwordChanged: expired.token,
		systemUser: never.token,
		systemUser60Days: 'EAAGsandboxSystemUser60Days01',
		pageFern: pageTokenFor(state, long, seed.PAGES.fern.id).token,
		pageMoss: pageTokenFor(state, long, seed.PAGES.moss.id).token,
		pageWillow: pageTokenFor(state, long, seed.PAGES.willow.id).token,
		// Issued at the start, so that a client that knows them may go on after a reset.
		systemUserFern: pageTokenFor(state, never, seed.PAGES.fern.id).token,
		systemUserMoss: pageTokenFor(state, never, seed.PAGES.moss.id).token,
		pageFernWithoutPublish: pageTokenFor(state, noPublish, seed.PAGES.fern.id).token,
		expiredPage: issueToken(state, {
			token: 'EAAGsandboxPageExpired0000001',
			type: 'PAGE',
			userId: manager.id,
			pageId: seed.PAGES.fern.id,
			expiresAt: now - HOUR,
			isLongLived: false,
		}).token,
		app: `${seed.APP.id}|${seed.APP.secret}`,
		otherApp: `${seed.OTHER_APP.id}|${seed.OTHER_APP.secret}`,
		otherAppFern: issueToken(state, {
			token: 'EAAGsandboxOtherAppPageFern01',
			type: 'PAGE',
			appId: seed.OTHER_APP.id,
			userId: manager.id,
			pageId: seed.PAGES.fern.id,
			isLongLived: true,
		}).token,
	};
}

/** Posts that were there before: one of another app, one of a visitor. @param {import('./state').State} state */
function addForeignPosts(state) {
	const { fern } = seed.PAGES;
	const at = state.now() - 3 * DAY * 1000;
	const base = {
		pageId: fern.id,
		kind: 'status',
		createdAt: at,
		updatedAt: at,
		isPublished: true,
		isHidden: false,
		isPinned: false,
		photoIds: [],
		children: [],
		shares: 0,
		taggedPages: [],
		timelineVisibility: 'normal',
		isAnnounced: true,
		options: {},
	};
	const foreign = {
		...base,
		id: `${fern.id}_900000000000001`,
		appId: seed.OTHER_APP.id,
		from: { id: fern.id, name: fern.name },
		message: 'Published earlier with another tool.',
		reactions: new Map([['55501', 'LIKE']]),
		byVisitor: false,
	};
	const visitor = {
		...base,
		id: `${fern.id}_900000000000002`,
		from: seed.VISITOR,
		message: 'Do you open on Sunday?',
		reactions: new Map(),
		byVisitor: true,
	};
	for (const post of [foreign, visitor]) {
		state.posts.set(post.id, post);
		state.pages.get(fern.id)?.postIds.push(post.id);
	}
	return { foreignPostId: foreign.id, visitorPostId: visitor.id };
}

/**
 * Fills an empty state with the documented start: app, people, Pages, roles, tokens, earlier posts.
 * @param {import('./state').State} state
 */
function populate(state) {
	addPagesAndRoles(state);
	grantPermissions(state);
	const tokens = addTokens(state);
	return {
		app: seed.APP,
		otherApp: seed.OTHER_APP,
		people: seed.PEOPLE,
		pages: seed.PAGES,
		agencyPageCount: seed.AGENCY_PAGE_COUNT,
		business: seed.BUSINESS,
		visitor: seed.VISITOR,
		permissions: seed.PERMISSIONS,
		tokens,
		forms: addSeedForms(state),
		...addForeignPosts(state),
		instagram: populateInstagram(state),
		media: {
			jpg: 'https://media.social-ops.test/picture.jpg',
			png: 'https://media.social-ops.test/picture.png',
			mp4: 'https://media.social-ops.test/clip.mp4',
			article: 'https://media.social-ops.test/article',
			notFound: 'https://media.social-ops.test/404',
			loginRedirect: 'https://media.social-ops.test/login-redirect',
			robotsBlocked: 'https://media.social-ops.test/robots-blocked/clip.mp4',
			robotsBlockedPicture: 'https://media.social-ops.test/robots-blocked/picture.jpg',
			slow: 'https://media.social-ops.test/slow.jpg',
		},
	};
}

module.exports = { populate };
