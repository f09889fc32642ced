import type { Card } from './card';

/**
 * The card as Markdown. n8n's editor shows Markdown files, while it offers HTML ones for download
 * only. What users wrote is quoted line by line, so that it cannot pass for a part of the card.
 */
export function renderCardText(card: Card): string {
	const { draft, account, issues } = card;
	const when = draft.asDraft ? 'as a draft' : draft.scheduleAt || 'now';
	const sections = [
		`# ${oneLine(account.name)}`,
		`${card.platform}, ${card.kindName}, ${when}`,
		draft.text && quote(draft.text),
		card.pictures
			.map(({ name, altText }) => `- ${oneLine(altText ? `${name} (${altText})` : name)}`)
			.join('\n'),
		draft.link && `Link: ${oneLine(draft.link)}`,
		draft.firstComment && `First comment:\n\n${quote(draft.firstComment)}`,
		'## Checks',
		issues.length === 0
			? 'Nothing speaks against publishing it.'
			: issues
					.map(
						({ severity, message, fix }) =>
							`- ${severity === 'block' ? 'Would be refused' : 'Note'}: ${oneLine(`${message}. ${fix}`)}`,
					)
					.join('\n'),
		card.contentHash && `Content hash ${card.contentHash}`,
	];
	return `${sections.filter(Boolean).join('\n\n')}\n`;
}

const quote = (text: string): string =>
	text
		.split(/\r\n?|\n/)
		.map((line) => `> ${line}`)
		.join('\n');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
