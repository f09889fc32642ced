import { assertNotTooLate, readDue } from '../../../nodes/SocialHub/publish/due';
import { fakeN8n } from '../../support/fakeN8n';

const { n8n } = fakeN8n();
const DUE_AT = '2026-12-01T09:00:00+01:00';
const due = (minutes: number, options = {}) =>
	readDue(n8n, { dueAt: DUE_AT, ...options }, Date.parse(DUE_AT) + minutes * 60_000);

describe('readDue', () => {
	it('lets everything out that names no time', () => {
		expect(readDue(n8n, {}, 0)).toEqual({ status: 'due' });
	});

	it.each([
		[-0.01, 'not-due'],
		[0, 'due'],
		[59.9, 'due'],
		[60, 'too-late'],
	])('calls a post %d minutes after its time %s', (minutes, status) => {
		expect(due(minutes).status).toBe(status);
	});

	it('takes the limit of the user, and at the very minute even none', () => {
		expect(due(90, { tooLateAfter: 120 }).status).toBe('due');
		expect(due(0, { tooLateAfter: 0 }).status).toBe('due');
		expect(due(1, { tooLateAfter: 0 }).status).toBe('too-late');
	});

	it('reads a time without an offset in the time zone given, or that of the workflow', () => {
		const at = (timeZone?: string) => readDue(n8n, { dueAt: '2026-12-01T09:00:00', timeZone }, 0);
		expect(at()).toMatchObject({ dueAt: expect.stringContaining('+01:00') });
		expect(at('America/New_York')).toMatchObject({ dueAt: expect.stringContaining('-05:00') });
	});

	it('names the field of what is no time', () => {
		expect(() => readDue(n8n, { dueAt: 'soon' }, 0)).toThrow("'soon' in 'Due At'");
	});
});

it('assertNotTooLate says how late it is', () => {
	expect(() => assertNotTooLate(n8n, due(75))).toThrow('75 minutes ago');
	expect(() => assertNotTooLate(n8n, due(5))).not.toThrow();
});
