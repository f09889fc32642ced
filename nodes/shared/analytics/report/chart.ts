import { escapeMarkup as escape } from '../../text/escapeMarkup';
import { withEllipsis } from '../../text/ellipsis';
import { changeOf } from './change';
import type { Panel, PanelRow } from './panels';
import { shown, shownChange } from './panels';

export interface Chart {
	readonly title: string;
	/** The period, and the one it is compared with. */
	readonly subtitle: string;
	readonly panels: readonly Panel[];
}

const WIDTH = 760;
const MARGIN = 24;
const HEAD = 124;
const PANEL_HEAD = 34;
const PANEL_GAP = 18;
const ROW = 38;
const BARS = { left: 262, width: 296 };
const VALUE_RIGHT = 650;
const LABEL_LENGTH = 30;

const STYLE = `
svg{font:14px system-ui,-apple-system,"Segoe UI",sans-serif}
.ground{fill:#fff}.ink{fill:#1c1e21}.soft{fill:#5c6066}.line{stroke:#c8ccd1}
.now{fill:#3b5bdb}.before{fill:#fff;stroke:#5c6066}
@media (prefers-color-scheme:dark){.ground{fill:#18191a}.ink{fill:#e4e6eb}.soft{fill:#b0b3b8}.line{stroke:#4a4d52}.now{fill:#91a7ff}.before{fill:#18191a;stroke:#b0b3b8}}
`;

/**
 * A picture of a report: a panel for each metric, a filled bar for the period and an outlined one
 * for the period before. It needs nothing from elsewhere, and follows light and dark.
 */
export function renderChart({ title, subtitle, panels }: Chart): string {
	const tops = panels.reduce<number[]>(
		(known, panel, index) => [...known, known[index] + heightOf(panel)],
		[HEAD],
	);
	const height = tops[panels.length] + MARGIN - PANEL_GAP;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="chart-title chart-description">
<title id="chart-title">${escape(title)}</title>
<desc id="chart-description">${escape([subtitle, ...panels.map(describe)].join(' '))}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${WIDTH}" height="${height}" rx="10"/>
<text class="ink" x="${MARGIN}" y="42" font-size="20" font-weight="600">${escape(title)}</text>
<text class="soft" x="${MARGIN}" y="66">${escape(subtitle)}</text>
${LEGEND}
${panels.map((panel, index) => renderPanel(panel, tops[index])).join('\n')}
</svg>
`;
}

const LEGEND = `<rect class="now" x="${MARGIN}" y="83" width="20" height="12" rx="2"/><text class="soft" x="${MARGIN + 28}" y="94">This period</text>
<rect class="before" x="${MARGIN + 130.5}" y="85.5" width="20" height="7" rx="1"/><text class="soft" x="${MARGIN + 158}" y="94">Period before</text>`;

const heightOf = ({ rows }: Panel): number => PANEL_HEAD + rows.length * ROW + PANEL_GAP;

function renderPanel({ title, rows }: Panel, top: number): string {
	const scale = scaleOf(rows);
	const zero = scale(0);
	return `<g><text class="ink" x="${MARGIN}" y="${top + 18}" font-size="15" font-weight="600">${escape(title)}</text>
<line class="line" x1="${zero}" x2="${zero}" y1="${top + PANEL_HEAD - 4}" y2="${top + PANEL_HEAD + rows.length * ROW - 6}"/>
${rows.map((row, index) => renderRow(row, scale, top + PANEL_HEAD + index * ROW)).join('\n')}</g>`;
}

type Scale = (value: number) => number;

/** From a number to its place. 0 always has one, since a bar's length is its number. */
function scaleOf(rows: readonly PanelRow[]): Scale {
	const values = rows.flatMap(({ now = 0, previous = 0 }) => [now, previous]);
	const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
	const span = high - low || 1;
	return (value) => rounded(BARS.left + ((value - low) / span) * BARS.width);
}

function renderRow({ label, now, previous }: PanelRow, scale: Scale, top: number): string {
	const name = `<text class="ink" x="${MARGIN}" y="${top + 17}"><title>${escape(label)}</title>${escape(withEllipsis(label, LABEL_LENGTH))}</text>`;
	if (now === undefined) {
		return `${name}<text class="soft" x="${scale(0) + 8}" y="${top + 17}" font-style="italic">not available</text>`;
	}
	const percent = previous === undefined ? undefined : changeOf(now, previous).percent;
	return [
		name,
		bar('now', [scale(0), scale(now)], { top: top + 3, height: 13 }),
		previous === undefined
			? ''
			: bar('before', [scale(0), scale(previous)], { top: top + 19.5, height: 7 }),
		`<text class="ink" x="${VALUE_RIGHT}" y="${top + 17}" text-anchor="end">${escape(shown(now))}</text>`,
		`<text class="soft" x="${WIDTH - MARGIN}" y="${top + 17}" text-anchor="end">${escape(shownChange(percent))}</text>`,
	].join('');
}

function bar(
	kind: 'now' | 'before',
	[zero, end]: [number, number],
	{ top, height }: { top: number; height: number },
): string {
	return `<rect class="${kind}" x="${Math.min(zero, end)}" y="${top}" width="${rounded(Math.abs(end - zero))}" height="${height}"/>`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The same in words, for people who do not see it. */
function describe({ title, rows }: Panel): string {
	const parts = rows.map(({ label, now, previous }) => {
		const before = previous === undefined ? '' : `, before ${shown(previous)}`;
		return `${label}: ${now === undefined ? 'not available' : `${shown(now)}${before}`}`;
	});
	return `${title}. ${parts.join('; ')}.`;
}
