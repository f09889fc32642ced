import { claimIdempotencyKey } from '../../../nodes/shared/publish/idempotencyKey';
import { openJournal } from '../../../nodes/shared/run/journal';
import { fakeN8n } from '../../support/fakeN8n';

const NOW = 1_700_000_000_000;
const MONTH = 30 * 86_400_000;

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

interface Setup {
	nodeContext?: object;
	establishedAt?: number;
	itemIndex?: number;
}

function execution(
	processed: Set<string>,
	{ nodeContext = {}, establishedAt = NOW - 1000, itemIndex = 0 }: Setup = {},
) {
	const { n8n } = fakeN8n({
		processed,
		nodeContext: nodeContext as Record<string, never>,
		establishedAt,
	});
	const journal = openJournal(n8n, NOW)(itemIndex);
	return { journal, claim: async (key: string) => await claimIdempotencyKey(n8n, journal, key) };
}

describe('a new key', () => {
	it('is stored, and changes nothing of the journal', async () => {
		const processed = new Set<string>();
		const { claim, journal } = execution(processed);
		const claimed = await claim('k');
		expect([...processed]).toEqual(['k']);
		expect(claimed.journal).toBe(journal);
		expect(claimed.isPublished).toBe(false);
	});

	it('is known as its own on another try, even once the post is out', async () => {
		const processed = new Set<string>();
		const nodeContext = {};
		await (await execution(processed, { nodeContext }).claim('k')).fulfil();
		const { claim, journal } = execution(processed, { nodeContext });
		expect(await claim('k')).toMatchObject({ isPublished: false });
		expect((await claim('k')).journal).toBe(journal);
	});

	it('still leaves other items the ids that they have claimed', async () => {
		const { claim, journal } = execution(new Set());
		journal.claim('p1');
		expect((await claim('k')).journal.isClaimed('p1')).toBe(true);
	});

	it('that is empty stores nothing, whatever becomes of the post', async () => {
		const processed = new Set(['', ':published']);
		const { claim, journal } = execution(processed);
		const { fulfil, release, ...claimed } = await claim('');
		await fulfil();
		await release();
		expect(claimed).toEqual({ journal, isPublished: false });
		expect([...processed]).toEqual(['', ':published']);
	});
});

describe('a key that an earlier execution has claimed', () => {
	it('says that its post may exist, for a month back', async () => {
		const { journal, isPublished } = await execution(new Set(['k'])).claim('k');
		expect(journal).toMatchObject({ mayHaveRun: true, since: NOW - MONTH });
		expect(isPublished).toBe(false);
	});

	it('looks further back where this execution is older than that', async () => {
		const establishedAt = NOW - 2 * MONTH;
		const { journal } = await execution(new Set(['k']), { establishedAt }).claim('k');
		expect(journal.since).toBe(establishedAt);
	});

	it('says so on every try of this execution', async () => {
		const processed = new Set(['k']);
		const nodeContext = {};
		await execution(processed, { nodeContext }).claim('k');
		const { journal } = await execution(processed, { nodeContext }).claim('k');
		expect(journal.mayHaveRun).toBe(true);
	});

	it('is told from one whose post is out, and looking leaves no trace', async () => {
		const open = new Set(['k']);
		expect((await execution(open).claim('k')).isPublished).toBe(false);
		expect([...open]).toEqual(['k']);
		const fulfilled = new Set(['k', 'k:published']);
		expect((await execution(fulfilled).claim('k')).isPublished).toBe(true);
		expect([...fulfilled]).toEqual(['k', 'k:published']);
	});

	it('takes what the network shows for its own, though another item has claimed the id', async () => {
		const { claim, journal } = execution(new Set(['k']));
		journal.claim('p1');
		expect((await claim('k')).journal.isClaimed('p1')).toBe(false);
		expect(journal.isClaimed('p1')).toBe(true);
	});

	it('may be that of another item of the same execution', async () => {
		const processed = new Set<string>();
		const nodeContext = {};
		const first = await execution(processed, { nodeContext }).claim('k');
		const second = execution(processed, { nodeContext, itemIndex: 1 });
		expect(await second.claim('k')).toMatchObject({
			isPublished: false,
			journal: { mayHaveRun: true },
		});
		await first.fulfil();
		expect((await second.claim('k')).isPublished).toBe(true);
	});
});

describe('fulfil', () => {
	it('lets later executions know that the post is out', async () => {
		const processed = new Set<string>();
		await (await execution(processed).claim('k')).fulfil();
		expect([...processed]).toEqual(['k', 'k:published']);
		expect((await execution(processed).claim('k')).isPublished).toBe(true);
	});

	it('does so for the claim of an execution that was killed', async () => {
		const processed = new Set(['k']);
		await (await execution(processed).claim('k')).fulfil();
		expect((await execution(processed).claim('k')).isPublished).toBe(true);
	});
});

describe('release', () => {
	it('gives its own key back', async () => {
		const processed = new Set<string>();
		const { claim, journal } = execution(processed);
		await (await claim('k')).release();
		expect(processed.size).toBe(0);
		expect((await claim('k')).journal).toBe(journal);
		expect([...processed]).toEqual(['k']);
	});

	it('never gives back what another execution has claimed', async () => {
		const processed = new Set(['k']);
		await (await execution(processed).claim('k')).release();
		expect([...processed]).toEqual(['k']);
	});
});

describe("n8n's list of keys", () => {
	it('is worked on one by one: n8n rewrites the whole of it each time', async () => {
		const { n8n } = fakeN8n();
		let running = 0;
		let most = 0;
		const slowly = async <Result>(result: Result) => {
			running += 1;
			most = Math.max(most, running);
			for (let turn = 0; turn < 3; turn++) await Promise.resolve();
			running -= 1;
			return result;
		};
		n8n.helpers.checkProcessedAndRecord = async (keys) =>
			await slowly({ new: keys, processed: [] });
		n8n.helpers.removeProcessed = async () => await slowly(undefined);
		const journalOf = openJournal(n8n, NOW);
		await Promise.all(
			[0, 1, 2].map(async (i) => {
				const claim = await claimIdempotencyKey(n8n, journalOf(i), `k${i}`);
				await Promise.all([claim.fulfil(), claim.release()]);
			}),
		);
		expect(most).toBe(1);
	});

	it('is looked at by two at once without the one seeing the other look', async () => {
		const processed = new Set(['k']);
		const claims = await Promise.all([
			execution(processed).claim('k'),
			execution(processed).claim('k'),
		]);
		expect(claims.map(({ isPublished }) => isPublished)).toEqual([false, false]);
	});

	it('goes on being worked on after a failure', async () => {
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
		expect((await claims[1]).journal.mayHaveRun).toBe(false);
	});
});
