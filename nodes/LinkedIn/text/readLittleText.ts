const ESCAPED = String.raw`\\[\s\S]`;
const PLAIN = String.raw`(?:${ESCAPED}|[^\\\]])*`;
/** The template in which LinkedIn may give a hashtag back: `{hashtag|\#|launch}`. */
const TEMPLATE = String.raw`\{hashtag\|(?<sign>\\?[#＃])\|(?<tag>(?:${ESCAPED}|[^\\|{}])*)\}`;
const MENTION = String.raw`@\[(?<name>${PLAIN})\]\((?<urn>urn:li:[^()\s]+)\)`;

const TOKEN = new RegExp(`${TEMPLATE}|${MENTION}|${ESCAPED}`, 'gu');

/**
 * LinkedIn's little text as a user would type it: without escapes, hashtags as `#launch`, mentions as
 * `@[Acme](urn:li:organization:1337)`. Undoes `toLittleText`. Pure.
 */
export function readLittleText(little: string): string {
	return little.replace(TOKEN, (token: string, ...rest: unknown[]) => {
		const groups = rest[rest.length - 1] as Record<string, string | undefined>;
		if (groups.urn !== undefined) return `@[${unescape(groups.name ?? '')}](${groups.urn})`;
		if (groups.tag !== undefined) return unescape(`${groups.sign}${groups.tag}`);
		return unescape(token);
	});
}

const unescape = (text: string): string => text.replace(/\\([\s\S])/gu, '$1');
