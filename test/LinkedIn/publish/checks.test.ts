import type { Draft } from '../../../nodes/shared/publish/draft';
import { MEMBER } from '../support/item';
import { clip, file, mediaOf, picture, planOf, rulesOf } from './support';
import type { PlanSetup } from './support';

const poll = (pollOptions: string, pollQuestion = 'Q?'): Partial<Draft> => ({
	kind: 'poll',
	options: { pollQuestion, pollOptions },
});
const article = (options: object = { title: 'T' }, link = 'https://a.example'): Partial<Draft> => ({
	kind: 'article',
	link,
	options: { ...options },
});
const reshare = (reshareOf: string): Partial<Draft> => ({
	kind: 'reshare',
	options: { reshareOf },
});
const pdf = (facts: object = {}) =>
	mediaOf({ mimeType: 'application/pdf', fileName: 'a.pdf', ...facts });
const document = { kind: 'document', media: [file()], options: { title: 'T' } };
const video = { kind: 'video', media: [file()] };

describe('what LinkedIn does not take', () => {
	it.each<[string, PlanSetup]>([
		['block empty', { draft: { text: ' ' } }],
		['block text-too-long', { draft: { text: 'x'.repeat(3_001) } }],
		['block text-too-long', { draft: { text: `${'x'.repeat(2_999)}(` } }],
		['block no-link', { draft: { text: 'a', link: 'https://a.example' } }],
		['block no-schedule', { draft: { text: 'a', scheduleAt: '2027-01-01T09:00:00Z' } }],
		['block no-draft', { draft: { text: 'a', asDraft: true } }],
		['block comment-too-long', { draft: { text: 'a', firstComment: 'x'.repeat(1_251) } }],
		['block empty', { draft: article({}) }],
		['block link-invalid', { draft: article({ title: 'T' }, 'a.example') }],
		[
			'block description-too-long',
			{ draft: article({ title: 'T', description: 'x'.repeat(4_086) }) },
		],
		['block media-type', { draft: article(), coverFile: clip() }],
		['block media-count', { draft: { kind: 'image' } }],
		[
			'block media-count',
			{ draft: { kind: 'image', media: Array<Draft['media'][number]>(21).fill(file()) } },
		],
		[
			'block media-type',
			{ draft: { kind: 'image', media: [file()] }, files: [picture({ mimeType: 'image/webp' })] },
		],
		[
			'block resolution',
			{
				draft: { kind: 'image', media: [file()] },
				files: [picture({ width: 7_000, height: 6_000 })],
			},
		],
		[
			'block frames',
			{
				draft: { kind: 'image', media: [file()] },
				files: [picture({ mimeType: 'image/gif', frames: 251 })],
			},
		],
		['block frames', { draft: article(), coverFile: picture({ frames: 251 }) }],
		[
			'block alt-text-too-long',
			{ draft: { kind: 'image', media: [file('x'.repeat(4_087))] }, files: [picture()] },
		],
		['block duration', { draft: video, files: [clip({ durationSeconds: 2 })] }],
		['block media-too-small', { draft: video, files: [clip({}, Buffer.alloc(1_000))] }],
		['block ratio', { draft: video, files: [clip({ width: 2_500, height: 1_000 })] }],
		['block media-type', { draft: video, files: [clip({ mimeType: 'video/quicktime' })] }],
		[
			'block captions-language',
			{
				draft: {
					...video,
					attachments: { captions: file() },
					options: { captionsLanguage: 'German' },
				},
				files: [clip()],
			},
		],
		['block empty', { draft: { ...document, options: {} }, files: [pdf()] }],
		['block media-type', { draft: document, files: [picture({ fileName: 'a.docx' })] }],
		[
			'block media-type',
			{
				draft: document,
				files: [pdf({ mimeType: 'application/octet-stream', fileName: 'a.pdf' })],
			},
		],
		['block media-too-large', { draft: document, files: [pdf({ size: 101 * 1024 * 1024 })] }],
		['block poll-answers', { draft: poll('A') }],
		['block poll-answers', { draft: poll('A\nB\nC\nD\nE') }],
		['block poll-answer-too-long', { draft: poll(`A\n${'x'.repeat(31)}`) }],
		['block poll-question-too-long', { draft: poll('A\nB', 'x'.repeat(141)) }],
		['block empty', { draft: poll('A\nB', ' ') }],
		['block reshare-of', { draft: reshare('') }],
		['block reshare-of', { draft: reshare('urn:li:activity:7200000000000000003') }],
		['block visibility-of-page', { draft: { text: 'a', options: { visibility: 'CONNECTIONS' } } }],
		[
			'block target-invalid',
			{ draft: { text: 'a', options: { targetIndustries: 'urn:li:geo:1' } } },
		],
		[
			'block target-of-person',
			{
				draft: { text: 'a', options: { targetIndustries: '4' } },
				account: { id: MEMBER, name: 'Ada' },
			},
		],
	])('%s', (rule, setup) => {
		expect(rulesOf(setup)).toContain(rule);
	});
});

