import type { IDataObject } from 'n8n-workflow';
import { asText } from '../../shared/json/read';

/** Options that restrict who sees a post, in LinkedIn's terms. */
const FACETS: ReadonlyArray<{ option: string; label: string; facet: string; type: string }> = [
	{ option: 'targetGeoLocations', label: 'Show to Locations', facet: 'geoLocations', type: 'geo' },
	{
		option: 'targetIndustries',
		label: 'Show to Industries',
		facet: 'industries',
		type: 'industry',
	},
	{
		option: 'targetJobFunctions',
		label: 'Show to Job Functions',
		facet: 'jobFunctions',
		type: 'function',
	},
	{
		option: 'targetSeniorities',
		label: 'Show to Seniorities',
		facet: 'seniorities',
		type: 'seniority',
	},
];

/** `distribution.targetEntities` of a post: empty for everybody. Pure. */
export function targetEntities(options: IDataObject): IDataObject[] {
	const given = FACETS.map(({ option, facet, type }) => [facet, urnsOf(options[option], type)]);
	const filled = given.filter(([, urns]) => urns.length > 0);
	return filled.length ? [Object.fromEntries(filled) as IDataObject] : [];
}

/** The options that name something else than what they are for, by their labels. Pure. */
export function wrongTargets(options: IDataObject): Array<{ label: string; value: string }> {
	return FACETS.flatMap(({ option, label, type }) =>
		urnsOf(options[option], type)
			.filter((urn) => !new RegExp(`^urn:li:${type}:\\d+$`).test(urn))
			.map((value) => ({ label, value })),
	);
}

/** A plain number is the ID of the kind that the option is for. */
const urnsOf = (value: unknown, type: string): string[] =>
	[value]
		.flat()
		.map(asText)
		.join(',')
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '')
		.map((entry) => (/^\d+$/.test(entry) ? `urn:li:${type}:${entry}` : entry));
