import type { ErrorFacts, FailureRow } from '../../nodes/shared/contract/failure';
import { GRAPH_FAILURES } from '../../nodes/Meta/failures';
import { failureFromAnswer } from '../../nodes/shared/http/readFailure';
import { toNodeError } from '../../nodes/shared/http/failure';
import { FACEBOOK } from '../../nodes/Facebook/platform';
import { NODE } from '../support/fakeN8n';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const RANGES = [10, 200, 210, 299, 80000, 80001, 80014];

const listOf = <Value>(value: Value | readonly Value[]): readonly Value[] =>
	Array.isArray(value) ? value : [value as Value];

function codesOf({ code }: FailureRow): Array<number | string> {
	if (code === undefined) return [77];
	return typeof code === 'function'
		? RANGES.filter((each) => code(each))
		: [...listOf<number | string>(code)];
}

const MESSAGES = [
	'Invalid appsecret_proof provided in the API argument',
	'The file could not be downloaded',
	'The leads of this Page are restricted by Lead Access Manager',
];

function messageFor(pattern: RegExp): string {
	const message = MESSAGES.find((each) => pattern.test(each));
	if (message) return message;
	throw new Error(`no message is known that ${pattern} reads`);
}

/** Codes that come with a number of a row as subcode, whatever they mean by themselves. */
const CARRIERS = [100, 352, 6000, 4711];

/** Every answer that a row names by itself. */
function answersOf(row: FailureRow): ErrorFacts[] {
	if (row.anyCode) {
		return row.anyCode.flatMap((number) => [
			{ message: 'no', code: number },
			...CARRIERS.map((code) => ({ message: 'no', code, subcode: number })),
		]);
	}
	const message = row.message ? messageFor(row.message) : 'no';
	const subcodes = row.subcode === undefined ? [undefined] : listOf<number | string>(row.subcode);
	return codesOf(row).flatMap((code) => subcodes.map((subcode) => ({ message, code, subcode })));
}

const meaning = (facts: Partial<ErrorFacts>, status = 400) =>
	failureFromAnswer(FACEBOOK, { status, headers: {}, body: {} }, { message: 'no', ...facts }, NOW);

const rows = GRAPH_FAILURES.map((row) => {
	const code = typeof row.code === 'function' ? 'range' : String(row.code ?? row.anyCode ?? 'any');
	return [`${code}/${String(row.subcode ?? '-')}`, row] as const;
});

describe('the error table of Graph', () => {
	it.each(rows)('reaches the row %s for every answer that it names', (_, row) => {
		const answers = answersOf(row);
		expect(answers.length).toBeGreaterThan(0);
		for (const facts of answers) {
			expect(meaning(facts)).toMatchObject({ kind: row.kind, advice: row.advice });
		}
	});

	it.each(rows)('keeps the sentences of the row %s as they are written', (_, row) => {
		const [facts] = answersOf(row);
		const error = toNodeError(NODE, meaning(facts));
		if (row.happened) expect(error.message).toBe(row.happened);
		expect(error.description).toContain(row.advice);
	});

	it.each(rows)('speaks in whole sentences in the row %s', (_, row) => {
		expect(row.advice).toMatch(/^[A-Z].*\.$/);
		if (row.happened) expect(row.happened).toMatch(/^[A-Z].*[^.]$/);
		expect(`${row.happened ?? ''} ${row.advice}`).not.toMatch(
			/\b(error|problem|failure|mistake)\b/i,
		);
	});

	it('repeats no token that the network puts into its message', () => {
		for (const subcode of [undefined, 463, 467]) {
			const { happened } = meaning({
				code: 190,
				subcode,
				message: 'Malformed access token EAAB123',
			});
			expect(happened).not.toContain('EAAB123');
		}
	});

	it.each<[string, Partial<ErrorFacts>, object]>([
		['an expired token', { code: 190, subcode: 463 }, { kind: 'credential-invalid' }],
		['a lost Page role', { code: 190, subcode: 492 }, { kind: 'permission-missing' }],
		['a token of an unknown state', { code: 190, subcode: 9999 }, { kind: 'credential-invalid' }],
		['a missing permission', { code: 200 }, { kind: 'permission-missing' }],
		[
			'missing Page Publishing Authorization',
			{ code: 200, subcode: 1404078 },
			{ kind: 'account-restricted' },
		],
		['too many calls', { code: 32 }, { kind: 'rate-limited', retryAt: '2026-11-20T10:01:00.000Z' }],
		['too many calls for a Page', { code: 80001 }, { kind: 'rate-limited' }],
		...[4, 17, 341].map((code): [string, Partial<ErrorFacts>, object] => [
			`a limit of the app, ${code}`,
			{ code },
			{ kind: 'rate-limited', blocks: 'app' },
		]),
		...[32, 613, 80000, 80001, 80014].map((code): [string, Partial<ErrorFacts>, object] => [
			`a limit of the Page, ${code}`,
			{ code },
			{ kind: 'rate-limited', blocks: 'page' },
		]),
		[
			'posting too fast',
			{ code: 368, subcode: 1390008 },
			{ kind: 'account-restricted', effect: 'none' },
		],
		['the post before it', { code: 506 }, { kind: 'content-rejected', duplicate: true }],
		['a missing object', { code: 100, subcode: 33 }, { kind: 'not-found' }],
		['a wrong parameter', { code: 100 }, { kind: 'content-rejected', effect: 'none' }],
		['a wrong URL', { code: 100, subcode: 2061006 }, { kind: 'content-rejected' }],
		...[
			[1363019, 'temporarily-unavailable', 'The upload of the video broke off'],
			[1363030, 'temporarily-unavailable', 'The upload of the video broke off'],
			[1363037, 'temporarily-unavailable', 'The upload went on at the wrong place'],
			[1363021, 'content-rejected', 'Facebook could not use the uploaded video'],
			[1363033, 'content-rejected', 'Facebook could not use the uploaded video'],
			[1363041, 'content-rejected', 'Facebook could not use the uploaded video'],
			[1363047, 'temporarily-unavailable', 'Facebook answered: no'],
			[1609010, 'temporarily-unavailable', 'Facebook answered: no'],
			[1609005, 'content-rejected', 'Facebook cannot make a link preview of this URL'],
			[1609008, 'content-rejected', 'Facebook cannot make a link preview of this URL'],
		].flatMap(([number, kind, happened]): Array<[string, Partial<ErrorFacts>, object]> => [
			[`${number} as a code`, { code: number }, { kind, happened }],
			[`${number} as a subcode`, { code: 100, subcode: number }, { kind, happened }],
		]),
		['a passing state', { code: 2 }, { kind: 'temporarily-unavailable', effect: 'unknown' }],
		['an unknown code', { code: 4711 }, { kind: 'bug', effect: 'none' }],
	])('knows %s', (_, facts, failure) => {
		expect(meaning(facts)).toMatchObject(failure);
	});

	it('asks the person for a security check without blaming the credential', () => {
		expect(meaning({ code: 190, subcode: 459 })).toMatchObject({ kind: 'account-restricted' });
	});

	it('says nothing took effect after each refusal of content, permission or account', () => {
		const refusals = GRAPH_FAILURES.filter(({ kind }) => kind !== 'temporarily-unavailable');
		for (const row of refusals) expect(meaning(answersOf(row)[0]).effect).toBe('none');
	});
});
