import {
	accountOf,
	draftOf,
	fileOf,
	gif,
	image,
	mediaOf,
	planOf,
	threadOf,
	verdictOf,
	video,
} from './support/fixture';

const textOf = (length: number) => 'a'.repeat(length);
const issueOf = (...input: Parameters<typeof planOf>) => planOf(...input).issues[0];

describe('The text of a post', () => {
	it('may have 280 characters by the count of X, and 25,000 with X Premium', () => {
		expect(verdictOf(draftOf({ text: textOf(280) }))).toEqual([]);
		expect(verdictOf(draftOf({ text: textOf(281) }))).toEqual(['block text-too-long']);
		expect(verdictOf(draftOf({ text: '東'.repeat(141) }))).toEqual(['block text-too-long']);
		expect(verdictOf(draftOf({ text: textOf(25_000) }), [], accountOf('Premium'))).toEqual([]);
		expect(verdictOf(draftOf({ text: textOf(25_001) }), [], accountOf('Basic'))).toEqual([
			'block text-too-long',
		]);
	});

	it('that is long is left to X where X does not say what the account has', () => {
		const account = { ...accountOf(), traits: {} };
		expect(verdictOf(draftOf({ text: textOf(281) }), [], account)).toEqual(['warn text-too-long']);
	});

	it('must not be empty, unless there are files', () => {
		expect(verdictOf(draftOf({ text: '  ' }))).toEqual(['block empty']);
		expect(verdictOf(draftOf({ kind: 'image', media: [fileOf()] }), [image()])).toEqual([]);
	});

	it('may have one cashtag, more only for apps with Enterprise access', () => {
		expect(verdictOf(draftOf({ text: 'Buy $RYE' }))).toEqual([]);
		expect(verdictOf(draftOf({ text: 'Buy $RYE or $WHT' }))).toEqual(['block too-many-cashtags']);
		const options = { enterpriseAccess: true };
		expect(verdictOf(draftOf({ text: 'Buy $RYE or $WHT', options }))).toEqual([]);
	});

	it('that mentions accounts comes with a warning', () => {
		expect(issueOf(draftOf({ text: 'Thanks @ana and @bob' }))).toMatchObject({
			severity: 'warn',
			rule: 'mentions',
			message: expect.stringContaining('mentions 2 accounts'),
		});
	});

	it('must not have a byte order mark', () => {
		expect(verdictOf(draftOf({ text: '\ufeffHello' }))).toEqual(['block invalid-characters']);
	});

	it('has no link, no time and no draft beside it', () => {
		const draft = draftOf({
			text: 'a',
			link: 'https://a.example',
			asDraft: true,
			scheduleAt: '2026-12-24T09:00:00.000+01:00',
		});
		expect(verdictOf(draft)).toEqual(['block no-link', 'block no-schedule', 'block no-draft']);
	});

	it('and the first reply are held to the same rules', () => {
		const draft = draftOf({ text: 'a', firstComment: textOf(281) });
		expect(issueOf(draft)).toMatchObject({ rule: 'text-too-long', field: 'First Comment' });
	});
});

describe('A thread', () => {
	it('names the post that is too long, or empty', () => {
		const issues = planOf(threadOf('One', textOf(281), '')).issues;
		expect(issues.map(({ message }) => message)).toEqual([
			expect.stringContaining('Post 2 of the thread has 281 characters'),
			'Post 3 of the thread is empty',
		]);
	});

	it('counts the numbers of its posts too', () => {
		const draft = threadOf(textOf(277), 'Two');
		draft.options.numbering = 'end';
		expect(verdictOf(draft)).toEqual(['block text-too-long']);
	});

	it('needs posts, and no two that are equal', () => {
		expect(verdictOf(threadOf())).toEqual(['block empty']);
		expect(verdictOf(threadOf('One', 'Two', 'One'))).toEqual(['block repeated-post']);
		const numbered = threadOf('One', 'One');
		numbered.options.numbering = 'end';
		expect(verdictOf(numbered)).toEqual([]);
	});

	it('refuses what only a single post can have, instead of dropping it', () => {
		const draft = threadOf('One', 'Two');
		const withAll = {
			...draft,
			text: 'A text',
			firstComment: 'A reply',
			options: { ...draft.options, taggedUsers: ['1'], altTexts: 1 },
		};
		expect(verdictOf(withAll)).toEqual([
			'block no-text',
			'block no-firstcomment',
			'block stray-alt-text',
			'block no-tagged-users',
		]);
	});

	it('may have other files in each post, but not a GIF beside an image', () => {
		const draft = threadOf(['One', 2], ['Two', 1]);
		expect(verdictOf(draft, [image(), image(), video()])).toEqual([]);
		expect(verdictOf(draft, [image(), gif(), video()])).toEqual(['block media-together']);
		expect(
			verdictOf(
				threadOf(['One', 5]),
				Array.from({ length: 5 }, () => image()),
			),
		).toEqual(['block media-together']);
	});
});

