import {
	backdateFields,
	callToActionField,
	carouselCards,
	countryCodes,
	targetingField,
	videoStateFields,
	visibilityFields,
} from '../../../nodes/Facebook/publish/fieldValues';
import { draftOf } from './support/fixture';

const AT = '2026-12-24T09:00:00.900+01:00';
const SECONDS = Date.parse('2026-12-24T08:00:00Z') / 1000;

describe('time and visibility', () => {
	it.each([
		[{}, {}, { video_state: 'PUBLISHED' }],
		[
			{ asDraft: true },
			{ published: false, unpublished_content_type: 'DRAFT' },
			{ video_state: 'DRAFT' },
		],
		[
			{ scheduleAt: AT },
			{ published: false, unpublished_content_type: 'SCHEDULED', scheduled_publish_time: SECONDS },
			{ video_state: 'SCHEDULED', scheduled_publish_time: SECONDS },
		],
	])('of %j are said for posts and for reels', (draft, post, reel) => {
		expect(visibilityFields(draftOf(draft))).toEqual(post);
		expect(videoStateFields(draftOf(draft))).toEqual(reel);
	});

	it('may lie in the past for a post that appears there', () => {
		expect(backdateFields(draftOf({ options: { backdateTo: AT } }))).toEqual({
			backdated_time: SECONDS,
			backdated_time_granularity: 'day',
		});
		const options = { backdateTo: AT, backdateGranularity: 'year' };
		expect(backdateFields(draftOf({ options }))).toMatchObject({
			backdated_time_granularity: 'year',
		});
		expect(backdateFields(draftOf())).toEqual({});
	});
});

describe('targetingField', () => {
	it('gates by country and age', () => {
		const options = { countries: 'de, AT ,,ch', minimumAge: 21 };
		expect(targetingField(draftOf({ options }))).toEqual({
			targeting: { geo_locations: { countries: ['DE', 'AT', 'CH'] }, age_min: 21 },
		});
		expect(targetingField(draftOf({ options: { minimumAge: 18 } }))).toEqual({
			targeting: { age_min: 18 },
		});
		expect(targetingField(draftOf())).toEqual({});
		expect(countryCodes({})).toEqual([]);
	});
});

describe('callToActionField', () => {
	it('leads to its own link, else to that of the post', () => {
		const value = (link: string) => ({ call_to_action: { type: 'SHOP_NOW', value: { link } } });
		const options = { callToAction: 'SHOP_NOW' };
		const link = 'https://a.example';
		expect(callToActionField(draftOf({ link, options }))).toEqual(value(link));
		const own = { ...options, callToActionLink: 'https://b.example' };
		expect(callToActionField(draftOf({ link, options: own }))).toEqual(value('https://b.example'));
		expect(callToActionField(draftOf({ link }))).toEqual({});
	});
});

describe('carouselCards', () => {
	it('have what is filled in', () => {
		const card = [
			{ link: 'https://a.example', name: 'A', description: '', picture: 'https://a.example/p.png' },
			{},
		];
		expect(carouselCards(draftOf({ options: { carouselCards: { card } } }))).toEqual([
			{ link: 'https://a.example', name: 'A', picture: 'https://a.example/p.png' },
			{ link: '' },
		]);
		expect(carouselCards(draftOf())).toEqual([]);
	});
});
