// @ts-check
'use strict';

const { edgesFor } = require('./access');
const { commentTable } = require('./comments');
const { containerTable } = require('./containers');
const { engagementTable } = require('./engagement');
const { hashtagTable } = require('./hashtags');
const { insightTable } = require('./insights');
const { mediaTable } = require('./media');
const { messageTable } = require('./messages');
const { placeTable } = require('./places');
const { publishTable } = require('./publish');
const { subscribedAppTable } = require('./subscribedApps');

const TABLE = {
	...containerTable,
	...publishTable,
	...mediaTable,
	...commentTable,
	...messageTable,
	...engagementTable,
	...hashtagTable,
	...insightTable,
	...placeTable,
	...subscribedAppTable,
};

/** The edges of Instagram objects by login. */
const instagramEdges = {
	facebook: edgesFor(TABLE, 'facebook'),
	instagram: edgesFor(TABLE, 'instagram'),
};

module.exports = { instagramEdges };
