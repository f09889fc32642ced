// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { NETWORKS } = require('../../nodes/SocialHub/networks.ts');
const { actAs } = require('../../nodes/shared/network/actAs.ts');
const { processBudget } = require('../../nodes/shared/http/budget.ts');
const { failureOf } = require('../../nodes/shared/http/failure.ts');
const { blocks } = require('../../nodes/shared/publish/plan.ts');
const { prepareDraft } = require('../../nodes/shared/publish/prepared.ts');
const { publish } = require('../../nodes/shared/publish/publish.ts');
const { openJournal } = require('../../nodes/shared/run/journal.ts');
const { binaryOf, sandboxHost } = require('../support/sandboxN8n.js');

jest.setTimeout(900_000);
jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

/** Drafts for each network; `DRAFTS=1000` takes some minutes. */
const DRAFTS = Number(process.env.DRAFTS ?? 100);
const SEED = Number(process.env.SEED ?? 20261127);

/**
 * Rules by which Preview is stricter than a network, each with its reason: a draft that they alone
 * block may be taken. Everything else that Preview blocks the sandbox refuses when it is sent anyway.
 */
const STRICTER = {
	common: {
		'no-text': 'the kind has no text: no call has a place for it, and it would be lost in silence',
		'no-link': 'the same for a link',
		'no-firstcomment': 'the same for a first comment',
		'no-schedule': 'the same for a later time: the post would be out at once',
		'no-draft': 'the same for a draft: people would see it',
		'media-count': 'files beyond those of the kind are in no call',
	},
	facebook: {
		'draft-and-schedule': 'a post is a draft or scheduled: one of the two would be lost in silence',
	},
	instagram: {
		'media-type': 'a story takes a picture as well as a video, whichever was chosen',
	},
	linkedin: {},
	x: {
		'media-type': 'X takes the file as what it is, which is not the kind of post that was chosen',
		'no-alt-text': 'the alt text of a video is in no call, and would be lost in silence',
		'stray-alt-text': 'alt text without a file is in no call, and would be lost in silence',
	},
};
/** Kinds of posts for which a rule is stricter, where it is not for all. */
const STRICTER_KINDS = { instagram: { 'media-type': ['photoStory', 'videoStory'] } };

const ABOUT_TEXT = ['text-too-long', 'too-many-hashtags', 'too-many-mentions'];
const ABOUT_FILES = [
	'media-type',
	'media-too-large',
	'media-too-small',
	'ratio',
	'resolution',
	'duration',
	'frames',
	'media-way',
];
const ABOUT_TIME = ['schedule-window', 'draft-and-schedule'];

/** What is in no call a network cannot refuse either: these rules are moot beside that rule. */
const MOOT = {
	'no-text': ABOUT_TEXT,
	'no-link': ['link-invalid'],
	'media-count': ABOUT_FILES,
	'no-schedule': ABOUT_TIME,
	'no-draft': ABOUT_TIME,
	'draft-and-schedule': ['schedule-window'],
};

/** The rules by which the sandbox must refuse a draft; none where a network may take it. */
function bindingRules(id, kind, blocking) {
	const moot = blocking.flatMap((rule) => MOOT[rule] ?? []);
	const isStricter = (rule) =>
		rule in STRICTER.common ||
		(rule in STRICTER[id] && (STRICTER_KINDS[id]?.[rule]?.includes(kind) ?? true));
	return blocking.filter((rule) => !moot.includes(rule) && !isStricter(rule));
}

/** A small generator with a seed, so that a failure can be repeated. */
function randomOf(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	return {
		chance: (share) => next() < share,
		upTo: (max) => Math.floor(next() * (max + 1)),
		one: (values) => values[Math.floor(next() * values.length)],
	};
}

let host;
let binaries;
const tokens = {};

beforeAll(async () => {
	host = await sandboxHost(() => tokens);
	const { meta, linkedin, x } = host.seed;
	tokens.socialOpsXOAuth2Api = x.tokens.fern;
	tokens.socialOpsLinkedInOAuth2Api = linkedin.tokens.community;
	tokens.socialOpsFacebookTokenApi = meta.tokens.systemUser;
	binaries = makeBinaries();
});
afterAll(async () => await host?.stop());

