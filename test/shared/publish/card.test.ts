import * as fc from 'fast-check';
import type { Card } from '../../../nodes/shared/publish/card';
import { renderCard } from '../../../nodes/shared/publish/card';

const CARD: Card = {
	platform: 'Facebook',
	account: { id: '1', name: 'bakery' },
	draft: {
		kind: 'photo',
		text: 'Fresh bread',
		link: 'https://example.com/offer',
		media: [],
		firstComment: 'And cake',
		scheduleAt: '',
		asDraft: false,
		options: {},
	},
	kindName: 'Photos',
	issues: [],
	contentHash: 'abc123',
	pictures: [
		{ kind: 'picture', name: 'a.png', altText: 'A loaf', source: 'data:image/png;base64,AAAA' },
	],
};

/** Text made of what could break out of HTML, between two marks that cannot be anywhere else. */
const hostile = fc
	.array(
		fc.constantFrom(
			'<',
			'>',
			'"',
			"'",
			'&',
			'`',
			'=',
			'/',
			'&lt;',
			'<script>',
			'" onerror="',
			'</title>',
			'x',
			'\n',
		),
		{ minLength: 1, maxLength: 12 },
	)
	.map((parts) => `@@${parts.join('')}%%`);

const unescape = (html: string) =>
	html.replace(
		/&(amp|lt|gt|quot|#39);/g,
		(_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] as string,
	);

describe('renderCard', () => {
	it('keeps everything that a user gives as text, wherever it stands', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				const html = renderCard({
					platform: text,
					account: { id: text, name: text },
					draft: { ...CARD.draft, text, link: text, firstComment: text, scheduleAt: text },
					kindName: text,
					issues: [{ rule: 'r', severity: 'warn', message: text, fix: text }],
					contentHash: text,
					pictures: [
						{ kind: 'picture', name: text, altText: text, source: text },
						{ kind: 'picture', name: text, altText: '', source: text },
						{ kind: 'video', name: text, altText: text },
						{ kind: 'file', name: text, altText: '' },
					],
				});
				const shown = [...html.matchAll(/@@([^]*?)%%/g)].map(([found]) => found);
				expect(shown.length).toBeGreaterThanOrEqual(18);
				for (const found of shown) {
					expect(found).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
					expect(unescape(found)).toBe(text);
				}
			}),
		);
	});

	it('shows the post as people would see it', () => {
		const html = renderCard(CARD);
		expect(html).toContain('<strong>bakery</strong>');
		expect(html).toContain('>B</div>');
		expect(html).toContain('Facebook · Photos · now');
		expect(html).toContain('>Fresh bread</div>');
		expect(html).toContain('<img src="data:image/png;base64,AAAA" alt="A loaf">');
		expect(html).toContain('Alt text: A loaf');
		expect(html).toContain('https://example.com/offer');
		expect(html).toContain('And cake');
		expect(html).toContain('Content hash abc123');
	});

	it('is one page that loads and runs nothing', () => {
		const html = renderCard(CARD);
		expect(html).toMatch(/^<!doctype html>/);
		expect(html).not.toMatch(/<script|<link|@import|url\(|javascript:| on\w+=/i);
	});

	it('says when it would go out', () => {
		const scheduled = { ...CARD.draft, scheduleAt: '2026-12-24T09:00:00.000+01:00' };
		expect(renderCard({ ...CARD, draft: scheduled })).toContain(
			'scheduled for 2026-12-24T09:00:00.000+01:00',
		);
		expect(renderCard({ ...CARD, draft: { ...CARD.draft, asDraft: true } })).toContain('· draft<');
	});

	it('lists what would be refused and what is worth a note', () => {
		const html = renderCard({
			...CARD,
			issues: [
				{ rule: 'a', severity: 'block', message: 'Too long', fix: 'Shorten it.' },
				{ rule: 'b', severity: 'warn', message: 'Large', fix: 'Use a JPEG.' },
			],
		});
		expect(html).toContain(
			'<li class="block"><strong>Would be refused:</strong> Too long. Shorten it.</li>',
		);
		expect(html).toContain('<li class="warn"><strong>Note:</strong> Large. Use a JPEG.</li>');
		expect(html).not.toContain('Nothing speaks against');
		expect(renderCard(CARD)).toContain('Nothing speaks against publishing it.');
	});

	it('names a picture without alt text by its file', () => {
		const pictures = [
			{ kind: 'picture' as const, name: 'a.png', altText: '', source: 'https://a.example/a.png' },
		];
		const html = renderCard({ ...CARD, pictures });
		expect(html).toContain('alt="a.png"');
		expect(html).not.toContain('Alt text:');
	});

	it('shows what it has no picture of by name', () => {
		const pictures = [
			{ kind: 'video' as const, name: 'clip.mp4 (9 s)', altText: '' },
			{ kind: 'file' as const, name: 'scan.tiff', altText: 'A plan' },
		];
		const html = renderCard({ ...CARD, pictures });
		expect(html).not.toContain('<img');
		expect(html).toContain('clip.mp4 (9 s)');
		expect(html).toContain('scan.tiff');
		expect(html).toContain('Alt text: A plan');
	});

	it('leaves out what the draft does not have', () => {
		const draft = { ...CARD.draft, text: '', link: '', firstComment: '' };
		const html = renderCard({ ...CARD, draft, pictures: [], account: { id: '1', name: '' } });
		expect(html).not.toMatch(/class="(text|media|link|comment)"/);
		expect(html).toContain('>?</div>');
	});
});
