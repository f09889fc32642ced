const e2e = require('./jest.config.e2e.js');

/** @type {import('jest').Config} */
module.exports = {
	...e2e,
	testMatch: ['<rootDir>/test/queue/**/*.test.js'],
	globalSetup: '<rootDir>/test/queue/support/globalSetup.js',
	globalTeardown: '<rootDir>/test/queue/support/globalTeardown.js',
	// One n8n in queue mode is shared by all suites: they run one after the other.
	maxWorkers: 1,
	testTimeout: 300_000,
};