describe('Files', () => {
	const one = (kind: string, altText?: string) => draftOf({ kind, media: [fileOf(altText)] });
	const MIB = 1024 * 1024;

	it.each([
		['an image of 5 MiB', 'image', image({ size: 5 * MIB }), []],
		['a larger one', 'image', image({ size: 5 * MIB + 1 }), ['block media-too-large']],
		['a still GIF', 'image', gif({ animated: false }), []],
		['a moving GIF', 'image', gif(), ['block media-type']],
		['a BMP', 'image', image({ mimeType: 'image/bmp' }), ['block media-type']],
		['a video', 'image', video(), ['block media-type']],
		['a GIF of 15 MiB', 'gif', gif({ size: 15 * MIB, width: 1280, height: 1080 }), []],
		['a large GIF', 'gif', gif({ size: 16 * MIB }), ['block media-too-large']],
		['a GIF of many pixels', 'gif', gif({ width: 1281, height: 10 }), ['block resolution']],
		['a GIF of 350 frames', 'gif', gif({ frames: 350, width: 900, height: 952 }), []],
		['a GIF of more frames', 'gif', gif({ frames: 351 }), ['block frames']],
		[
			'a GIF of many pixels in all frames',
			'gif',
			gif({ frames: 350, width: 900, height: 953 }),
			['block resolution'],
		],
		['a still GIF', 'gif', gif({ animated: false }), ['block media-type']],
		['a video of 140 s', 'video', video({ durationSeconds: 140 }), []],
		['a longer one', 'video', video({ durationSeconds: 141 }), ['block duration']],
		['a very short one', 'video', video({ durationSeconds: 0.4 }), ['block duration']],
		['a video of 513 MiB', 'video', video({ size: 513 * MIB }), ['block media-too-large']],
		['a video of 120 pictures a second', 'video', video({ frameRate: 120 }), ['block frame-rate']],
		['a narrow video', 'video', video({ width: 100, height: 400 }), ['block ratio']],
		['a tiny video', 'video', video({ width: 30, height: 30 }), ['block resolution']],
		['a video of 1080p', 'video', video({ width: 1920, height: 1080 }), ['warn resolution']],
		['an HEVC video', 'video', video({ videoCodec: 'hvc1' }), ['warn video-codec']],
		['a WebM', 'video', video({ mimeType: 'video/webm' }), ['block media-type']],
		['a PDF', 'video', mediaOf({ mimeType: 'application/pdf' }), ['block media-type']],
	])('%s in a post for a(n) %s', (_, kind, file, verdict) => {
		expect(verdictOf(one(kind), [file])).toEqual(verdict);
	});

	it('may run longer with X Premium, and where X does not say what the account has', () => {
		const long = video({ durationSeconds: 600 });
		expect(verdictOf(one('video'), [long], accountOf('Premium'))).toEqual([]);
		expect(verdictOf(one('video'), [long], { ...accountOf(), traits: {} })).toEqual([]);
	});

	it('are up to four images', () => {
		const files = Array.from({ length: 5 }, () => image());
		const draft = draftOf({ kind: 'image', media: files.map(() => fileOf()) });
		expect(verdictOf(draft, files)).toContain('block media-count');
	});

	it('have alt texts of up to 1,000 characters, videos none', () => {
		expect(verdictOf(one('image', textOf(1000)), [image()])).toEqual([]);
		expect(verdictOf(one('image', textOf(1001)), [image()])).toEqual(['block alt-text-too-long']);
		expect(verdictOf(one('video', 'A loaf'), [video()])).toEqual(['block no-alt-text']);
	});

	it('that are fewer than the alt texts of a post of a thread are missed', () => {
		const thread = threadOf(['One', 1], ['Two', 1]);
		Object.assign(thread.options, { strayAltTexts: [2] });
		expect(planOf(thread, [image(), image()]).issues).toMatchObject([
			{
				severity: 'block',
				rule: 'stray-alt-text',
				field: 'Posts',
				message: expect.stringContaining('Post 2'),
			},
		]);
	});

	it('that are fewer than the alt texts are missed', () => {
		const draft = { ...one('image', 'First'), options: { altTexts: 2 } };
		expect(verdictOf(draft, [image()])).toEqual(['block stray-alt-text']);
		expect(verdictOf(draftOf({ text: 'a', options: { altTexts: 1 } }))).toEqual([
			'block stray-alt-text',
		]);
	});
});

