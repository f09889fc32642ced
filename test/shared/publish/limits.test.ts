import type { Media } from '../../../nodes/shared/media/media';
import type { Draft } from '../../../nodes/shared/publish/draft';
import type { KindLimits } from '../../../nodes/shared/publish/limits';
import { checkDraft } from '../../../nodes/shared/publish/limits';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const MIB = 1024 * 1024;

const DRAFT: Draft = {
	kind: 'reel',
	text: '',
	link: '',
	media: [],
	firstComment: '',
	scheduleAt: '',
	asDraft: false,
	options: {},
};

const fileOf = (facts: Partial<Media>): Media =>
	({ name: 'data', fileName: 'a.mp4', size: 10, mimeType: 'video/mp4', ...facts }) as Media;

function issuesOf(limits: KindLimits, draft: Partial<Draft>, file?: Partial<Media>) {
	const media: Draft['media'] = file ? [{ source: 'binary', field: 'data', sha256: '' }] : [];
	return checkDraft({
		draft: { ...DRAFT, media, ...draft },
		files: file ? [fileOf(file)] : [],
		limits: { ...(file ? { media: { min: 1, max: 1 } } : {}), ...limits },
		kindName: 'a reel',
		platformTitle: 'Net',
		now: NOW,
	});
}

const rulesOf = (...input: Parameters<typeof issuesOf>) =>
	issuesOf(...input).map(({ rule, severity }) => `${severity} ${rule}`);

describe('text', () => {
	const limits: KindLimits = { text: { max: 5, unit: 'utf16', label: 'Text' } };

	it('may be as long as the limit and not one longer', () => {
		expect(rulesOf(limits, { text: '12345' })).toEqual([]);
		expect(issuesOf(limits, { text: '1234567' })).toEqual([
			{
				rule: 'text-too-long',
				severity: 'block',
				field: 'Text',
				message: 'The text has 7 characters; Net takes 5',
				fix: "Shorten 'Text' by 2 characters.",
			},
		]);
	});

	it("is counted in the network's own unit", () => {
		const emoji = { text: '\u{1F469}\u{200D}\u{1F373}\u{1F469}\u{200D}\u{1F373}' };
		expect(rulesOf(limits, emoji)).toEqual(['block text-too-long']);
		expect(rulesOf({ text: { max: 5, unit: 'graphemes', label: 'Text' } }, emoji)).toEqual([]);
	});
});

describe('parts that a kind has no place for', () => {
	it.each<[NonNullable<KindLimits['refuses']>[number], Partial<Draft>, string]>([
		['text', { text: 'a' }, 'Text'],
		['link', { link: 'https://a.example' }, 'Link'],
		['firstComment', { firstComment: 'a' }, 'First Comment'],
		['schedule', { scheduleAt: '2026-12-24T09:00:00Z' }, 'Schedule At'],
		['draft', { asDraft: true }, 'Save as Draft'],
	])('refuses %s only where it is given', (part, draft, label) => {
		expect(issuesOf({ refuses: [part] }, draft)).toEqual([
			expect.objectContaining({
				severity: 'block',
				field: label,
				message: `Net has no '${label}' for a reel`,
			}),
		]);
		expect(rulesOf({ refuses: [part] }, {})).toEqual([]);
		expect(rulesOf({}, draft)).toEqual([]);
	});
});

