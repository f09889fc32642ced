// @ts-check
'use strict';

const { mediaResources } = require('./media/resources');
const { organizationResources } = require('./organizations/resources');
const { postResources } = require('./posts/resource');
const { commentResources } = require('./social/comments');
const { metadataResources } = require('./social/metadata');
const { reactionResources } = require('./social/reactions');

/** All that is served below `/rest/`. @type {Record<string, import('./rest').Resource>} */
const RESOURCES = {
	...postResources,
	...mediaResources,
	...organizationResources,
	...commentResources,
	...metadataResources,
	...reactionResources,
};

module.exports = { RESOURCES };
