import * as fc from 'fast-check';
import type { Draft } from '../../../nodes/shared/publish/draft';
import { canonicalJson, contentHash } from '../../../nodes/shared/publish/draft';

const anyDraft: fc.Arbitrary<Draft> = fc.record({
	kind: fc.constantFrom('text', 'photo'),
	text: fc.string(),
	link: fc.string(),
	media: fc.array(
		fc.oneof(
			fc.record(
				{
					source: fc.constant('binary' as const),
					field: fc.string(),
					sha256: fc.string(),
					altText: fc.string(),
				},
				{ requiredKeys: ['source', 'field', 'sha256'] },
			),
			fc.record({ source: fc.constant('url' as const), url: fc.webUrl() }),
		),
		{ maxLength: 3 },
	),
	firstComment: fc.string(),
	scheduleAt: fc.constantFrom('', '2026-12-24T09:00:00.000+01:00'),
	asDraft: fc.boolean(),
	options: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
});

/** The same value with the keys of every object turned round. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([key, entry]) => [key, reversed(entry)] as const);
	return Object.fromEntries(entries.reverse());
}

describe('canonicalJson', () => {
	it('is JSON of the same value', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});

	it('is the same text whatever the order of the keys', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
			}),
		);
	});

	it('differs between values that differ', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
				const [x, y] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
				const areEqual = canonicalJson(x) === canonicalJson(y);
				if (areEqual) expect(x).toEqual(y);
				else expect(x).not.toEqual(y);
			}),
		);
	});

	it('leaves out what is undefined, as JSON does', () => {
		expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
	});
});

describe('contentHash', () => {
	const hash = (draft: Draft) => contentHash('facebook', '1', draft);

	it('is the same for a draft that was stored and read again', () => {
		fc.assert(
			fc.property(anyDraft, (draft) => {
				const stored = JSON.parse(JSON.stringify(reversed(draft))) as Draft;
				expect(hash(stored)).toBe(hash(draft));
				expect(hash(draft)).toMatch(/^[0-9a-f]{64}$/);
			}),
		);
	});

	it('does not depend on the name of the field that holds a file', () => {
		fc.assert(
			fc.property(anyDraft, fc.string(), (draft, field) => {
				const media = draft.media.map((file) =>
					file.source === 'binary' ? { ...file, field } : file,
				);
				expect(hash({ ...draft, media })).toBe(hash(draft));
			}),
		);
	});

	it('knows a further file, and one that was downloaded, by its bytes', () => {
		const withFiles = (sha256: string, name: string) =>
			hash({
				...draft,
				media: [{ source: 'url', url: `https://a.example/${name}`, sha256: 'ab' }],
				attachments: { captions: { source: 'binary', field: name, sha256 } },
			});
		expect(withFiles('cd', 'one')).toBe(withFiles('cd', 'two'));
		expect(withFiles('cd', 'one')).not.toBe(withFiles('ef', 'one'));
	});

	const draft: Draft = {
		kind: 'photo',
		text: 'a',
		link: '',
		media: [
			{ source: 'binary', field: 'data', sha256: 'ab', altText: 'x' },
			{ source: 'url', url: 'https://a.example/1' },
		],
		firstComment: '',
		scheduleAt: '',
		asDraft: false,
		options: {},
	};

	it.each<[string, Partial<Draft>]>([
		['text', { text: 'b' }],
		['kind', { kind: 'text' }],
		['link', { link: 'https://b.example' }],
		['order of the files', { media: [...draft.media].reverse() }],
		[
			'content of a file',
			{ media: [{ source: 'binary', field: 'data', sha256: 'cd', altText: 'x' }, draft.media[1]] },
		],
		[
			'alt text',
			{ media: [{ source: 'binary', field: 'data', sha256: 'ab', altText: 'y' }, draft.media[1]] },
		],
		['first comment', { firstComment: 'c' }],
		['time', { scheduleAt: '2026-12-24T09:00:00.000+01:00' }],
		['visibility', { asDraft: true }],
		['options', { options: { place: '1' } }],
	])('changes with the %s', (_, change) => {
		expect(hash({ ...draft, ...change })).not.toBe(hash(draft));
	});

	it('changes with the network and the account', () => {
		expect(contentHash('facebook', '2', draft)).not.toBe(hash(draft));
		expect(contentHash('linkedin', '1', draft)).not.toBe(hash(draft));
	});
});
