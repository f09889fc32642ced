import type { IDataObject } from 'n8n-workflow';

/**
 * Where the next page of a list begins; undefined after the last one. LinkedIn names it in the link
 * to it, and may give fewer than were asked for: what it says counts, not what was asked.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/pagination
 */
export function nextStart(
	body: IDataObject,
	asked: { start: number; count: number },
): number | undefined {
	const found = (body.elements as unknown[] | undefined)?.length ?? 0;
	const paging = (body.paging ?? {}) as IDataObject;
	const { start = asked.start, count = asked.count } = numbersOf(paging);
	const link = ((paging.links ?? []) as IDataObject[]).find(({ rel }) => rel === 'next');
	if (found === 0 || (!link && found < Math.min(count, asked.count))) return undefined;
	const named = link ? startIn(String(link.href ?? '')) : undefined;
	const next = named ?? Math.max(start, asked.start) + count;
	// What leads back would never end.
	return next > asked.start ? next : asked.start + found;
}

/** The start in `/rest/leadForms?q=owner&start=100&count=100`. */
function startIn(href: string): number | undefined {
	const [, start] = /[?&]start=(\d+)/.exec(href) ?? [];
	return start === undefined ? undefined : Number(start);
}

const numbersOf = ({ start, count }: IDataObject): { start?: number; count?: number } => ({
	...(isPosition(start) ? { start: Number(start) } : {}),
	...(isPosition(count) && Number(count) > 0 ? { count: Number(count) } : {}),
});

const isPosition = (value: unknown): boolean => /^\d+$/.test(String(value ?? ''));
