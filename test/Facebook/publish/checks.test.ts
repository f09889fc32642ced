import type { IDataObject } from 'n8n-workflow';
import { checkFacebookDraft } from '../../../nodes/Facebook/publish/checks';
import type { Media } from '../../../nodes/shared/media/media';
import type { Draft } from '../../../nodes/shared/publish/draft';
import { NOW, PAGE, draftOf, fileOf, mediaOf, urlOf } from './support/fixture';

const MIB = 1024 * 1024;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ahead = (ms: number) => ({ scheduleAt: new Date(NOW + ms).toISOString() });
const photo = (facts: Partial<Media> = {}) =>
	mediaOf({ fileName: 'a.jpg', mimeType: 'image/jpeg', ...facts });
const clip = (facts: Partial<Media> = {}) =>
	mediaOf({ durationSeconds: 9, width: 1080, height: 1920, ...facts });

function rulesOf(facts: Partial<Draft>, ...files: Media[]): string[] {
	const media = facts.media ?? files.map(() => fileOf());
	const draft = draftOf({ media, ...facts });
	return checkFacebookDraft({ draft, files, account: PAGE, now: NOW }).map(
		({ severity, rule, field }) => `${severity} ${rule} ${field}`,
	);
}

const cards = (count: number, link = 'https://a.example'): IDataObject => ({
	carouselCards: { card: Array.from({ length: count }, () => ({ link })) },
});

const LINK = { link: 'https://a.example' };

describe('drafts that nothing speaks against', () => {
	it.each<[string, Partial<Draft>, Media[]]>([
		['a text', { text: 'Hello' }, []],
		['a link alone', LINK, []],
		['a text of the longest length', { text: 'x'.repeat(63_206) }, []],
		['a photo', { kind: 'photo' }, [photo({ size: 4 * MIB })]],
		['ten photos', { kind: 'photo', text: 'Hello' }, Array.from({ length: 10 }, () => photo())],
		['a photo by URL', { kind: 'photo', media: [urlOf('https://a.example/1.webp')] }, []],
		['two cards', { kind: 'carousel', ...LINK, options: cards(2) }, []],
		['five cards', { kind: 'carousel', ...LINK, options: cards(5) }, []],
		[
			'a video',
			{ kind: 'video', text: 'Hello' },
			[clip({ width: 1920, height: 1080, durationSeconds: 600 })],
		],
		['a reel', { kind: 'reel', text: 'Hello' }, [clip()]],
		['a photo story', { kind: 'photoStory' }, [photo({ size: 10 * MIB })]],
		['a video story', { kind: 'videoStory' }, [clip()]],
		['the earliest scheduled time', { text: 'Hello', ...ahead(10 * MINUTE) }, []],
		['the latest scheduled time', { text: 'Hello', ...ahead(30 * DAY) }, []],
		['the latest scheduled time of a reel', { kind: 'reel', ...ahead(29 * DAY) }, [clip()]],
		[
			'a button with its own link',
			{ text: 'a', options: { callToAction: 'SHOP_NOW', callToActionLink: 'https://a.example' } },
			[],
		],
		['a date in the past', { text: 'a', options: { backdateTo: '2026-11-19T10:00:00Z' } }, []],
		['countries', { text: 'a', options: { countries: 'de, AT' } }, []],
		['alt texts of photos', { kind: 'photo', media: [fileOf('A loaf')] }, [photo()]],
		[
			'a title of the longest length',
			{ kind: 'reel', options: { videoTitle: 'x'.repeat(255) } },
			[clip()],
		],
	])('%s', (_, draft, files) => {
		expect(rulesOf(draft, ...files)).toEqual([]);
	});
});

