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
	const claim = async (key: string) => await claimIdempotencyKey(n8n, journal, key);
	return {
		journal,
		claim,
		/** Claims a key and ends the claim, as an execution does that gets no further. */
		async look(key: string) {
			const claimed = await claim(key);
			await claimed.end();
			return claimed;
		},
	};
}

describe('a new key', () => {
	it('is stored, and changes nothing of the journal', async () => {
		const processed = new Set<string>();
		const { look, journal } = execution(processed);
		const claimed = await look('k');
		expect([...processed]).toEqual(['k']);
		expect(claimed.journal).toBe(journal);
		expect(claimed.isPublished).toBe(false);
	});

	it('is known as its own on another try, even once the post is out', async () => {
		const processed = new Set<string>();
		const nodeContext = {};
		await (await execution(processed, { nodeContext }).claim('k')).fulfil();
		const { look, journal } = execution(processed, { nodeContext });
		expect(await look('k')).toMatchObject({ isPublished: false });
		expect((await look('k')).journal).toBe(journal);
	});

	it('still leaves other items the ids that they have claimed', async () => {
		const { claim, journal } = execution(new Set());
		journal.claim('p1');
		expect((await claim('k')).journal.isClaimed('p1')).toBe(true);
	});

	it('that is empty stores nothing, whatever becomes of the post', async () => {
		const processed = new Set(['', ':published']);
		const { claim, journal } = execution(processed);
		const { fulfil, release, end, ...claimed } = await claim('');
		await fulfil();
		await release();
		await end();
		expect(claimed).toEqual({ journal, isPublished: false });
		expect([...processed]).toEqual(['', ':published']);
	});
});

describe('a key that an earlier execution has claimed', () => {
	it('says that its post may exist, for a month back', async () => {
		const { journal, isPublished } = await execution(new Set(['k'])).look('k');
		expect(journal).toMatchObject({ mayHaveRun: true, since: NOW - MONTH });
		expect(isPublished).toBe(false);
	});

	it('looks further back where this execution is older than that', async () => {
		const establishedAt = NOW - 2 * MONTH;
		const { journal } = await execution(new Set(['k']), { establishedAt }).look('k');
		expect(journal.since).toBe(establishedAt);
	});

	it('says so on every try of this execution', async () => {
		const processed = new Set(['k']);
		const nodeContext = {};
		await execution(processed, { nodeContext }).look('k');
		const { journal } = await execution(processed, { nodeContext }).look('k');
		expect(journal.mayHaveRun).toBe(true);
	});

	it('is told from one whose post is out, and looking leaves no trace', async () => {
		const open = new Set(['k']);
		expect((await execution(open).look('k')).isPublished).toBe(false);
		expect([...open]).toEqual(['k']);
		const fulfilled = new Set(['k', 'k:published']);
		expect((await execution(fulfilled).look('k')).isPublished).toBe(true);
		expect([...fulfilled]).toEqual(['k', 'k:published']);
	});

	it('takes what the network shows for its own, though another item has claimed the id', async () => {
		const { look, journal } = execution(new Set(['k']));
		journal.claim('p1');
		expect((await look('k')).journal.isClaimed('p1')).toBe(false);
		expect(journal.isClaimed('p1')).toBe(true);
	});

	it('may be that of another item of the same execution', async () => {
		const processed = new Set<string>();
		const nodeContext = {};
		await execution(processed, { nodeContext }).look('k');
		const second = execution(processed, { nodeContext, itemIndex: 1 });
		expect(await second.look('k')).toMatchObject({
			isPublished: false,
			journal: { mayHaveRun: true },
		});
		await (await execution(processed, { nodeContext }).claim('k')).fulfil();
		expect((await second.look('k')).isPublished).toBe(true);
	});
});

describe('fulfil', () => {
	it('lets later executions know that the post is out', async () => {
		const processed = new Set<string>();
		await (await execution(processed).claim('k')).fulfil();
		expect([...processed]).toEqual(['k', 'k:published']);
		expect((await execution(processed).look('k')).isPublished).toBe(true);
	});

	it('does so for the claim of an execution that was killed', async () => {
		const processed = new Set(['k']);
		await (await execution(processed).claim('k')).fulfil();
		expect((await execution(processed).look('k')).isPublished).toBe(true);
	});
});

describe('release', () => {
	it('gives its own key back', async () => {
		const processed = new Set<string>();
		const { claim, look, journal } = execution(processed);
		await (await claim('k')).release();
		expect(processed.size).toBe(0);
		expect((await look('k')).journal).toBe(journal);
		expect([...processed]).toEqual(['k']);
	});

	it('never gives back what another execution has claimed', async () => {
		const processed = new Set(['k']);
		await (await execution(processed).claim('k')).release();
		expect([...processed]).toEqual(['k']);
	});
});
