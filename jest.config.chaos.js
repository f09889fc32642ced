/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/chaos/**/*.test.{ts,js}'],
	// `npm run typecheck` looks at the types.
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false }],
	},
	reporters: ['default', '<rootDir>/scripts/countReporter.js'],
	globalSetup: '<rootDir>/test/chaos/support/globalSetup.js',
	maxWorkers: 2,
	testTimeout: 900_000,
};
