// @ts-check
'use strict';

/** Builders of workflows: the same ones that the demo uses. */
module.exports = require('../../scripts/demo/workflow.js');
