import fc from 'fast-check';
import { changesOf, deriveVerifyToken, toMilliseconds } from '../../nodes/Meta/webhooks';

describe('changesOf', () => {
	it('takes every change of every entry, in order', () => {
		const change = (name: string) => ({ field: name, value: { item: name } });
		const changes = changesOf({
			object: 'page',
			entry: [
				{ id: '1', time: 1763545755, changes: [change('a'), change('b')] },
				{ id: 2, time: 1763545756, changes: [change('c')] },
			],
		});
		expect(changes).toMatchObject([
			{ object: 'page', assetId: '1', field: 'a', position: 0, notedAt: 1763545755000 },
			{ object: 'page', assetId: '1', field: 'b', position: 1 },
			{ object: 'page', assetId: '2', field: 'c', position: 2, notedAt: 1763545756000 },
		]);
	});

	it('takes a batch of 1,000 changes', () => {
		const changes = Array.from({ length: 1_000 }, (_, index) => ({
			field: 'feed',
			value: { index },
		}));
		const taken = changesOf({ object: 'page', entry: [{ id: '1', changes }] });
		expect(taken).toHaveLength(1_000);
		expect(taken[999]).toMatchObject({ position: 999, value: { index: 999 } });
	});

	it('takes a list at the root, and field and value in the entry itself', () => {
		const entry = [{ id: '1', time: 1763545755, field: 'comments', value: { id: '9' } }];
		expect(changesOf([{ object: 'instagram', entry }])).toMatchObject([
			{ object: 'instagram', field: 'comments', value: { id: '9' } },
		]);
	});

	it('takes messages, whose times are milliseconds', () => {
		const message = { sender: { id: '5' }, timestamp: 1763545754000, message: { mid: 'm' } };
		const read = { sender: { id: '5' }, timestamp: 1763545754001, read: { watermark: 1 } };
		const entry = [{ id: '1', time: 1763545755000, messaging: [message, read] }];
		expect(changesOf({ object: 'page', entry })).toMatchObject([
			{ field: 'messages', notedAt: 1763545754000, raw: message },
			{ field: 'messaging', notedAt: 1763545754001, raw: read },
		]);
	});

	it('answers a list for every JSON there is', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
				for (const body of [
					one,
					{ object: 'page', entry: one },
					[{ entry: [{ id: other, changes: one }] }],
				]) {
					for (const change of changesOf(body)) expect(typeof change.field).toBe('string');
				}
			}),
		);
	});
});

describe('toMilliseconds', () => {
	it.each([
		[1763545755, 1763545755000],
		['1763545755', 1763545755000],
		[1763545755000, 1763545755000],
		['2026-11-19T09:49:15+0000', Date.UTC(2026, 10, 19, 9, 49, 15)],
		[0, undefined],
		[null, undefined],
		['soon', undefined],
		[1e300, undefined],
		[{}, undefined],
	])('reads %j as %j', (time, milliseconds) => {
		expect(toMilliseconds(time)).toBe(milliseconds);
	});
});

describe('deriveVerifyToken', () => {
	it('is the same for all triggers of an app and differs by secret', () => {
		const token = deriveVerifyToken('key');
		expect(token).toMatch(/^[0-9a-f]{64}$/);
		expect(deriveVerifyToken('key')).toBe(token);
		expect(deriveVerifyToken('other')).not.toBe(token);
	});
});
