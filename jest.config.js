/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	reporters: ['default', '<rootDir>/scripts/countReporter.js'],
	roots: ['<rootDir>/test'],
	// All of a small machine: one core is not kept free for a watching person.
	maxWorkers: '100%',
	// A machine that does other things as well must not fail a test.
	testTimeout: 30_000,
	testPathIgnorePatterns: ['/node_modules/', '/test/e2e/', '/test/browser/', '/test/bench/', '/test/chaos/', '/test/queue/'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json' }] },
};