describe('an alt text', () => {
	const altText = { altText: 'A loaf' };

	it.each<[string, PlanSetup]>([
		['a text post', { draft: { text: 'a', options: altText } }],
		['a poll', { draft: { ...poll('A\nB'), options: { ...poll('A\nB').options, ...altText } } }],
		['a link without a cover', { draft: article({ title: 'T', ...altText }) }],
	])('is said to have no effect on %s', (_, setup) => {
		expect(rulesOf(setup)).toEqual(['warn option-without-effect']);
	});

	it('is that of the cover of a link, and limited like others', () => {
		const covered = (text: string) => ({
			draft: { ...article({ title: 'T', altText: text }), cover: file() },
			coverFile: picture(),
		});
		expect(rulesOf(covered('A loaf'))).toEqual([]);
		expect(rulesOf(covered('x'.repeat(4_087)))).toEqual(['block alt-text-too-long']);
	});
});

describe('what LinkedIn takes', () => {
	it.each<[string, PlanSetup]>([
		['a text of 3,000 characters', { draft: { text: 'x'.repeat(3_000) } }],
		['an article without a text', { draft: article(), coverFile: picture() }],
		[
			'twenty images',
			{ draft: { kind: 'image', media: Array<Draft['media'][number]>(20).fill(file('a')) } },
		],
		[
			'a GIF of 250 frames',
			{
				draft: { kind: 'image', media: [file()] },
				files: [picture({ mimeType: 'image/gif', frames: 250 })],
			},
		],
		['a video', { draft: video, files: [clip()] }],
		['a PDF', { draft: document, files: [pdf()] }],
		[
			'a Word file by its name',
			{
				draft: document,
				files: [pdf({ mimeType: 'application/octet-stream', fileName: 'A.DOCX' })],
			},
		],
		['a poll', { draft: poll('A\nB') }],
		[
			'a reshare by a link with the words of the post',
			{
				draft: reshare(
					'https://www.linkedin.com/posts/ada_hello-share-7200000000000000001-Ab1c?x=1',
				),
			},
		],
		[
			'a post of a person for connections',
			{
				draft: { text: 'a', options: { visibility: 'CONNECTIONS' } },
				account: { id: MEMBER, name: 'Ada' },
			},
		],
	])('%s', (_, setup) => {
		expect(rulesOf(setup)).toEqual([]);
	});
});

describe('the tone', () => {
	const warnings = (text: string, kind = 'text') => rulesOf({ draft: { text, kind } });

	it.each([
		['BUY THIS GREAT PRODUCT TODAY', 'tone-shouting'],
		['Really!!', 'tone-shouting'],
		['#a #b #c #d #e #f', 'tone-hashtags'],
		['🎉🎉🎉👩‍👩‍👧‍👦🇩🇪👍🏽', 'tone-emoji'],
		['See https://a.example/x', 'tone-bare-link'],
	])('%s', (text, rule) => {
		expect(warnings(text)).toEqual([`warn ${rule}`]);
	});

	it.each([
		'Our REST API speaks JSON over HTTPS, says the CEO of ACME Ltd. to everybody here today.',
		'ما هذا الخبر الرائع اليوم',
		'これはとても良いニュースです',
		'#a #b #c #d #e',
		'🎉🎉🎉🎉🎉',
		'Great news! We did it!',
	])('takes no offence at: %s', (text) => {
		expect(warnings(text)).toEqual([]);
	});

	it('never stops a post', () => {
		expect(planOf({ draft: { text: 'AAAA BBBB CCCC!!! https://a.example' } }).issues).toEqual(
			expect.not.arrayContaining([expect.objectContaining({ severity: 'block' })]),
		);
	});
});
