// @ts-check
'use strict';

const crypto = require('node:crypto');
const { requireActor } = require('../access');
const { apiError, badField, badInput, notFound, unpermitted } = require('../errors');
const { created } = require('../rest');
const { announcePost } = require('./announce');
const { parseLittleText } = require('./littleText');
const { checkMedia } = require('./media');
const { newPost } = require('./newPost');

const LONGEST = 3000;
const WRITING = { member: ['w_member_social'], organization: ['w_organization_social'] };

/** Reads a commentary for a post; notes in the log when the rest of the text got lost.
 *  @param {import('../rest').Call} call @param {string} source */
function readCommentary(call, source) {
	const parsed = parseLittleText(call.state, source);
	const { commentaryCounts } = call.state.settings;
	const length = (commentaryCounts === 'escaped' ? source : parsed.text).length;
	if (length > LONGEST)
		throw badField(
			'FIELD_LENGTH_TOO_LONG',
			'/commentary',
			`/commentary :: length must be at most ${LONGEST}, is ${length}`,
		);
	if (parsed.cutBy) call.exchange.log.notes.push(`commentary cut at an unescaped ${parsed.cutBy}`);
	return parsed;
}

/** Key order does not make content another one. @param {any} value @returns {any} */
const sorted = (value) => {
	if (Array.isArray(value)) return value.map(sorted);
	if (!value || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.keys(value)
			.sort()
			.map((key) => [key, sorted(value[key])]),
	);
};

/** What the duplicate guard compares; its exact fields are not documented. @param {any} body */
const fingerprintOf = ({ author, commentary, content, reshareContext }) =>
	crypto
		.createHash('sha256')
		.update(JSON.stringify(sorted({ author, commentary, content, reshareContext })))
		.digest('hex');

/** @param {import('../rest').Call} call @param {string} fingerprint */
function checkDuplicate({ state }, fingerprint) {
	const earlier = state.fingerprints.get(fingerprint);
	if (!earlier || state.now() - earlier.at > state.settings.duplicateMs) return;
	throw apiError({
		status: 422,
		message: `Errors: [Content is a duplicate of ${earlier.urn}]`,
		inputErrors: [{ code: 'DUPLICATE_POST', description: 'Duplicate post is detected' }],
	});
}

/** @param {any} body */
function kindOf({ content, reshareContext }) {
	if (reshareContext) return 'reshare';
	if (!content) return 'text';
	const [name] = Object.keys(content);
	return name === 'media' ? content.media.id.split(':')[2] : name;
}

/** @param {import('../rest').Call} call */
function checkCombination({ state, body }) {
	const { author, visibility, container, content, reshareContext, commentary } = body;
	if (!author.startsWith('urn:li:person:') && visibility !== 'PUBLIC' && visibility !== 'LOGGED_IN')
		throw badField(
			'INVALID_VALUE_FOR_FIELD',
			'/visibility',
			'Organizations can post with PUBLIC only',
		);
	if ((visibility === 'CONTAINER') !== (container !== undefined))
		throw badField('INVALID_VALUE_FOR_FIELD', '/container', 'container goes with CONTAINER only');
	if (content && reshareContext)
		throw badField('INVALID_VALUE_FOR_FIELD', '/content', 'A reshare cannot have content');
	const parent = reshareContext && state.posts.get(reshareContext.parent);
	if (reshareContext && !parent) throw notFound(reshareContext.parent);
	if (parent?.isReshareDisabledByAuthor)
		throw badField(
			'INVALID_VALUE_FOR_FIELD',
			'/reshareContext/parent',
			'The author has disabled reshares',
		);
	if (commentary === '' && !content && !reshareContext)
		throw badInput(
			[
				{
					code: 'MISSING_FIELD',
					fieldPath: '/commentary',
					description: 'A post needs text or content',
				},
			],
			422,
		);
	if (body.distribution.feedDistribution === 'NONE' && !body.adContext)
		throw unpermitted('REQUEST_BODY', '/distribution/feedDistribution');
}

/** Targeting needs 300 followers in the audience. @param {import('../rest').Call} call */
function checkTargets({ state, body }) {
	const targets = body.distribution.targetEntities ?? [];
	if (targets.length === 0) return;
	const page = state.organizations.get(body.author);
	if (!page) throw unpermitted('REQUEST_BODY', '/distribution/targetEntities');
	if (page.followers < 300)
		throw badField(
			'INVALID_VALUE_FOR_FIELD',
			'/distribution/targetEntities',
			'The audience must have at least 300 followers',
		);
}

/** @param {import('../rest').Call} call */
function createPost(call) {
	const { state, body, token } = call;
	requireActor(call, body.author, WRITING);
	checkCombination(call);
	checkTargets(call);
	const commentary = readCommentary(call, body.commentary);
	checkMedia(call, body);
	const fingerprint = fingerprintOf(body);
	checkDuplicate(call, fingerprint);
	const { clientId, personId } = token;
	const post = newPost(state, { body, kind: kindOf(body), commentary, clientId, personId });
	state.posts.set(post.urn, post);
	state.fingerprints.set(fingerprint, { urn: post.urn, at: state.now() });
	announcePost(state, post);
	return created(post.urn);
}

module.exports = { WRITING, createPost, readCommentary };
