// @ts-check
'use strict';

const { node } = require('../workflow.js');
const { FACEBOOK } = require('./facebook.js');
const { INSTAGRAM } = require('./instagram.js');
const { LINKEDIN } = require('./linkedin.js');
const { X } = require('./x.js');

/** @typedef {import('../world.js').World} World */

/**
 * A node of n8n itself that publishes the same text.
 * @typedef {object} BuiltIn
 * @property {string} name as people know it
 * @property {string} nodeType
 * @property {number} typeVersion
 * @property {(world: World) => Promise<object>} credential as above
 * @property {(world: World, text: string) => Promise<Record<string, unknown>>} parameters as above
 * @property {(json: any) => string} idOf the post that an output item tells of, as in `posts`
 */

/**
 * How a suite that holds for every network publishes on one and reads what is there. A new network
 * is one more file here and one more entry in NETWORKS.
 * @typedef {object} Network
 * @property {string} platform as publications name it
 * @property {string} nodeType without the package
 * @property {BuiltIn} [builtIn] n8n's own node for the same post, where there is one
 * @property {(world: World) => Promise<Record<string, string>>} [headers] of a bare client that makes
 * the calls of Publish
 * @property {(world: World) => Promise<object>} credential stores one that works; goes into a
 * node's `credentials` as it is
 * @property {(world: World) => Promise<object>} [expiredCredential] one whose access has ended and
 * can be renewed, where the network has such
 * @property {(world: World, text: string) => Promise<Record<string, unknown>>} parameters of Publish
 * for a post that shows the text, which may be an expression; `options` are left to the caller
 * @property {(world: World) => Promise<{ id: string, text: string }[]>} posts what this app has
 * published since the sandbox's reset; `id` as in the publication
 * @property {{ host: string, method: string, path: string }} create the call that makes the post
 * visible, as the sandbox's fault rules name it
 * @property {Draft[]} [drafts] more kinds of posts that show a text
 * @property {Call[]} [uploads] calls that carry the bytes of files
 * @property {(world: World) => Promise<void>} [lift] takes away limits of a day that a large run would meet
 * @property {{ reason: string, isPossible: (post: { hasFiles: boolean, isKilled: boolean }) => boolean }}
 * [unknown] when nobody can know whether a post is out, and why; absent where the network always tells.
 * isKilled: n8n was killed while it published
 * @property {Trigger} [trigger]
 * @property {Leads} [leads] where the network has lead forms
 * @property {Consent} [consent] where a person connects on a page of the network
 */

/**
 * A kind of post. `file` names one that is read into the field `data` of each item.
 * @typedef {{ file?: 'picture' | 'square' | 'reel',
 *   parameters: (world: World, text: string) => Promise<Record<string, unknown>> }} Draft
 */

/** A call as the sandbox's fault rules name it. @typedef {{ host: string, method: string, path: string }} Call */

/**
 * How a trigger of the network is started.
 * @typedef {object} Trigger
 * @property {string} type of the node, without the package
 * @property {string} sandbox name of the sandbox's list of deliveries
 * @property {(world: World) => Promise<Record<string, unknown>>} parameters works with `credential`
 * @property {(world: World, text: string) => Promise<void>} act somebody writes a text; the network
 * delivers it, and the trigger puts out an item whose `text` begins with it
 * @property {(world: World, url: string) => Promise<object>} forgery order for the sandbox's `deliver`
 * of something that could start a run if it were signed; url: of the trigger
 */

/**
 * How leads are synced; the node is that of the network.
 * @typedef {object} Leads
 * @property {(world: World) => Promise<object>} credential
 * @property {string} trigger type of the node that starts on new leads, without the package
 * @property {(world: World) => Promise<Record<string, unknown>>} parameters which forms
 * @property {Trigger['forgery']} [forgery] where another app than that of the trigger signs
 * @property {(world: World) => Promise<string[]>} submit somebody fills in a form; IDs of the leads
 * @property {(world: World) => Promise<string[]>} held IDs of the leads that can be read
 */

/**
 * How a person connects a credential.
 * @typedef {object} Consent
 * @property {string} type of the credential
 * @property {RegExp} page address of the page on which the person agrees
 * @property {string} permission asked for unless the person chooses otherwise: without it nothing can
 * be published
 * @property {(world: World) => Promise<Record<string, string>>} fields what the person types beforehand
 */

/** @type {Network[]} */
const NETWORKS = [FACEBOOK, INSTAGRAM, LINKEDIN, X];

/** Name of the node that `publishNode` makes. */
const PUBLISH = 'Publish';

/**
 * A node that publishes the text of each item, `={{ $json.text }}`.
 * @param {World} world @param {Network} network
 * @param {{ credentials: object, options?: object, settings?: object }} choice options: those of
 * Publish; settings: retryOnFail, onError, …
 */
async function publishNode(world, network, { credentials, options = {}, settings = {} }) {
	const parameters = await network.parameters(world, '={{ $json.text }}');
	return node(PUBLISH, network.nodeType, { ...parameters, options }, { credentials, ...settings });
}

/** The same with n8n's own node. @param {World} world @param {BuiltIn} builtIn @param {object} [settings] */
async function builtInNode(
	world,
	{ nodeType, typeVersion, credential, parameters },
	settings = {},
) {
	return node(PUBLISH, nodeType, await parameters(world, '={{ $json.text }}'), {
		typeVersion,
		credentials: await credential(world),
		...settings,
	});
}

/** Posts whose text begins with a marker. @param {World} world @param {Network} network @param {string} marker */
async function postsWith(world, network, marker) {
	return (await network.posts(world)).filter(({ text }) => text?.startsWith(marker));
}

module.exports = { NETWORKS, PUBLISH, builtInNode, postsWith, publishNode };
