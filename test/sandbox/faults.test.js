// @ts-check
'use strict';

const { createFaults } = require('../../sandbox/core/faults.js');

const CALL = { host: 'api.x.com', method: 'POST', path: '/2/tweets', search: '' };

/** Which of so many calls are hit. @param {object} rule @param {number} calls */
function hitsOf(rule, calls) {
	const faults = createFaults();
	const added = faults.add([/** @type {any} */ ({ effect: { kind: 'lost-after' }, ...rule })]);
	if ('problem' in added) throw new Error(added.problem);
	return Array.from({ length: calls }, () => faults.take(CALL).effect !== undefined);
}

describe('a share of the calls', () => {
	it('is hit by about as many as asked for, the same ones for the same seed', () => {
		const hits = hitsOf({ share: 0.1, seed: 7 }, 2000);
		const count = hits.filter(Boolean).length;
		expect(count).toBeGreaterThan(140);
		expect(count).toBeLessThan(260);
		expect(hitsOf({ share: 0.1, seed: 7 }, 2000)).toEqual(hits);
		expect(hitsOf({ share: 0.1, seed: 8 }, 2000)).not.toEqual(hits);
	});

	it('ends with the number of times, and begins behind those that are skipped', () => {
		expect(hitsOf({ share: 1, times: 2, skip: 1 }, 4)).toEqual([false, true, true, false]);
	});

	it.each([
		[{ share: 0 }, 'share must be a number above 0, up to 1'],
		[{ share: 1.5 }, 'share must be a number above 0, up to 1'],
		[{ share: '1' }, 'share must be a number above 0, up to 1'],
		[{ share: 0.5, every: 2 }, 'give every or share, not both'],
		[{ share: 0.5, seed: -1 }, 'seed must be a whole number'],
		[{ seed: 5 }, 'seed goes with share'],
	])('is refused as %j', (rule, problem) => {
		expect(() => hitsOf(rule, 1)).toThrow(problem);
	});
});
