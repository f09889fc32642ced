import type { IDataObject } from 'n8n-workflow';
import { openJournal } from '../../../nodes/shared/run/journal';
import type { FakeOptions } from '../../support/fakeN8n';
import { fakeN8n } from '../../support/fakeN8n';

const NOW = 1_700_000_000_000;
const open = (options: FakeOptions = {}) => openJournal(fakeN8n(options).n8n, NOW);

describe('openJournal', () => {
	it('knows that an earlier process may have run only in a retried execution', () => {
		expect(open({ mode: 'trigger' })(0).mayHaveRun).toBe(false);
		expect(open({ mode: 'retry' })(0).mayHaveRun).toBe(true);
	});

	it('begins with the original execution, or now where n8n does not say', () => {
		expect(open({ establishedAt: NOW - 5000 })(0).since).toBe(NOW - 5000);
		expect(open()(0).since).toBe(NOW);
	});

	it('remembers steps through all tries of the node, as plain JSON', () => {
		const nodeContext: IDataObject = {};
		const first = open({ nodeContext })(0);
		first.intend('post');
		first.complete('post', { id: 'a' });
		const saved = JSON.parse(JSON.stringify(nodeContext)) as IDataObject;
		expect(open({ nodeContext: saved })(0).step('post')).toMatchObject({
			state: 'done',
			handle: { id: 'a' },
		});
	});

	it('keeps items and runs of the node apart', () => {
		const nodeContext: IDataObject = {};
		open({ nodeContext })(0).complete('post', { id: 'a' });
		expect(open({ nodeContext })(1).step('post')).toBeUndefined();
		expect(open({ nodeContext, runIndex: 1 })(0).step('post')).toBeUndefined();
	});

	it('keeps the time of the first intent', () => {
		const journal = open()(0);
		const clock = jest.spyOn(Date, 'now').mockReturnValue(NOW);
		journal.intend('post');
		clock.mockReturnValue(NOW + 9000);
		expect(journal.intend('post')).toEqual({ state: 'intent', at: NOW });
		journal.complete('post', {});
		expect(journal.step('post')?.at).toBe(NOW);
		clock.mockRestore();
	});

	it('keeps what was begun first until it is abandoned', () => {
		const journal = open()(0);
		expect(journal.begin({ text: 'a' })).toEqual({ text: 'a' });
		expect(journal.begin({ text: 'b' })).toEqual({ text: 'a' });
		journal.abandon();
		expect(journal.begin({ text: 'b' })).toEqual({ text: 'b' });
	});

	it('does not abandon what has left a trace at the network', () => {
		const journal = open()(0);
		journal.begin({ text: 'a' });
		journal.intend('post');
		journal.abandon();
		expect(journal.begin({ text: 'b' })).toEqual({ text: 'a' });
		journal.forget('post');
		journal.abandon();
		expect(journal.begin({ text: 'b' })).toEqual({ text: 'b' });
	});

	it('gives an id to one item only', () => {
		const journalOf = open();
		expect(journalOf(0).claim('a')).toBe(true);
		expect(journalOf(1).claim('a')).toBe(false);
		expect(journalOf(1).isClaimed('a')).toBe(true);
		expect(journalOf(1).isClaimed('b')).toBe(false);
	});

	it('remembers the output of a finished item', () => {
		const nodeContext: IDataObject = {};
		expect(open({ nodeContext })(0).output()).toBeUndefined();
		open({ nodeContext })(0).finish([{ json: { id: 'a' } }]);
		expect(open({ nodeContext })(0).output()).toEqual([{ json: { id: 'a' } }]);
	});
});
