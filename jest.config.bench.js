const e2e = require('./jest.config.e2e.js');

/** @type {import('jest').Config} */
module.exports = {
	...e2e,
	testMatch: ['<rootDir>/test/bench/**/*.test.js'],
	// What is measured side by side has the machine to itself.
	maxWorkers: 1,
	testTimeout: 1_200_000,
};