function makeBinaries() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-drafts-'));
	const ffmpeg = require('../support/programs.js').program('ffmpeg');
	const make = (name, args) => {
		const file = path.join(folder, name);
		execFileSync(ffmpeg, ['-hide_banner', '-loglevel', 'error', '-y', ...args, file]);
		return fs.readFileSync(file);
	};
	const picture = (name, size) =>
		make(name, ['-f', 'lavfi', '-i', `testsrc=size=${size}:duration=1:rate=1`, '-frames:v', '1']);
	const clip = (name, size, seconds) =>
		make(name, [
			...['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=25:duration=${seconds}`],
			...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
			...[
				'-c:v',
				'libx264',
				'-preset',
				'ultrafast',
				'-pix_fmt',
				'yuv420p',
				'-c:a',
				'aac',
				'-shortest',
			],
		]);
	const square = picture('square.jpg', '1080x1080');
	const padded = (bytes) => Buffer.concat([square, Buffer.alloc(bytes)]);
	const MIB = 1024 * 1024;
	const files = {
		square: ['square.jpg', square, 'image/jpeg'],
		second: ['second.jpg', picture('second.jpg', '1000x1000'), 'image/jpeg'],
		wide: ['wide.jpg', picture('wide.jpg', '1200x400'), 'image/jpeg'],
		small: ['small.jpg', picture('small.jpg', '200x200'), 'image/jpeg'],
		large: ['large.jpg', padded(4.5 * MIB), 'image/jpeg'],
		huge: ['huge.jpg', padded(8.5 * MIB), 'image/jpeg'],
		png: ['picture.png', picture('picture.png', '640x640'), 'image/png'],
		webp: ['picture.webp', picture('picture.webp', '640x640'), 'image/webp'],
		gif: [
			'moving.gif',
			make('moving.gif', ['-f', 'lavfi', '-i', 'testsrc=size=320x240:duration=1:rate=5']),
			'image/gif',
		],
		upright: ['upright.mp4', clip('upright.mp4', '720x1280', 4), 'video/mp4'],
		lying: ['lying.mp4', clip('lying.mp4', '640x360', 4), 'video/mp4'],
		short: ['short.mp4', clip('short.mp4', '720x1280', 1), 'video/mp4'],
		pdf: [
			'paper.pdf',
			Buffer.from('%PDF-1.4\n1 0 obj<</Type /Page >>endobj\n%%EOF\n'),
			'application/pdf',
		],
		text: ['notes.txt', Buffer.from('Some notes'), 'text/plain'],
	};
	fs.rmSync(folder, { recursive: true });
	return Object.fromEntries(
		Object.entries(files).map(([name, [fileName, bytes, type]]) => [
			name,
			binaryOf(fileName, bytes, type),
		]),
	);
}

/** How an account of a network is named, and how to sign in. */
function accountValues(id) {
	const { meta, linkedin } = host.seed;
	const values = {
		facebook: { authentication: 'accessToken', page: meta.pages.fern.id },
		instagram: { authentication: 'accessToken', account: meta.instagram.accounts.fern.id },
		linkedin: { author: `urn:li:organization:${linkedin.pages.fern.id}` },
		x: {},
	};
	return values[id];
}

function credentials() {
	const { meta, linkedin, x } = host.seed;
	return {
		socialOpsFacebookTokenApi: {
			accessToken: meta.tokens.systemUser,
			tokenType: 'system',
			appId: meta.app.id,
			appSecret: meta.app.secret,
		},
		socialOpsLinkedInOAuth2Api: {
			clientId: linkedin.apps.community.clientId,
			clientSecret: linkedin.apps.community.clientSecret,
			oauthTokenData: {
				access_token: linkedin.tokens.community,
				expires_in: 5_184_000,
				scope: linkedin.scopes.community.join(','),
			},
		},
		socialOpsXOAuth2Api: {
			clientId: x.app.clientId,
			clientSecret: x.app.clientSecret,
			apiKey: x.app.apiKey,
			apiSecret: x.app.apiSecret,
			oauthTokenData: { access_token: x.tokens.fern, refresh_token: x.refreshTokens.fern },
		},
	};
}
const LENGTHS = [
	0, 1, 40, 250, 275, 279, 280, 281, 500, 2190, 2199, 2200, 2201, 2990, 2999, 3000, 3001, 3200,
	63_206, 63_207,
];
const PIECES = [
	'bread ',
	'über ',
	'パン ',
	'👩‍🍳 ',
	'(a_b) ',
	'#rye ',
	'@moss ',
	'https://example.com/a ',
	'\n',
];

/** A text of about a length; each has its own number, so that no two are alike. */
function textOf(random, index) {
	const length = random.one(LENGTHS);
	if (length === 0) return '';
	const number = `n${index} `;
	const pieces = random.chance(0.4) ? PIECES : ['bread '];
	let text = number;
	while (text.length < length) text += random.one(pieces);
	const tags = random.chance(0.15) ? ' #tag'.repeat(random.one([5, 29, 30, 31])) : '';
	return (text.slice(0, Math.max(length, number.length)).trimEnd() + tags).trim();
}

/** Slow to send: rarer than others. */
const LARGE = ['large', 'huge'];

