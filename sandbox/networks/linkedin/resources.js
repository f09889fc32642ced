// @ts-check
'use strict';

const { eventResources } = require('./events/subscriptions');
const { accountResources } = require('./leads/accounts');
const { formResources } = require('./leads/forms');
const { notificationResources } = require('./leads/notifications');
const { responseResources } = require('./leads/responses');
const { mediaResources } = require('./media/resources');
const { organizationResources } = require('./organizations/resources');
const { postResources } = require('./posts/resource');
const { commentResources } = require('./social/comments');
const { metadataResources } = require('./social/metadata');
const { reactionResources } = require('./social/reactions');
const { memberResources } = require('./statistics/member');
const { statisticsResources } = require('./statistics/organization');
const { videoResources } = require('./statistics/video');

/** All that is served below `/rest/`. @type {Record<string, import('./rest').Resource>} */
const RESOURCES = {
	...postResources,
	...mediaResources,
	...organizationResources,
	...commentResources,
	...metadataResources,
	...reactionResources,
	...statisticsResources,
	...videoResources,
	...memberResources,
	...accountResources,
	...formResources,
	...responseResources,
	...notificationResources,
	...eventResources,
};

module.exports = { RESOURCES };
