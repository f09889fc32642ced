import type { TextEntity } from '../../shared/text/entities';
import { encodedLabelLength } from './punycode';
import { TOP_LEVEL_DOMAINS } from './topLevelDomains';

/** Characters by their place in an address, as parts of character classes. */
export const SPACES =
	'\\t-\\r \\u0085\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
export const PUNCTUATION = "!'#%&()*+,\\\\\\-./:;<=>?@\\[\\]^_{|}~$";
export const LATIN =
	'\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00ff\\u0100-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268\\u026f\\u0272\\u0289\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff';
const CYRILLIC = '\\u0400-\\u04ff';
const INVALID = '\\ufffe\\ufeff\\uffff';
const DIRECTION = '\\u202a-\\u202e\\u061c\\u200e\\u200f\\u2066-\\u2069';

const BEFORE = `[^A-Za-z0-9@＠$#＃${INVALID}]|[${DIRECTION}]|^`;
const LETTER = `[^${PUNCTUATION}${SPACES}${INVALID}${DIRECTION}]`;
/** Of subdomains only, the underscore is a part. */
const SUBDOMAIN = `(?:(?:${LETTER}(?:[_-]|${LETTER})*)?${LETTER}\\.)`;
const NAME = `(?:(?:${LETTER}(?:-|${LETTER})*)?${LETTER}\\.)`;
const TOP_LEVEL = `(?:(?:${TOP_LEVEL_DOMAINS.join('|')})(?=[^0-9a-zA-Z@+-]|$)|xn--[-0-9a-z]+)`;

const PATH_CHARACTER = `[a-z${CYRILLIC}0-9!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&${LATIN}]`;
/** A pair of brackets with at most one other pair inside. */
const IN_BRACKETS = `\\((?:${PATH_CHARACTER}+|(?:${PATH_CHARACTER}*\\(${PATH_CHARACTER}+\\)${PATH_CHARACTER}*))\\)`;
const PATH_END = `(?:[-+a-z${CYRILLIC}0-9=_#/${LATIN}]|${IN_BRACKETS})`;
const PATH = `(?:${PATH_CHARACTER}*(?:${IN_BRACKETS}${PATH_CHARACTER}*)*${PATH_END}|@${PATH_CHARACTER}+/)`;
const QUERY = "\\?[a-z0-9!?*'@();:&=+$/%#\\[\\]\\-_.,~|]*[a-z0-9\\-_&=#/]";

const ADDRESS = new RegExp(
	`(?<before>${BEFORE})(?<url>(?<protocol>https?://)?(?<domain>${SUBDOMAIN}*${NAME}${TOP_LEVEL})(?::[0-9]+)?(?<path>/${PATH}*)?(?:${QUERY})?)`,
	'gi',
);
/** The part of a domain name that counts where no protocol marks it as an address. */
const PLAIN_DOMAIN = new RegExp(`(?:[-a-z0-9${LATIN}]+\\.)+${TOP_LEVEL}`, 'gi');
const SHORT_ADDRESS = new RegExp(`^https?://t\\.co/([a-z0-9]+)(?:${QUERY})?`, 'i');
/** No address goes across white space; the character before it decides where it can begin. */
const WORD = new RegExp(`[${SPACES}]?[^${SPACES}]+`, 'g');
const END_OF_NAME = new RegExp(`\\.(?=${TOP_LEVEL})`, 'gi');

const LONGEST_ADDRESS = 4096;
const LONGEST_LABEL = 63;
const LONGEST_SHORT_NAME = 40;

/**
 * What X turns into links: addresses with http:// or https://, and bare domain names with a known
 * top-level domain, with their paths. Positions are in UTF-16 units.
 * @see https://docs.x.com/fundamentals/counting-characters
 */
export function findXUrls(text: string): TextEntity[] {
	return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
		candidatesIn(word).flatMap((match) => addressesOf(match, index)),
	);
}

/**
 * Looks only as far as a name can end: in scripts without spaces a word can be a whole article, and to
 * look for a name from each of its characters takes long.
 */
function candidatesIn(word: string): RegExpExecArray[] {
	if (!word.includes('.')) return [];
	const lastEnd = matchesOf(END_OF_NAME, word, word.length).pop()?.index ?? -1;
	return matchesOf(ADDRESS, word, lastEnd);
}

/** Matches up to a place. Not with `matchAll`: to copy a pattern of this size takes longer than to use it. */
function matchesOf(pattern: RegExp, text: string, end: number): RegExpExecArray[] {
	const found: RegExpExecArray[] = [];
	pattern.lastIndex = 0;
	while (pattern.lastIndex < end) {
		const match = pattern.exec(text);
		if (!match) break;
		found.push(match);
	}
	return found;
}

function addressesOf(match: RegExpExecArray, offset: number): TextEntity[] {
	const { before, url, protocol, domain, path } = match.groups as Record<
		string,
		string | undefined
	>;
	if (url === undefined || domain === undefined || !isPossible(url, protocol, domain)) return [];
	const start = offset + match.index + (before ?? '').length;
	if (protocol) return withProtocol(url, start);
	if (/[-_./]$/.test(before ?? '')) return [];
	return bareDomains(domain, start, path === undefined ? undefined : url);
}

function isPossible(url: string, protocol: string | undefined, domain: string): boolean {
	const isHalfEncoded = domain.startsWith('xn--') && domain.search(PLAIN_DOMAIN) < 0;
	const lengths = domain.split('.').map(encodedLabelLength);
	return (
		!isHalfEncoded &&
		lengths.every((length) => length >= 1 && length <= LONGEST_LABEL) &&
		(protocol ?? 'https://').length + url.length <= LONGEST_ADDRESS
	);
}

/** Behind the name of a shortened address nothing but a query belongs to it. */
function withProtocol(url: string, start: number): TextEntity[] {
	const short = SHORT_ADDRESS.exec(url);
	if (short && short[1].length > LONGEST_SHORT_NAME) return [];
	return [entity(short ? short[0] : url, start)];
}

/**
 * The names of Latin letters in a domain; the last one takes the path along. X's rule is odd where
 * other letters stand between: they are not in the text of the address, though it reaches beyond them,
 * and a name that occurs twice begins at its first place.
 */
function bareDomains(domain: string, start: number, urlWithPath: string | undefined): TextEntity[] {
	const found: TextEntity[] = [];
	let searched = 0;
	for (const [name] of domain.matchAll(PLAIN_DOMAIN)) {
		const at = domain.indexOf(name, searched);
		searched = at + name.length;
		found.push(entity(name, start + at));
	}
	const last = found.pop();
	if (!last || urlWithPath === undefined) return last ? [...found, last] : [];
	const text = last.text + urlWithPath.slice(domain.length);
	return [...found, { ...last, text, end: start + urlWithPath.length }];
}

const entity = (text: string, start: number): TextEntity => ({
	text,
	start,
	end: start + text.length,
});
