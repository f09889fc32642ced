// @ts-check
'use strict';

const { chooseSeed, VARIABLE } = require('./seed.js');

/** One seed for all suites, which repeats the run when it is given. */
module.exports = async () => {
	console.log(`\nSeed of this run: ${VARIABLE}=${chooseSeed()}`);
};
