import { DateTime } from 'luxon';
import { readTime, toIso } from '../../../nodes/shared/time/timeParameter';
import { failureOf } from '../../../nodes/shared/http/failure';
import { fakeN8n } from '../../support/fakeN8n';

const { n8n } = fakeN8n();
const read = (value: unknown, zone = '') => readTime(n8n, { field: 'Since', value, zone });

describe('readTime', () => {
	it('takes a time without offset in the time zone of the workflow', () => {
		expect(read('2026-12-24T09:00:00')?.toUTC().toISO()).toBe('2026-12-24T08:00:00.000Z');
	});

	it('takes a time without offset in the time zone that is given', () => {
		expect(read('2026-12-24 09:00', 'America/New_York')?.toUTC().toISO()).toBe(
			'2026-12-24T14:00:00.000Z',
		);
	});

	it('keeps the instant of a time with an offset', () => {
		expect(read('2026-12-24T09:00:00+05:00', 'utc')?.toISO()).toBe('2026-12-24T04:00:00.000Z');
	});

	it('takes a date object, as Data Tables give it, and a time of an expression', () => {
		const at = Date.parse('2026-12-24T08:00:00Z');
		expect(read(new Date(at))?.toISO()).toBe('2026-12-24T09:00:00.000+01:00');
		expect(read(DateTime.fromMillis(at, { zone: 'utc' }))?.toMillis()).toBe(at);
		expect(() => read(new Date(NaN))).toThrow('is not a date or time');
	});

	it('gives nothing for an empty value', () => {
		expect(read('  ')).toBeUndefined();
	});

	it.each([
		['tomorrow', '', 'Since'],
		['2026-12-24', 'Mars/Base', 'Time Zone'],
	])('refuses %s in zone "%s" and names the field', (value, zone, field) => {
		let thrown: unknown;
		try {
			read(value, zone);
		} catch (error) {
			thrown = error;
		}
		expect(failureOf(thrown)).toMatchObject({ kind: 'content-rejected', field });
	});
});

describe('toIso', () => {
	it.each([
		['2026-11-19T08:49:14+0000', '2026-11-19T08:49:14Z'],
		[1771320000, '2026-02-17T09:20:00Z'],
		['1771320000', '2026-02-17T09:20:00Z'],
		[undefined, null],
		[0, null],
		['', null],
		['soon', null],
	])('turns %p into %p', (value, expected) => {
		expect(toIso(value)).toBe(expected);
	});
});
