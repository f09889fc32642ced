// @ts-check
'use strict';

const { publishThroughChaos } = require('./support/publishing.js');

publishThroughChaos({ remainder: 1, of: 2 });
