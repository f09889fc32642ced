import {
	claimIdempotencyKey,
	releaseIdempotencyKey,
} from '../../../nodes/shared/publish/idempotencyKey';
import { openJournal } from '../../../nodes/shared/run/journal';
import { fakeN8n } from '../../support/fakeN8n';

const NOW = 1_700_000_000_000;
const MONTH = 30 * 86_400_000;

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

function execution(processed: Set<string>, nodeContext = {}) {
	const { n8n } = fakeN8n({ processed, nodeContext, establishedAt: NOW - 1000 });
	const journal = openJournal(n8n, NOW)(0);
	return {
		journal,
		claim: async (key: string) => await claimIdempotencyKey(n8n, journal, key),
		release: async (key: string) => await releaseIdempotencyKey(n8n, journal, key),
	};
}

describe('claimIdempotencyKey', () => {
	it('stores a new key and changes nothing else', async () => {
		const processed = new Set<string>();
		const { claim, journal } = execution(processed);
		const claimed = await claim('k');
		expect([...processed]).toEqual(['k']);
		expect(claimed).toMatchObject({ mayHaveRun: false, since: journal.since });
	});

	it('says of a key that another execution has claimed that its post may exist, for a month back', async () => {
		const { claim } = execution(new Set(['k']));
		expect(await claim('k')).toMatchObject({ mayHaveRun: true, since: NOW - MONTH });
	});

	it('says so on every try of that execution', async () => {
		const processed = new Set(['k']);
		const nodeContext = {};
		await execution(processed, nodeContext).claim('k');
		expect((await execution(processed, nodeContext).claim('k')).mayHaveRun).toBe(true);
	});

	it('knows its own claim on another try', async () => {
		const processed = new Set<string>();
		const nodeContext = {};
		await execution(processed, nodeContext).claim('k');
		expect((await execution(processed, nodeContext).claim('k')).mayHaveRun).toBe(false);
	});

	it('stores nothing without a key', async () => {
		const processed = new Set<string>();
		const { claim, journal } = execution(processed);
		expect(await claim('')).toBe(journal);
		expect(processed.size).toBe(0);
	});

	it('claims one key after the other: n8n rewrites its whole list each time', async () => {
		const { n8n } = fakeN8n();
		let running = 0;
		let most = 0;
		n8n.helpers.checkProcessedAndRecord = async (keys) => {
			running += 1;
			most = Math.max(most, running);
			await Promise.resolve();
			running -= 1;
			return { new: keys, processed: [] };
		};
		const journalOf = openJournal(n8n, NOW);
		await Promise.all(
			[0, 1, 2].map(async (i) => await claimIdempotencyKey(n8n, journalOf(i), `k${i}`)),
		);
		expect(most).toBe(1);
	});

	it('goes on claiming after a claim that failed', async () => {
		const { n8n } = fakeN8n();
		n8n.helpers.checkProcessedAndRecord = async ([key]) => {
			if (key === 'bad') throw new Error('the database is locked');
			return { new: [key], processed: [] };
		};
		const journalOf = openJournal(n8n, NOW);
		const claims = ['bad', 'good'].map(
			async (key, i) => await claimIdempotencyKey(n8n, journalOf(i), key),
		);
		await expect(claims[0]).rejects.toThrow('locked');
		expect((await claims[1]).mayHaveRun).toBe(false);
	});
});

describe('releaseIdempotencyKey', () => {
	it('gives its own key back', async () => {
		const processed = new Set<string>();
		const { claim, release } = execution(processed);
		await claim('k');
		await release('k');
		expect(processed.size).toBe(0);
		expect((await claim('k')).mayHaveRun).toBe(false);
	});

	it('never gives back what another execution has claimed', async () => {
		const processed = new Set(['k']);
		const { claim, release } = execution(processed);
		await claim('k');
		await release('k');
		expect([...processed]).toEqual(['k']);
	});
});
