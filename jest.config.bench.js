const e2e = require('./jest.config.e2e.js');

/** @type {import('jest').Config} */
module.exports = {
	...e2e,
	testMatch: ['<rootDir>/test/bench/**/*.test.js'],
	testTimeout: 1_200_000,
};
