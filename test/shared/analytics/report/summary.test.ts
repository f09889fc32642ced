import {
	distinctLabels,
	reportPageOf,
	summaryOf,
} from '../../../../nodes/shared/analytics/report/summary';
import { account, BEFORE, NOW } from './support';

const INPUT = { title: 'Report', failed: [], notes: [] };

describe('summaryOf', () => {
	it('spans the periods of all accounts, and says that they differ', () => {
		const pacific = account('One: a', { likes: 1 }, { likes: 2 });
		const later = { from: '2026-11-02', to: '2026-11-29' };
		const utc = account('Two: b', { likes: 3 });
		const accounts = [pacific, { ...utc, now: { ...utc.now, period: later } }];
		const summary = summaryOf({ ...INPUT, accounts });
		expect(summary).toMatchObject({
			period: { from: NOW.from, to: later.to },
			previousPeriod: BEFORE,
			accounts: ['One: a', 'Two: b'],
		});
		expect(summary.notes).toEqual([expect.stringContaining('2026-11-28 or 2026-11-29')]);
	});

	it('names who is missing and why', () => {
		const missing = { platform: 'two', connection: 'Two, 7', message: 'It is down.' };
		const accounts = [account('One: a', { likes: 1 })];
		const summary = summaryOf({ ...INPUT, accounts, failed: [missing], notes: ['A note.'] });
		expect(summary.failed).toEqual([missing]);
		expect(summary.notes).toEqual(['Two, 7 is not in it: It is down.', 'A note.']);
		expect(summary.previousPeriod).toBeNull();
	});
});

describe('reportPageOf', () => {
	it('says what it is about, and what it is compared with', () => {
		const subtitleOf = (accounts: Parameters<typeof summaryOf>[0]['accounts']) =>
			reportPageOf(summaryOf({ ...INPUT, accounts }), accounts, {}).chart.subtitle;
		expect(subtitleOf([account('One: a', {}, {})])).toBe(
			'2026-11-01 to 2026-11-28, compared with 2026-10-04 to 2026-10-31',
		);
		expect(subtitleOf([account('One: a', {})])).toBe('2026-11-01 to 2026-11-28');
	});
});

describe('distinctLabels', () => {
	it('adds the ID to accounts of the same name only', () => {
		const labels = distinctLabels([
			{ label: 'One: a', id: '1' },
			{ label: 'One: a', id: '2' },
			{ label: 'Two: a', id: '3' },
		]);
		expect(labels).toEqual(['One: a (1)', 'One: a (2)', 'Two: a']);
	});
});
