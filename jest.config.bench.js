const e2e = require('./jest.config.e2e.js');

/** @type {import('jest').Config} */
module.exports = {
	...e2e,
	testMatch: ['<rootDir>/test/bench/**/*.test.js'],
	globalSetup: '<rootDir>/test/bench/support/globalSetup.js',
	globalTeardown: '<rootDir>/test/bench/support/globalTeardown.js',
	// Nothing else may run while something is measured.
	maxWorkers: 1,
	testTimeout: 3_600_000,
};
