// @ts-check
'use strict';

const { isSelf, nameOf, requireActor, requireRole, requireScope } = require('../access');
const { accessDenied, notFound } = require('../errors');
const { targetOf } = require('./store');

/** @typedef {import('../rest').Call} Call */

const READING = {
	member: ['r_member_social', 'r_member_social_feed'],
	organization: ['r_organization_social', 'r_organization_social_feed'],
};
const WRITING = {
	member: ['w_member_social', 'w_member_social_feed'],
	organization: ['w_organization_social', 'w_organization_social_feed'],
};
/** What social actions may be about. */
const TARGETS = ['share', 'ugcPost', 'activity', 'comment'];

/** @param {Call} call @param {string} urn */
function requireTarget(call, urn) {
	const target = targetOf(call.state, urn);
	if (!target) throw notFound(urn);
	return target;
}

/** May this token read what others did to the posts of an author? @param {Call} call @param {string} author */
function requireReader(call, author) {
	if (author.startsWith('urn:li:person:')) {
		requireScope(call, ...READING.member);
		if (!isSelf(call, author)) throw accessDenied(nameOf(call));
		return;
	}
	requireScope(call, ...READING.organization);
	requireRole(call, author);
}

/** @param {Call} call @param {string} actor */
const requireWriter = (call, actor) => requireActor(call, actor, WRITING);

module.exports = { TARGETS, requireReader, requireTarget, requireWriter };
