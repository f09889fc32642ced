/** Lone halves of pairs and control characters, which XML forbids or nobody should write. */
const NOT_ALLOWED = /[^\t\n\r\u{20}-\u{7e}\u{85}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

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
