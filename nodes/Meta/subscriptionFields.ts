/** Lists of subscribed fields as sets. Each answers a new list and keeps the order of the first. */

export const hasAll = (list: readonly string[], wanted: readonly string[]): boolean =>
	wanted.every((field) => list.includes(field));

export const union = (one: readonly string[], other: readonly string[]): string[] => [
	...new Set([...one, ...other]),
];

export const without = (list: readonly string[], leaving: readonly string[]): string[] =>
	list.filter((field) => !leaving.includes(field));
