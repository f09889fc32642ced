import { escapeMarkup as escape } from '../text/escapeMarkup';
import type { Account, Draft } from './draft';
import type { Issue } from './plan';

export interface CardPicture {
	kind: 'picture' | 'video' | 'file';
	name: string;
	altText: string;
	/** Address or data URI of a picture. */
	source?: string;
}

export interface Card {
	platform: string;
	account: Account;
	draft: Draft;
	kindName: string;
	issues: readonly Issue[];
	contentHash: string;
	pictures: readonly CardPicture[];
}

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;padding:24px;background:#f0f2f5;color:#1c1e21;font:15px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
main{display:grid;gap:32px;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),540px));justify-content:center;align-items:start}
article{background:#fff;border:1px solid #dddfe2;border-radius:10px;overflow:hidden}
header{display:flex;gap:12px;align-items:center;padding:14px 16px}
.mark{width:40px;height:40px;border-radius:50%;background:#3b5bdb;color:#fff;display:grid;place-items:center;font-weight:600}
.meta{color:#65676b;font-size:13px}
.text{padding:0 16px 14px;white-space:pre-wrap;overflow-wrap:anywhere}
.media{display:grid;gap:2px;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));background:#dddfe2}
.media figure{margin:0;background:#fff}
.media img{display:block;width:100%;max-height:540px;object-fit:cover}
.box{display:grid;place-items:center;min-height:180px;padding:16px;background:#242526;color:#fff;text-align:center;overflow-wrap:anywhere}
figcaption{padding:6px 16px;color:#65676b;font-size:12px}
.link{display:block;padding:12px 16px;background:#f0f2f5;border-top:1px solid #dddfe2;color:#1c4fd8;overflow-wrap:anywhere}
.comment{margin:0 16px 14px;padding:8px 12px;border-radius:14px;background:#f0f2f5}
h2{margin:24px 0 8px;font-size:15px}
ul{list-style:none;margin:0;padding:0}
li{margin:0 0 8px;padding:10px 14px;border-radius:8px;border-left:4px solid}
.block{background:#fde8e8;border-color:#c81e1e}
.warn{background:#fdf6e3;border-color:#b7791f}
.ok{background:#e6f6ec;border-color:#2f855a}
footer{margin-top:16px;color:#65676b;font-size:12px;overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){body{background:#18191a;color:#e4e6eb}article,.media figure{background:#242526;border-color:#3a3b3c}.link,.comment{background:#3a3b3c;color:inherit}.block,.warn,.ok{color:#1c1e21}}
`;

/** The post as people would see it, with what was found, as one self-contained HTML page. */
export const renderCard = (card: Card): string => renderBoard([card]);

/** Posts of several accounts side by side, as one self-contained HTML page. */
export function renderBoard(cards: readonly Card[]): string {
	const platforms = [...new Set(cards.map(({ platform }) => platform))].join(', ');
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Preview: ${escape(platforms)}</title><style>${STYLE}</style></head><body><main>
${cards.map(renderPost).join('\n')}
</main></body></html>`;
}

function renderPost(card: Card): string {
	const { draft, account } = card;
	return `<section>
<article>
<header><div class="mark" aria-hidden="true">${escape(initial(account.name))}</div>
<div><strong>${escape(account.name)}</strong><div class="meta">${escape(card.platform)} · ${escape(card.kindName)} · ${escape(when(draft))}</div></div></header>
${draft.text ? `<div class="text" dir="auto">${escape(draft.text)}</div>` : ''}
${card.pictures.length ? `<div class="media">${card.pictures.map(renderPicture).join('')}</div>` : ''}
${draft.link ? `<span class="link">${escape(draft.link)}</span>` : ''}
${draft.firstComment ? `<h2 style="padding:0 16px">First comment</h2><div class="comment" dir="auto">${escape(draft.firstComment)}</div>` : ''}
</article>
<h2>Checks</h2><ul>${renderIssues(card.issues)}</ul>
${card.contentHash ? `<footer>Content hash ${escape(card.contentHash)}</footer>` : ''}
</section>`;
}

function renderPicture(picture: CardPicture): string {
	const caption = picture.altText
		? `<figcaption>Alt text: ${escape(picture.altText)}</figcaption>`
		: '';
	if (picture.kind === 'picture' && picture.source) {
		return `<figure><img src="${escape(picture.source)}" alt="${escape(picture.altText || picture.name)}">${caption}</figure>`;
	}
	const symbol = picture.kind === 'video' ? '&#9654;' : '&#128196;';
	return `<figure><div class="box"><div><div>${symbol}</div>${escape(picture.name)}</div></div>${caption}</figure>`;
}

function renderIssues(issues: readonly Issue[]): string {
	if (issues.length === 0) return '<li class="ok">Nothing speaks against publishing it.</li>';
	return issues
		.map(
			({ severity, message, fix }) =>
				`<li class="${severity}"><strong>${severity === 'block' ? 'Would be refused' : 'Note'}:</strong> ${escape(message)}. ${escape(fix)}</li>`,
		)
		.join('');
}

function when(draft: Draft): string {
	if (draft.asDraft) return 'draft';
	return draft.scheduleAt ? `scheduled for ${draft.scheduleAt}` : 'now';
}

const initial = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? '?';
