/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/browser/**/*.test.js'],
	transform: {},
	globalSetup: '<rootDir>/test/browser/support/globalSetup.js',
	reporters: ['default', '<rootDir>/scripts/countReporter.js'],
	maxWorkers: 1,
	testTimeout: 120_000,
};
