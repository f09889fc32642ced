/** A value of a Rest.li query: lists become `List(a,b)`, objects `(key:value)`. */
export type RestliValue =
	| string
	| number
	| boolean
	| readonly RestliValue[]
	| { readonly [key: string]: RestliValue | undefined };

/** A query: parameters without a value are left out. */
export type RestliQuery = Readonly<Record<string, RestliValue | undefined>>;

/**
 * A value as Rest.li 2.0 reads it from an address. Only the marks of lists and records stay bare;
 * all else that has a meaning in an address or in Rest.li is percent-encoded.
 * @see https://linkedin.github.io/rest.li/spec/protocol#object-and-listarray-representation
 */
export function encodeRestli(value: RestliValue): string {
	if (typeof value !== 'object') return encodeText(String(value));
	if (Array.isArray(value)) {
		return `List(${(value as readonly RestliValue[]).map(encodeRestli).join(',')})`;
	}
	const fields = Object.entries(value as Record<string, RestliValue | undefined>)
		.filter(([, field]) => field !== undefined)
		.map(([name, field]) => `${encodeText(name)}:${encodeRestli(field as RestliValue)}`);
	return `(${fields.join(',')})`;
}

/** A URN as one part of a path. */
export const encodeKey = (urn: string): string => encodeText(urn);

/**
 * The query text, without a question mark; it must go out as it is. `fields` names the wanted fields
 * in a grammar of its own, `id,form:(name,content)`, whose marks stay bare.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/projections
 */
export function encodeQuery(query: RestliQuery): string {
	return Object.entries(query)
		.filter(([, value]) => value !== undefined)
		.map(
			([name, value]) =>
				`${name}=${name === 'fields' ? String(value) : encodeRestli(value as RestliValue)}`,
		)
		.join('&');
}

const LONE_HALVES = /\p{Surrogate}/gu;

/** `encodeURIComponent` leaves four of Rest.li's marks, and `*`, as they are. */
function encodeText(text: string): string {
	if (text === '') return "''";
	// Half of a surrogate pair is no text and cannot be encoded.
	return encodeURIComponent(text.replace(LONE_HALVES, '\ufffd')).replace(
		/[!'()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
