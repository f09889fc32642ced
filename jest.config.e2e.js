/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.js'],
	transform: {},
	globalSetup: '<rootDir>/test/e2e/support/globalSetup.js',
	globalTeardown: '<rootDir>/test/e2e/support/globalTeardown.js',
	reporters: ['default', '<rootDir>/scripts/countReporter.js'],
	// Each worker has an n8n and a sandbox, which its suites share. Suites wait more than they work.
	maxWorkers: 2,
	testTimeout: 120_000,
};
