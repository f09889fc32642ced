const e2e = require('./jest.config.e2e.js');

/** @type {import('jest').Config} */
module.exports = {
	...e2e,
	testMatch: ['<rootDir>/test/queue/**/*.test.js'],
	globalSetup: '<rootDir>/test/queue/support/globalSetup.js',
	globalTeardown: '<rootDir>/test/queue/support/globalTeardown.js',
	testTimeout: 180_000,
};
