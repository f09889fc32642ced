import { escapeMarkup as escape } from '../../text/escapeMarkup';
import type { Chart } from './chart';
import { renderChart } from './chart';
import type { Change } from './change';
import { changeOf } from './change';
import { shown, shownChange, titleOf } from './panels';
import type { ReportedAccount } from './reported';
import type { MetricRule, Total } from './totals';

/** All that stands on the page of a report. */
export interface ReportPage {
	readonly chart: Chart;
	readonly accounts: readonly ReportedAccount[];
	readonly metrics: readonly MetricRule[];
	readonly totals: readonly Total[];
	/** Name of a network for people, by its id. */
	readonly titles: Readonly<Record<string, string>>;
	/** Sentences about what is not in the report. */
	readonly notes: readonly string[];
}

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;padding:24px;background:#f0f2f5;color:#1c1e21;font:15px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:960px;margin:0 auto}
h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 8px}
.meta,small{color:#5c6066}
figure{margin:20px 0 0;overflow-x:auto}figure svg{width:100%;height:auto;min-width:560px;max-width:760px}
.scroll{overflow-x:auto;background:#fff;border-radius:10px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:8px 12px;text-align:right;border-bottom:1px solid #dddfe2;vertical-align:top}
th:first-child,td.words,th.words{text-align:left}thead th{vertical-align:bottom}tbody th{font-weight:600}
td{white-space:nowrap}.words{white-space:normal}.wide{min-width:14em}small{display:block;font-weight:400}tr:last-child>*{border-bottom:0}
@media (prefers-color-scheme:dark){body{background:#242526;color:#e4e6eb}.scroll{background:#18191a}th,td{border-color:#3a3b3c}.meta,small{color:#b0b3b8}}
`;

/** A report as one HTML page: the chart, the totals, and every number in a table. */
export function renderReport(page: ReportPage): string {
	const { chart, notes } = page;
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(chart.title)}</title><style>${STYLE}</style></head><body><main>
<h1>${escape(chart.title)}</h1><p class="meta">${escape(chart.subtitle)}</p>
<figure>${renderChart(chart)}</figure>
${notes.length > 0 ? `<h2>Notes</h2><ul>${notes.map((note) => `<li>${escape(note)}</li>`).join('')}</ul>` : ''}
<h2 id="accounts">Accounts</h2>${table('accounts', accountRows(page))}
<h2 id="totals">Totals</h2>${table('totals', totalRows(page))}
</main></body></html>
`;
}

/** Scrolls by itself where it is wider than the page, by keyboard too. */
const table = (heading: string, rows: string): string =>
	`<div class="scroll" role="region" aria-labelledby="${heading}" tabindex="0"><table aria-labelledby="${heading}">${rows}</table></div>`;

function accountRows({ accounts, metrics }: ReportPage): string {
	const heads = accounts.map(
		({ label, now }) =>
			`<th scope="col" dir="auto">${escape(label)}<small>${escape(now.period.from)} to ${escape(now.period.to)}</small></th>`,
	);
	const rows = metrics.map(({ metric }) => {
		const cells = accounts.map(({ now, previous }) => {
			const [value, before] = [now.metrics[metric], previous?.metrics[metric]];
			if (value === undefined) return '<td><small>not available</small></td>';
			return before === undefined
				? `<td>${shown(value)}</td>`
				: cell(value, changeOf(value, before));
		});
		return `<tr><th scope="row">${escape(titleOf(metric))}</th>${cells.join('')}</tr>`;
	});
	return `<thead><tr><th scope="col">Metric</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody>`;
}

const cell = (value: number, { percent, previous }: Change): string =>
	`<td>${shown(value)}<small>${escape(shownChange(percent))} from ${shown(previous)}</small></td>`;

function totalRows({ metrics, totals, titles }: ReportPage): string {
	const rows = metrics.flatMap((rule) => {
		const name = escape(titleOf(rule.metric));
		// What is the number of one account stands in the other table.
		const shared = totals.filter(
			({ metric, accounts }) => metric === rule.metric && accounts.length > 1,
		);
		if (shared.length === 0) {
			const why = rule.adds === 'everywhere' ? 'One account has it.' : rule.why;
			return [
				`<tr><th scope="row">${name}</th><td class="words" colspan="3">Not added up. ${escape(why)}</td></tr>`,
			];
		}
		return shared.map((total) => {
			const over = total.platform === null ? 'All networks' : titles[total.platform];
			return `<tr><th scope="row">${name}</th><td class="words">${escape(over ?? '')}</td>${totalCell(total)}<td class="words">${accountsOf(total)}</td></tr>`;
		});
	});
	return `<thead><tr><th scope="col">Metric</th><th scope="col" class="words">Networks</th><th scope="col">Total</th><th scope="col" class="words wide">Accounts</th></tr></thead><tbody>${rows.join('')}</tbody>`;
}

function totalCell({ value, change }: Total): string {
	return change ? cell(value, change) : `<td>${shown(value)}</td>`;
}

/** A change may be over fewer accounts than the total: it says so. */
function accountsOf({ accounts, without, change }: Total): string {
	const missing = without.length > 0 ? [`Not available: ${without.join(', ')}`] : [];
	const compared =
		change && change.accounts.length < accounts.length
			? [`Change of: ${change.accounts.join(', ')}`]
			: [];
	const notes = [...missing, ...compared].map((note) => `<small>${escape(note)}</small>`);
	return `${escape(accounts.join(', '))}${notes.join('')}`;
}