describe('drafts that would be refused', () => {
	it.each<[string, Partial<Draft>, Media[], string]>([
		['nothing at all', {}, [], 'empty Text'],
		['spaces only', { text: ' \n' }, [], 'empty Text'],
		['a text that is too long', { text: 'x'.repeat(63_207) }, [], 'text-too-long Text'],
		['a link without protocol', { link: 'a.example' }, [], 'link-invalid Link'],
		['a link with a script', { link: 'javascript:alert(1)' }, [], 'link-invalid Link'],
		['photos with a link', { kind: 'photo', ...LINK }, [photo()], 'no-link Link'],
		['no photo', { kind: 'photo' }, [], 'media-count Input Data Field Name'],
		[
			'eleven photos',
			{ kind: 'photo' },
			Array.from({ length: 11 }, () => photo()),
			'media-count Input Data Field Name',
		],
		['a WebP photo', { kind: 'photo' }, [photo({ mimeType: 'image/webp' })], 'media-type data'],
		['a video as photo', { kind: 'photo' }, [clip()], 'media-type data'],
		[
			'a photo that is too large',
			{ kind: 'photo' },
			[photo({ size: 4 * MIB + 1 })],
			'media-too-large data',
		],
		[
			'a story photo that is too large',
			{ kind: 'photoStory' },
			[photo({ size: 10 * MIB + 1 })],
			'media-too-large data',
		],
		['a story with a text', { kind: 'photoStory', text: 'a' }, [photo()], 'no-text Text'],
		[
			'a story with a comment',
			{ kind: 'videoStory', firstComment: 'a' },
			[clip()],
			'no-firstcomment First Comment',
		],
		['a story as draft', { kind: 'videoStory', asDraft: true }, [clip()], 'no-draft Save as Draft'],
		[
			'a scheduled story',
			{ kind: 'videoStory', ...ahead(DAY) },
			[clip()],
			'no-schedule Schedule At',
		],
		['a photo as video', { kind: 'video' }, [photo()], 'media-type data'],
		['two videos', { kind: 'video' }, [clip(), clip()], 'media-count Input Data Field Name'],
		['a video with a link', { kind: 'video', ...LINK }, [clip()], 'no-link Link'],
		[
			'a reel that is too short',
			{ kind: 'reel' },
			[clip({ durationSeconds: 2.9 })],
			'duration data',
		],
		[
			'a reel that is too long',
			{ kind: 'reel' },
			[clip({ durationSeconds: 90.1 })],
			'duration data',
		],
		[
			'a reel that is too small',
			{ kind: 'reel' },
			[clip({ width: 539, height: 958 })],
			'resolution data',
		],
		[
			'a time that is too near',
			{ text: 'a', ...ahead(10 * MINUTE - 1) },
			[],
			'schedule-window Schedule At',
		],
		[
			'a time that is too far',
			{ text: 'a', ...ahead(30 * DAY + 1) },
			[],
			'schedule-window Schedule At',
		],
		[
			'a time too far for a reel',
			{ kind: 'reel', ...ahead(29 * DAY + 1) },
			[clip()],
			'schedule-window Schedule At',
		],
		[
			'a scheduled draft',
			{ text: 'a', asDraft: true, ...ahead(DAY) },
			[],
			'draft-and-schedule Schedule At',
		],
		['a carousel without link', { kind: 'carousel', options: cards(2) }, [], 'carousel-link Link'],
		['one card', { kind: 'carousel', ...LINK, options: cards(1) }, [], 'carousel-cards Cards'],
		['six cards', { kind: 'carousel', ...LINK, options: cards(6) }, [], 'carousel-cards Cards'],
		[
			'a card without link',
			{ kind: 'carousel', ...LINK, options: cards(2, '') },
			[],
			'carousel-card-link Cards',
		],
		[
			'a date that is not past',
			{ text: 'a', options: { backdateTo: '2026-11-20T10:00:00Z' } },
			[],
			'backdate-future Backdate To',
		],
		[
			'a date that is none',
			{ text: 'a', options: { backdateTo: 'last week' } },
			[],
			'backdate-future Backdate To',
		],
		[
			'a country by name',
			{ text: 'a', options: { countries: 'DE, Austria' } },
			[],
			'country-code Show in Countries',
		],
		[
			'a button without link',
			{ text: 'a', options: { callToAction: 'SHOP_NOW' } },
			[],
			'call-to-action-link Call to Action Link',
		],
		[
			'a title that is too long',
			{ kind: 'video', options: { videoTitle: 'x'.repeat(256) } },
			[clip()],
			'title-too-long Video Title',
		],
	])('%s', (_, draft, files, issue) => {
		expect(rulesOf(draft, ...files)).toEqual([`block ${issue}`]);
	});
});

describe('drafts with something worth a note', () => {
	it.each<[string, Partial<Draft>, Media[], string]>([
		[
			'a large PNG',
			{ kind: 'photo' },
			[photo({ mimeType: 'image/png', size: MIB + 1 })],
			'media-large data',
		],
		[
			'a reel that lies on its side',
			{ kind: 'reel' },
			[clip({ width: 1920, height: 1080 })],
			'aspect data',
		],
		[
			'a comment on a scheduled post',
			{ text: 'a', firstComment: 'b', ...ahead(DAY) },
			[],
			'comment-later First Comment',
		],
		[
			'a comment on a draft',
			{ text: 'a', firstComment: 'b', asDraft: true },
			[],
			'comment-later First Comment',
		],
		[
			'a title of a text',
			{ text: 'a', options: { videoTitle: 'b' } },
			[],
			'option-without-effect Video Title',
		],
		[
			'an age for a reel',
			{ kind: 'reel', options: { minimumAge: 18 } },
			[clip()],
			'option-without-effect Minimum Age',
		],
		[
			'a place of a video',
			{ kind: 'video', options: { place: '9' } },
			[clip()],
			'option-without-effect Place (Page ID)',
		],
		[
			'alt text of a video',
			{ kind: 'video', media: [fileOf('A loaf')] },
			[clip()],
			'option-without-effect Alt Text',
		],
	])('%s', (_, draft, files, issue) => {
		expect(rulesOf(draft, ...files)).toEqual([`warn ${issue}`]);
	});
});

describe('several issues', () => {
	it('are all named at once', () => {
		const rules = rulesOf(
			{ kind: 'reel', text: 'x'.repeat(63_207), asDraft: true, ...ahead(1) },
			photo(),
		);
		expect(rules.map((rule) => rule.split(' ')[1])).toEqual([
			'text-too-long',
			'media-type',
			'schedule-window',
			'draft-and-schedule',
		]);
	});

	it('say what to do in whole sentences', () => {
		const draft = draftOf({
			kind: 'carousel',
			text: 'x'.repeat(63_207),
			asDraft: true,
			...ahead(1),
		});
		const issues = checkFacebookDraft({ draft, files: [], account: PAGE, now: NOW });
		expect(issues.length).toBeGreaterThan(4);
		for (const { message, fix } of issues) {
			expect(message).toMatch(/^['A-Z0-9].*[^.]$/);
			expect(fix).toMatch(/^[A-Z].*\.$/);
		}
	});
});
