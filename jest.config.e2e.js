/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.js'],
	transform: {},
	globalSetup: '<rootDir>/test/e2e/support/globalSetup.js',
	globalTeardown: '<rootDir>/test/e2e/support/globalTeardown.js',
	reporters: ['default', '<rootDir>/scripts/countReporter.js'],
	// One n8n and one sandbox are shared by all suites: they run one after the other.
	maxWorkers: 1,
	testTimeout: 120_000,
};
