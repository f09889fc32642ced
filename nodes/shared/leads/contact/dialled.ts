import { removeInvisible, toHalfWidth } from './text';

/** The digits of a phone number as somebody dials it, 0 to 9. */
export interface Dialled {
	digits: string;
	/** The digits begin with a country code: a `+` was in front of them. */
	international: boolean;
}

/** A longer answer is no phone number. */
const MAX_ANSWER_LENGTH = 250;

const PUNCTUATION = '[\\s().\\/[\\]\\-\u2010-\u2015\u2212\u30fc]';
const NUMBER = new RegExp(`^${PUNCTUATION}*\\+?(?:${PUNCTUATION}|[0-9])+$`);
const EXTENSION =
	/[\s,]*(?:extension|extensi[o\u00f3]n|extn?|x|#|int|anexo|\u0434\u043e\u0431)[.:]?\s*[0-9]{1,9}#?$/iu;
const URI_PARAMETER = /^(?:ext|isub|phone-context)=/i;
const GLOBAL_CONTEXT = /^phone-context=(\+[0-9().-]+)$/i;

/**
 * The phone number in an answer: decimal digits of any script, usual punctuation, `tel:` URIs
 * (https://www.rfc-editor.org/rfc/rfc3966). An extension is dropped. Undefined if it holds anything
 * else, as letters.
 */
export function readDialled(raw: string): Dialled | undefined {
	if (raw.length > MAX_ANSWER_LENGTH) return undefined;
	const text = toAsciiDigits(toHalfWidth(removeInvisible(raw.normalize('NFC')))).trim();
	const number = fromUri(text)?.replace(EXTENSION, '');
	if (number === undefined || !NUMBER.test(number)) return undefined;
	return { digits: number.replace(/[^0-9]/g, ''), international: number.includes('+') };
}

/** The number of a URI, with the country code from its context; other texts as they are. */
function fromUri(text: string): string | undefined {
	const [number, ...parameters] = text.replace(/^tel:/i, '').split(';');
	if (!parameters.every((parameter) => URI_PARAMETER.test(parameter))) return undefined;
	const context = parameters.flatMap((parameter) => GLOBAL_CONTEXT.exec(parameter)?.[1] ?? []);
	return `${context[0] ?? ''}${number}`;
}

function toAsciiDigits(text: string): string {
	return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(decimalValue(digit)));
}

/** Unicode encodes the decimal digits of a script in a row from zero to nine. */
function decimalValue(digit: string): number {
	const code = digit.codePointAt(0) ?? 0;
	let before = 0;
	while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
	return before % 10;
}
