// @ts-check
'use strict';

const { publishThroughChaos } = require('./support/publishing.js');

publishThroughChaos({ remainder: 0, of: 2 });
