// @ts-check
'use strict';

const { mediaResources } = require('./media/resources');
const { postResources } = require('./posts/resource');

/** All that is served below `/rest/`. @type {Record<string, import('./rest').Resource>} */
const RESOURCES = {
	...postResources,
	...mediaResources,
};

module.exports = { RESOURCES };
