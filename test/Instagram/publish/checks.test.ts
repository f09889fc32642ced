import type { InstagramApi } from '../../../nodes/Instagram/connection';
import { instagramPublish } from '../../../nodes/Instagram/publish/capability';
import type { Draft } from '../../../nodes/shared/publish/draft';
import type { PlacedMedia } from '../../../nodes/shared/publish/pull';
import {
	clip,
	draftOf,
	fakeAccount,
	fakeLogin,
	itemOf,
	picture,
	placedFile,
	placedUrl,
	planOf,
} from '../support';

const MIB = 1024 * 1024;

const rulesOf = (facts: Partial<Draft>, placed: PlacedMedia[]) =>
	planOf({ draft: draftOf(facts), placed }).issues.map(
		({ rule, severity }) => `${severity} ${rule}`,
	);

const withPicture = (facts: object) => [placedFile(picture(facts), 'signedUrl')];
const withClip = (facts: object = {}) => [placedFile(clip(facts), 'upload')];

it('has nothing against a good picture, reel and story', () => {
	expect(rulesOf({ kind: 'photo', text: 'Hi #bread @ana' }, withPicture({}))).toEqual([]);
	expect(rulesOf({ kind: 'reel' }, withClip())).toEqual([]);
	expect(rulesOf({ kind: 'videoStory' }, withClip())).toEqual([]);
});

it.each([
	['a PNG', { mimeType: 'image/png' }, 'block media-type'],
	['more than 8 MiB', { size: 8 * MIB + 1 }, 'block media-too-large'],
	['an upright picture beyond 4:5', { width: 1000, height: 1300 }, 'block ratio'],
	['a landscape beyond 1.91:1', { width: 2000, height: 1000 }, 'block ratio'],
])('refuses %s as a photo', (_, facts, rule) => {
	expect(rulesOf({ kind: 'photo' }, withPicture(facts))).toEqual([rule]);
});

it('takes pictures at the very edge of the ratios', () => {
	expect(rulesOf({ kind: 'photo' }, withPicture({ width: 1080, height: 1350 }))).toEqual([]);
	expect(rulesOf({ kind: 'photo' }, withPicture({ width: 1080, height: 566 }))).toEqual([]);
});

it.each([
	['reel', { durationSeconds: 2 }, 'block duration'],
	['reel', { durationSeconds: 901 }, 'block duration'],
	['reel', { size: 300 * MIB + 1 }, 'block media-too-large'],
	['reel', { width: 1920, height: 1080 }, 'warn aspect'],
	['reel', { width: 3840, height: 2160 }, 'block resolution'],
	['videoStory', { durationSeconds: 61 }, 'block duration'],
	['videoStory', { size: 100 * MIB + 1 }, 'block media-too-large'],
])('of a %s says of %j: %s', (kind, facts, rule) => {
	expect(rulesOf({ kind }, withClip(facts))).toContain(rule);
});

it('counts hashtags and mentions', () => {
	const many = (mark: string, count: number) =>
		Array.from({ length: count }, (_, index) => `${mark}a${index}`).join(' ');
	const of = (text: string) => rulesOf({ kind: 'photo', text }, withPicture({}));
	expect(of(many('#', 31))).toEqual(['block too-many-hashtags']);
	expect(of(many('#', 6))).toEqual(['warn many-hashtags']);
	expect(of(many('#', 5))).toEqual([]);
	expect(of(many('@', 21))).toEqual(['block too-many-mentions']);
	expect(of('x'.repeat(2201))).toEqual(['block text-too-long']);
});

it('says how n8n schedules what Instagram cannot', () => {
	const { issues } = planOf({
		draft: draftOf({ kind: 'photo', scheduleAt: '2026-12-24T09:00:00Z' }),
		placed: withPicture({}),
	});
	expect(issues).toMatchObject([
		{ rule: 'no-schedule', fix: expect.stringContaining('Wait node') },
	]);
});

it('knows what stories have no place for', () => {
	expect(rulesOf({ kind: 'photoStory', text: 'a', firstComment: 'b' }, withPicture({}))).toEqual(
		expect.arrayContaining(['block no-text', 'block no-firstcomment']),
	);
});

it.each([
	['wide behind a square one', { width: 1200, height: 400 }, ['warn cropped']],
	['of nearly the same ratio', { width: 1010, height: 1000 }, []],
	['that is no JPEG', { mimeType: 'image/png', width: 1000, height: 1000 }, ['block media-type']],
])('crops a picture of a carousel to the first one: %s', (_, facts, rules) => {
	const square = placedFile(picture({ width: 1000, height: 1000 }), 'signedUrl');
	const second = placedFile(picture(facts), 'signedUrl');
	expect(rulesOf({ kind: 'carousel' }, [square, second])).toEqual(rules);
});

