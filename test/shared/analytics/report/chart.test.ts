import * as fc from 'fast-check';
import { renderChart } from '../../../../nodes/shared/analytics/report/chart';
import { renderReport } from '../../../../nodes/shared/analytics/report/page';
import {
	panelsOf,
	shown,
	shownChange,
	titleOf,
} from '../../../../nodes/shared/analytics/report/panels';
import type { ReportedAccount } from '../../../../nodes/shared/analytics/report/reported';
import { totalsOf } from '../../../../nodes/shared/analytics/report/totals';
import { account } from './support';

/** What is left of a document when its tags and entities are taken out. */
const textIn = (markup: string) =>
	markup
		.replace(/<\/?[a-z]+(?: [\w:-]+="[^"<]*")*\/?>/gi, '')
		.replace(/&(?:amp|lt|gt|quot|#39);/g, '');

/** A document is not well-formed where one of these stands in its text. */
const BROKEN = /[<>&\ufffe\uffff]|\p{Surrogate}|(?![\t\n\r])\p{Cc}/u;

const chartOf = (accounts: ReportedAccount[], title = 'Report') => ({
	title,
	subtitle: '2026-11-01 to 2026-11-28',
	panels: panelsOf(accounts),
});

const pageOf = (accounts: ReportedAccount[], notes: string[] = []) =>
	renderReport({
		chart: chartOf(accounts),
		accounts,
		...totalsOf(accounts),
		titles: { one: 'One', two: 'Two' },
		notes,
	});

const HOSTILE = `"><script>alert('1')</script>&\u0000\ud800\u001b`;

describe('renderChart', () => {
	it('is well-formed whatever the accounts are called', () => {
		const label = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(HOSTILE));
		fc.assert(
			fc.property(label, fc.nat(), (name, likes) => {
				const svg = renderChart(chartOf([account(name, { likes })], name));
				expect(textIn(svg)).not.toMatch(BROKEN);
				expect(svg).not.toContain('<script');
			}),
		);
	});

	it('asks for nothing from elsewhere and runs nothing', () => {
		const svg = renderChart(chartOf([account('One: https://example.com', { likes: 1 })]));
		expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
			/href|src=|url\(|@import|on\w+=/,
		);
	});

	it('tells in words what it shows', () => {
		const svg = renderChart(
			chartOf([account('One: a', { likes: 1234 }, { likes: 1000 }), account('Two: b', {})]),
		);
		expect(svg).toContain('role="img" aria-labelledby="chart-title chart-description"');
		expect(svg).toContain('Likes. One: a: 1,234, before 1,000; Two: b: not available.');
	});

	it('draws no bar for what is not available, and one without length for 0', () => {
		const bars = (accounts: ReportedAccount[]) =>
			[
				...renderChart(chartOf(accounts)).matchAll(
					/<rect class="now" x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="13"/g,
				),
			].map(([, width]) => Number(width));
		expect(bars([account('One: a', { likes: 4 }), account('Two: b', {})])).toHaveLength(1);
		expect(bars([account('One: a', { likes: 4 }), account('Two: b', { likes: 0 })])).toEqual([
			296, 0,
		]);
		expect(bars([account('One: a', { likes: 0 })])).toEqual([0]);
	});

	it('draws what is below 0 to the other side', () => {
		const svg = renderChart(
			chartOf([account('One: a', { likes: 30 }), account('Two: b', { likes: -10 })]),
		);
		const bars = [
			...svg.matchAll(/class="now" x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="13"/g),
		];
		expect(bars.map(([, x, width]) => [Number(x), Number(width)])).toEqual([
			[336, 222],
			[262, 74],
		]);
	});

	it('names a long account in full when pointed at', () => {
		const name = 'One: '.padEnd(80, 'long ');
		const svg = renderChart(chartOf([account(name, { likes: 1 })]));
		expect(svg).toContain(`<title>${name}</title>`);
		expect(svg).toContain('…</text>');
	});
});

describe('renderReport', () => {
	it('escapes the names of accounts and the notes', () => {
		const html = pageOf([account(HOSTILE, { likes: 1, reach: 2 })], [HOSTILE]);
		expect(html).not.toContain('<script');
		expect(html).not.toContain('\u0000');
	});

	it('has every number in a table with heads, and says what is not added up', () => {
		const html = pageOf([
			account('One: a', { likes: 2, reach: 7 }, { likes: 1 }),
			account('Two: b', { likes: 3 }),
		]);
		expect(html).toContain(
			'<th scope="row">Likes</th><td>2<small>+100% from 1</small></td><td>3</td>',
		);
		expect(html).toContain('<td>5<small>+100% from 1</small></td>');
		expect(html).toContain('One: a, Two: b<small>Change of: One: a</small>');
		expect(html).toContain('<td><small>not available</small></td>');
		expect(html).toContain('Not added up. It counts people once');
	});
});

describe('the totals of a page', () => {
	it('leave out what is the number of one account', () => {
		const html = pageOf([
			account('One: a', { views: 2, likes: 1 }),
			account('One: b', { views: 3 }),
			account('Two: c', { views: 4 }),
		]);
		const totals = html.slice(html.indexOf('id="totals"'));
		expect(totals).toContain('<th scope="row">Views</th><td class="words">One</td><td>5</td>');
		expect(totals).not.toContain('>Two</td>');
		expect(totals).toContain('Not added up. One account has it.');
	});
});

describe('the words of a chart', () => {
	it('write metrics and numbers for people', () => {
		expect(titleOf('newFollowers')).toBe('New followers');
		expect(titleOf('videoViews30Seconds')).toBe('Video views 30 seconds');
		expect(shown(-1234567.891)).toBe('−1,234,567.89');
		expect([12.5, -3, 0, null, undefined].map(shownChange)).toEqual([
			'+12.5%',
			'−3%',
			'±0%',
			'',
			'',
		]);
	});
});