describe('files', () => {
	it.each([
		[0, ['block media-count']],
		[1, []],
		[10, []],
		[11, ['block media-count']],
	])('of a kind that takes 1 to 10: %i', (count, rules) => {
		const media = Array.from({ length: count }, () => ({
			source: 'url' as const,
			url: 'https://a.example',
		}));
		expect(rulesOf({ media: { min: 1, max: 10 } }, { media })).toEqual(rules);
	});

	it('are refused where the kind takes none', () => {
		expect(rulesOf({}, { media: [{ source: 'url', url: 'https://a.example' }] })).toEqual([
			'block media-count',
		]);
	});

	it('are counted where they are given: by address or by field', () => {
		const urls = Array(2).fill({ source: 'url', url: 'https://a.example' });
		const fields = Array(2).fill({ source: 'binary', field: 'data', sha256: '' });
		const fieldOf = (media: Draft['media']) =>
			issuesOf({ media: { min: 1, max: 1 } }, { media }).map(({ field }) => field);
		expect(fieldOf(urls)).toEqual(['Media URL']);
		expect(fieldOf(fields)).toEqual(['Input Data Field Name']);
		expect(fieldOf([])).toEqual(['Input Data Field Name']);
	});

	it('must be of a type that the network takes', () => {
		const limits = { mimeTypes: ['image/png', 'image/jpeg'] };
		expect(rulesOf(limits, {}, { mimeType: 'image/jpeg' })).toEqual([]);
		const [issue] = issuesOf(limits, {}, { mimeType: 'image/webp', fileName: 'a.webp' });
		expect(issue).toMatchObject({ rule: 'media-type', severity: 'block' });
		expect(issue.message).toBe("The file 'a.webp' is image/webp, which Net does not take here");
		expect(issue.fix).toBe('Convert it to one of: image/png, image/jpeg.');
	});

	it.each([
		[4 * MIB, []],
		[4 * MIB + 1, ['block media-too-large']],
	])('may be as large as the limit and not a byte larger: %i', (size, rules) => {
		expect(rulesOf({ maxBytes: 4 * MIB }, {}, { size })).toEqual(rules);
	});

	it('above an advised size bring a warning, for that type only', () => {
		const limits = { maxBytes: 4 * MIB, adviseMaxBytes: { mimeType: 'image/png', bytes: MIB } };
		expect(rulesOf(limits, {}, { size: MIB + 1, mimeType: 'image/png' })).toEqual([
			'warn media-large',
		]);
		expect(rulesOf(limits, {}, { size: MIB + 1, mimeType: 'image/jpeg' })).toEqual([]);
		expect(rulesOf(limits, {}, { size: 5 * MIB, mimeType: 'image/png' })).toEqual([
			'block media-too-large',
		]);
	});

	it('that the network fetches itself are not looked into', () => {
		const issues = checkDraft({
			draft: { ...DRAFT, media: [{ source: 'url', url: 'https://a.example' }] },
			files: [undefined],
			limits: { media: { min: 1, max: 1 }, mimeTypes: ['video/mp4'], maxBytes: 1 },
			kindName: 'a reel',
			platformTitle: 'Net',
			now: NOW,
		});
		expect(issues).toEqual([]);
	});
});

describe('videos', () => {
	it.each([
		[2.9, ['block duration']],
		[3, []],
		[90, []],
		[90.1, ['block duration']],
		[undefined, []],
	])('of 3 to 90 seconds: %p', (durationSeconds, rules) => {
		expect(rulesOf({ duration: { min: 3, max: 90 } }, {}, { durationSeconds })).toEqual(rules);
	});

	it.each([
		[undefined, 'Cut the video.'],
		["choose 'Video' as 'Post Kind'", "Cut the video, or choose 'Video' as 'Post Kind'."],
	])('that are too long get the advice of their kind: %p', (otherwise, fix) => {
		const limits = { duration: { min: 3, max: 90, otherwise } };
		expect(issuesOf(limits, {}, { durationSeconds: 91 })).toMatchObject([{ fix }]);
	});

	it.each([
		[540, 960, []],
		[539, 960, ['block resolution']],
		[540, 959, ['block resolution']],
		[undefined, undefined, []],
	])('of at least 540x960 pixels: %px%p', (width, height, rules) => {
		expect(rulesOf({ minSize: { width: 540, height: 960 } }, {}, { width, height })).toEqual(rules);
	});

	it.each([
		[1080, 1920, []],
		[1080, 1900, []],
		[1920, 1080, ['warn aspect']],
	])('meant for 9:16: %ix%i', (width, height, rules) => {
		const aspect = { ratio: 9 / 16, tolerance: 0.01, name: '9:16' };
		expect(rulesOf({ aspect }, {}, { width, height })).toEqual(rules);
	});
});

describe('the scheduled time', () => {
	const limits = { schedule: { minMinutes: 10, maxDays: 30 } };
	const ahead = (ms: number) => ({ scheduleAt: new Date(NOW + ms).toISOString() });
	const DAY = 86_400_000;

	it.each([
		[10 * 60_000 - 1000, ['block schedule-window']],
		[10 * 60_000, []],
		[30 * DAY, []],
		[30 * DAY + 1000, ['block schedule-window']],
		[-DAY, ['block schedule-window']],
	])('is 10 minutes to 30 days ahead: %i ms', (ms, rules) => {
		expect(rulesOf(limits, ahead(ms))).toEqual(rules);
	});

	it('must be a time', () => {
		expect(rulesOf(limits, { scheduleAt: 'tomorrow' })).toEqual(['block schedule-invalid']);
	});
});
