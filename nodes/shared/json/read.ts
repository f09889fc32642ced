import type { IDataObject } from 'n8n-workflow';

/*
 * What an answer has at a place, whatever it turns out to be: networks change, and proxies answer in
 * their place. Nothing here throws.
 */

/** A text or number as text; empty for everything else. */
export const asText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The same, null where there is none. */
export const asTextOrNull = (value: unknown): string | null => asText(value) || null;

export const asNumberOrNull = (value: unknown): number | null =>
	typeof value === 'number' ? value : null;

export const asBooleanOrNull = (value: unknown): boolean | null =>
	typeof value === 'boolean' ? value : null;

/** An object, but no list; an empty one for everything else. */
export const asObject = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: {};

/** A list; an empty one for everything else. */
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The objects in a list. */
export const asObjects = (value: unknown): IDataObject[] =>
	asList(value).filter(
		(entry): entry is IDataObject => typeof entry === 'object' && entry !== null,
	);
