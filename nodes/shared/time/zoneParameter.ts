import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { inputError } from '../http/failure';

/** An IANA time zone that a person has given; that of the workflow where nothing is given. */
export function readZone(
	n8n: Pick<IExecuteFunctions, 'getNode' | 'getTimezone'>,
	given: unknown,
): string {
	const zone = String(given ?? '').trim() || n8n.getTimezone();
	if (DateTime.utc().setZone(zone).isValid) return zone;
	throw inputError(n8n.getNode(), {
		field: 'Time Zone',
		happened: `'${zone}' is not a time zone`,
		fix: 'Give an IANA name, e.g. Europe/Berlin.',
	});
}