describe('A poll', () => {
	const poll = (pollChoices: string[], pollMinutes: number = 60, text = 'Which?') =>
		draftOf({ kind: 'poll', text, options: { pollChoices, pollMinutes } });

	it.each([
		[['Rye', 'Wheat'], 5, []],
		[['Rye'], 60, ['block poll-choices']],
		[['a', 'b', 'c', 'd', 'e'], 60, ['block poll-choices']],
		[['Rye', 'Rye'], 60, ['block poll-choices-equal']],
		[['Rye', textOf(26)], 60, ['block poll-choice-too-long']],
		[['Rye', 'Wheat'], 4, ['block poll-duration']],
		[['Rye', 'Wheat'], 10_081, ['block poll-duration']],
		[['Rye', 'Wheat'], NaN, ['block poll-duration']],
	])('with the choices %j for %d minutes', (choices, minutes, verdict) => {
		expect(verdictOf(poll(choices, minutes))).toEqual(verdict);
	});

	it('asks a question', () => {
		expect(verdictOf(poll(['Rye', 'Wheat'], 60, ''))).toEqual(['block empty']);
	});
});

describe('Options', () => {
	const withOptions = (options: object, facts: object = {}) =>
		draftOf({ text: 'a', options: options as never, ...facts });

	it('to quote are for apps with Enterprise access, and exclude media and polls', () => {
		expect(verdictOf(withOptions({ quote: '12' }))).toEqual(['block quote-not-allowed']);
		const options = { quote: '12', enterpriseAccess: true };
		expect(verdictOf(withOptions(options))).toEqual([]);
		const draft = withOptions(options, { kind: 'image', media: [fileOf()] });
		expect(verdictOf(draft, [image()])).toEqual(['block quote-and-media']);
	});

	it('to reply come with what X demands', () => {
		expect(verdictOf(withOptions({ replyTo: '12' }))).toEqual(['warn reply-not-summoned']);
	});

	it('to tag users are for media, and at most ten', () => {
		expect(verdictOf(withOptions({ taggedUsers: ['1'] }))).toEqual(['block no-tagged-users']);
		const taggedUsers = Array.from({ length: 11 }, (_, index) => String(index));
		const draft = withOptions({ taggedUsers }, { kind: 'image', media: [fileOf()] });
		expect(verdictOf(draft, [image()])).toEqual(['block too-many-tagged-users']);
	});

	it('to share with followers belong to a community', () => {
		expect(verdictOf(withOptions({ shareWithFollowers: true }))).toEqual([
			'block share-without-community',
		]);
		expect(verdictOf(withOptions({ shareWithFollowers: true, community: '1' }))).toEqual([]);
	});

	it('for a direct message take an address', () => {
		expect(verdictOf(withOptions({ directMessageLink: 'ana' }))).toEqual(['block message-link']);
	});
});