/** A draft that most networks take as it is: without those, both verdicts would rarely be 'yes'. */
const tame = (draft, kind, index) => ({
	...draft,
	text: kind.inputs.includes('text') ? `n${index} Fresh bread from eight` : '',
	link: '',
	binaryPropertyName:
		kind.media === 'video'
			? ['upright']
			: ['square', 'second'].slice(0, kind.value === 'carousel' ? 2 : 1),
	title: 'A title',
	pollQuestion: 'Rye?',
	pollOptions: 'Yes\nNo',
	pollChoices: 'Yes\nNo',
	options: { waitForProcessing: 30 },
});

/** The parameters of a random draft for a network's own node. */
function draftOf(spec, random, index) {
	const kind = random.one(
		spec.publish.kinds.filter(
			({ value }) =>
				!['thread', 'splitThread', 'carousel', 'reshare'].includes(value) ||
				(spec.platform.id === 'instagram' && value === 'carousel'),
		),
	);
	const names = Object.keys(binaries);
	const fitting = names.filter((name) => {
		const { mimeType } = binaries[name];
		return kind.media === 'video' ? mimeType.startsWith('video/') : mimeType.startsWith('image/');
	});
	const usual = fitting.filter((name) => !LARGE.includes(name) || random.chance(0.2));
	const count = random.one([1, 1, 1, 2, 3, 4, 5]);
	const files = Array.from({ length: count }, () =>
		random.one(random.chance(0.85) ? usual : names),
	);
	const draft = {
		...accountValues(spec.platform.id),
		postKind: kind.value,
		text: textOf(random, index),
		link: random.chance(0.3) ? random.one(['https://example.com/offer', 'no address']) : '',
		mediaSource: 'binary',
		binaryPropertyName: [...new Set(files)],
		title: random.chance(0.7) ? 'A title' : '',
		pollQuestion: random.chance(0.8) ? 'Rye?' : '',
		pollOptions: random.one(['Yes\nNo', 'Yes', 'A\nB\nC\nD\nE', 'Yes\nYes']),
		pollChoices: random.one(['Yes\nNo', 'Yes', 'A\nB\nC\nD\nE', `Yes\n${'x'.repeat(26)}`]),
		options: {
			...(random.chance(0.2) ? { altText: 'x'.repeat(random.one([10, 1000, 1001])) } : {}),
			...(random.chance(0.1)
				? {
						scheduleAt: new Date(
							Date.now() + random.one([1, 15, 60, 60_000]) * 60_000,
						).toISOString(),
					}
				: {}),
			...(random.chance(0.05) ? { asDraft: true } : {}),
			waitForProcessing: 30,
		},
	};
	return random.chance(0.4) ? tame(draft, kind, index) : draft;
}

async function verdictOn(spec, values) {
	processBudget.clear();
	const { n8n } = host.context({ credentials: credentials(), binaries });
	const context = await actAs(
		{
			n8n,
			itemIndex: 0,
			api: undefined,
			journal: openJournal(n8n, Date.now())(0),
			afterRun: () => {},
			param: (_name, fallback) => fallback,
		},
		spec,
		values,
	);
	const ready = await prepareDraft(context, spec.publish);
	const blocking = ready.plan.issues.filter(blocks).map(({ rule }) => rule);
	try {
		await publish(context, { ...ready, plan: { ...ready.plan, issues: [] } });
		return { blocking, refused: undefined };
	} catch (error) {
		const failure = failureOf(error);
		return { blocking, refused: `${failure?.kind ?? 'error'}: ${error.message}` };
	}
}

describe.each(NETWORKS.map((network) => [network.platform.id, network]))('%s', (id, network) => {
	it(`takes what Preview passes, and refuses what it blocks, in ${DRAFTS} random drafts`, async () => {
		const random = randomOf(SEED);
		const wrong = {};
		let passed = 0;
		for (let index = 0; index < DRAFTS; index++) {
			if (index % 20 === 0) {
				await host.control('POST', 'reset', {});
				for (const name of [undefined, 'linkedin', 'x']) {
					await host.control('POST', 'settings', {
						...(name ? { network: name } : {}),
						processingMs: 0,
					});
				}
			}
			const [values, { blocking, refused }] = await network.use(async (spec) => {
				const draft = draftOf(spec, random, index);
				return [draft, await verdictOn(spec, draft)];
			});
			const binding = bindingRules(id, values.postKind, blocking);
			if (blocking.length === 0) passed += 1;
			const { postKind, text, binaryPropertyName, link, options } = values;
			const what = `#${index} ${JSON.stringify({ postKind, length: String(text).length, text: String(text).slice(0, 30), binaryPropertyName, link, options }).slice(0, 300)}`;
			if (blocking.length === 0 && refused) wrong[`passed, refused (${refused})`] ??= what;
			if (binding.length > 0 && !refused) wrong[`blocked by ${blocking.join('+')}, taken`] ??= what;
		}
		expect(wrong).toEqual({});
		expect(passed).toBeGreaterThan(DRAFTS / 10);
		expect(passed).toBeLessThan(DRAFTS);
	});
});
