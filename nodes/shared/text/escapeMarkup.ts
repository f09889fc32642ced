/** Control characters and lone halves of pairs, which XML does not allow even as entities. */
const NOT_ALLOWED = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text as content or attribute value of HTML, XML or SVG. */
export const escapeMarkup = (text: string): string =>
	text.replace(NOT_ALLOWED, '').replace(/[&<>"']/g, (character) => ENTITIES[character]);
