import { withSpacing } from '../../../nodes/SocialHub/publish/spacing';
import { fakeN8n } from '../../support/fakeN8n';
import { pauses, startClock } from '../../support/virtualTime';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

beforeEach(() => startClock(1_000_000));
afterEach(() => jest.restoreAllMocks());

/** Runs posts of accounts with a spacing; gives the order in which they went out. */
async function spaced(accounts: string[], seconds: number) {
	const { n8n } = fakeN8n();
	const sent: string[] = [];
	await Promise.all(
		accounts.map(async (account) => {
			await withSpacing(n8n, { account, seconds }, async () => {
				await Promise.resolve(sent.push(account));
			});
		}),
	);
	return sent;
}

describe('withSpacing', () => {
	it('keeps posts of one account apart, and does not hold up others', async () => {
		expect(await spaced(['a', 'a', 'b', 'a'], 60)).toEqual(['a', 'b', 'a', 'a']);
		expect(pauses).toEqual([60_000, 60_000]);
	});

	it('holds nobody up without a spacing, nor across runs', async () => {
		expect(await spaced(['a', 'a'], 0)).toEqual(['a', 'a']);
		await spaced(['a'], 60);
		await spaced(['a'], 60);
		expect(pauses).toEqual([]);
	});

	it('keeps the distance after a post that has failed', async () => {
		const { n8n } = fakeN8n();
		const post = async (work: () => Promise<string>) =>
			await withSpacing(n8n, { account: 'a', seconds: 60 }, work);
		const broken = async () => await Promise.reject<string>(new Error('broken'));
		await expect(post(broken)).rejects.toThrow('broken');
		expect(await post(async () => await Promise.resolve('out'))).toBe('out');
		expect(pauses).toEqual([60_000]);
	});
});
