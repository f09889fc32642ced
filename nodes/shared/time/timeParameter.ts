import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { inputError } from '../http/failure';
import { asText } from '../json/read';
import { readZone } from './zoneParameter';

/** A parameter that holds a date, or a date and a time. */
export interface TimeParameter {
	/** Label in the editor, for messages. */
	field: string;
	/**
	 * What n8n gives: ISO 8601 text, with or without an offset, a date object, such as that of a Data
	 * Table, or empty.
	 */
	value: unknown;
	/** IANA name; empty means the time zone of the workflow. */
	zone?: unknown;
}

/**
 * Reads a time as an instant in its zone; undefined where nothing is given. A time without an
 * offset is meant in `zone`. Throws an input error that names the field.
 */
export function readTime(n8n: IExecuteFunctions, parameter: TimeParameter): DateTime | undefined {
	const given = parameter.value;
	const value = String(given ?? '').trim();
	if (!value) return undefined;
	const zone = readZone(n8n, parameter.zone);
	const time =
		given instanceof Date
			? DateTime.fromJSDate(given, { zone })
			: DateTime.fromISO(value.replace(' ', 'T'), { zone });
	if (time.isValid) return time;
	throw inputError(n8n.getNode(), {
		field: parameter.field,
		happened: `'${value}' in '${parameter.field}' is not a date or time`,
		fix: `Give '${parameter.field}' as ISO 8601, e.g. 2026-12-24T09:00:00.`,
	});
}

/**
 * A network's time as ISO 8601 in UTC, null where there is none. Takes Unix seconds as number or
 * text, and dates with the offset written with or without a colon.
 */
export function toIso(value: unknown): string | null {
	const written = asText(value);
	if (written === '' || value === 0) return null;
	const seconds = Number(written);
	const time = Number.isFinite(seconds)
		? DateTime.fromSeconds(seconds, { zone: 'utc' })
		: DateTime.fromISO(written, { zone: 'utc' });
	return time.isValid ? time.toISO({ suppressMilliseconds: true }) : null;
}
