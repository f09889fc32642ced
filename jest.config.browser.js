/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/browser/**/*.test.js'],
	transform: {},
	globalSetup: '<rootDir>/test/browser/support/globalSetup.js',
	globalTeardown: '<rootDir>/test/browser/support/globalTeardown.js',
	reporters: ['default', '<rootDir>/scripts/countReporter.js'],
	// The suites share one n8n, one sandbox and the seed of it: one after the other.
	maxWorkers: 1,
	testTimeout: 120_000,
};
