import { chooseMeasure } from '../../../../nodes/shared/analytics/bestTimes/measure';

const formulaOf = (posts: Parameters<typeof chooseMeasure>[0]) => chooseMeasure(posts)?.formula;
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('chooseMeasure', () => {
	it("takes the network's own count of engagements for every impression", () => {
		const measure = chooseMeasure([{ engagements: 5, impressions: 100, likes: 4, comments: 1 }]);
		expect(measure?.formula).toBe('engagements / impressions');
		expect(measure?.of({ engagements: 5, impressions: 100 })).toBe(0.05);
	});

	it('adds up what people did where only newer posts have a count', () => {
		const all = { impressions: 100, likes: 4, comments: 1, shares: 0 };
		const posts = [...times(8, all), ...times(2, { ...all, engagements: 9 })];
		expect(formulaOf(posts)).toBe('(likes + comments + shares) / impressions');
	});

	it('leaves out shares where many posts have no number of them, and does not take them for 0', () => {
		const post = { views: 10, reactions: 2, comments: 1 };
		const posts = [...times(5, post), ...times(5, { ...post, shares: 1 })];
		expect(formulaOf(posts)).toBe('(reactions + comments) / views');
		const measure = chooseMeasure([{ ...post, shares: 1 }]);
		expect(measure?.formula).toBe('(reactions + comments + shares) / views');
		expect(measure?.of(post)).toBeUndefined();
	});

	it('counts where the network does not say how often posts were shown', () => {
		expect(formulaOf([{ likes: 2, comments: 1 }])).toBe('likes + comments');
		const posts = [...times(9, { likes: 2, comments: 1 }), { likes: 2, comments: 1, views: 9 }];
		expect(formulaOf(posts)).toBe('likes + comments');
	});

	it('has no rate of a post that nobody was shown', () => {
		const measure = chooseMeasure([{ engagements: 1, views: 4 }]);
		expect(measure?.of({ engagements: 0, views: 0 })).toBeUndefined();
		expect(measure?.of({ engagements: 0, views: 4 })).toBe(0);
	});

	it('is none where there are no numbers', () => {
		expect(chooseMeasure([])).toBeUndefined();
		expect(chooseMeasure([{ followers: 3 }])).toBeUndefined();
	});
});