it('refuses a carousel whose first picture has a ratio that Instagram does not take', () => {
	const wide = placedFile(picture({ width: 1200, height: 400 }), 'signedUrl');
	const square = placedFile(picture({ width: 1000, height: 1000 }), 'signedUrl');
	expect(rulesOf({ kind: 'carousel' }, [wide, square])).toEqual(['block ratio', 'warn cropped']);
});

it('wants 2 to 10 files in a carousel, and tags on files that it has', () => {
	expect(rulesOf({ kind: 'carousel' }, withPicture({}))).toEqual(['block media-count']);
	const two = [...withPicture({}), ...withClip()];
	expect(rulesOf({ kind: 'carousel' }, two)).toEqual([]);
	const userTags = { tag: [{ username: 'ana', file: 3, x: 0.5, y: 0.5 }] };
	expect(rulesOf({ kind: 'carousel', options: { userTags } }, two)).toEqual(['block user-tag']);
});

it.each([
	[{ collaborators: 'a, b, c, d' }, 'block too-many-collaborators'],
	[{ sponsorIds: '1,2,3', isPaidPartnership: true }, 'block too-many-sponsors'],
	[{ sponsorIds: '1' }, 'warn option-without-effect'],
	[{ audioName: 'Oven' }, 'warn option-without-effect'],
	[{ userTags: { tag: [{ username: '' }] } }, 'block user-tag'],
	[{ userTags: { tag: [{ username: 'a', x: 2, y: 0 }] } }, 'block user-tag'],
])('of the options %j of a photo says: %s', (options, rule) => {
	expect(rulesOf({ kind: 'photo', options }, withPicture({}))).toEqual([rule]);
});

it('checks the first comment as Instagram does', () => {
	const of = (firstComment: string) => rulesOf({ kind: 'photo', firstComment }, withPicture({}));
	expect(of('Which colour is yours?')).toEqual([]);
	expect(of('SHOUTING')).toEqual(['block comment']);
	expect(of('x'.repeat(301))).toEqual(['block comment']);
	expect(of('#a #b #c #d #e')).toEqual(['block comment']);
	expect(of('https://a.example https://b.example')).toEqual(['block comment']);
});

it('warns that a carousel takes an address that names no kind of file for a picture', () => {
	const of = (...ends: string[]) =>
		rulesOf(
			{ kind: 'carousel' },
			ends.map((end) => placedUrl(`https://a.example/${end}`)),
		);
	expect(of('a.jpg', 'b.JPEG?x=1', 'c.mp4', 'd.mov')).toEqual([]);
	expect(of('a.jpg', 'video?id=7')).toEqual(['warn address-kind-unknown']);
});

it('refuses addresses that are not ASCII, and shows how to write them', () => {
	const placed = [placedUrl('https://a.example/käse.jpg')];
	expect(planOf({ draft: draftOf({ kind: 'photo' }), placed }).issues).toMatchObject([
		{
			rule: 'address-not-ascii',
			severity: 'block',
			field: 'Media URL',
			fix: expect.stringContaining('https://a.example/k%C3%A4se.jpg'),
		},
	]);
	const plain = [placedUrl('https://a.example/k%C3%A4se.jpg')];
	expect(rulesOf({ kind: 'photo' }, plain)).toEqual([]);
});

it('refuses through Instagram Login what only Facebook Login has', () => {
	const options = { isPaidPartnership: true, sponsorIds: '1' };
	const issuesThrough = ({ api }: { api: InstagramApi }) => {
		const { context } = itemOf({ api, params: { options } });
		const extra = instagramPublish.readExtra(context, 'photo');
		const draft = draftOf({ kind: 'photo', options: { ...options, ...extra } });
		return planOf({ draft, placed: withPicture({}) }).issues;
	};
	expect(issuesThrough(fakeAccount({}))).toEqual([]);
	expect(issuesThrough(fakeLogin({}))).toMatchObject([
		{ rule: 'needs-facebook-login', severity: 'block', field: 'Paid Partnership' },
		{ rule: 'needs-facebook-login', severity: 'block', field: 'Sponsor IDs' },
	]);
});

it('advises to cut a video that is too long, and not a kind that Instagram does not have', () => {
	const { issues } = planOf({
		draft: draftOf({ kind: 'reel' }),
		placed: withClip({ durationSeconds: 901 }),
	});
	expect(issues).toMatchObject([{ rule: 'duration', fix: 'Cut the video.' }]);
});
