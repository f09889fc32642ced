import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import { RAW_OPTION } from '../raw/includeRaw';
import type { ColumnMapping } from './mapping';
import { readMapping } from './mapping';

/** How leads come out. */
export interface LeadSettings {
	mapping: ColumnMapping;
	/** ISO 3166-1 alpha-2, upper case; undefined leaves it to the form. */
	defaultCountry: string | undefined;
	rate: boolean;
	includeRaw: boolean;
}

/** Options of everything that puts out leads. */
export const LEAD_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE',
		description:
			'Country of phone numbers that are written without their country code, as two letters (ISO 3166). Empty means the country of the form.',
	},
	{
		displayName: 'Rate Quality',
		name: 'rateQuality',
		type: 'boolean',
		default: false,
		description:
			"Whether to add 'quality': a score from 0 to 100 with its reasons, such as a disposable e-mail domain or a phone number that does not exist",
	},
	RAW_OPTION,
];

/** Reads the options and the columns. Throws an input error for a country that is none. */
export function readLeadSettings(
	node: INode,
	options: IDataObject,
	columns: unknown,
): LeadSettings {
	const country = String(options.defaultCountry ?? '')
		.trim()
		.toUpperCase();
	if (country && !/^[A-Z]{2}$/.test(country)) {
		throw inputError(node, {
			field: 'Default Country',
			happened: `'${country}' is not a country of two letters`,
			fix: "Give 'Default Country' as ISO 3166 writes it, e.g. DE for Germany.",
		});
	}
	return {
		mapping: readMapping(columns),
		defaultCountry: country || undefined,
		rate: options.rateQuality === true,
		includeRaw: options.includeRaw === true,
	};
}

/** The same for one item of an operation. */
export function readLeadSettingsOf<Api>(context: RunContext<Api>): LeadSettings {
	return readLeadSettings(
		context.n8n.getNode(),
		context.param<IDataObject>('options', {}),
		context.param<unknown>('columns', null),
	);
}
