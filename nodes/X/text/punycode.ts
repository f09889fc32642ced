const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;

/** Signs that domain names of other scripts use for the dot. */
const OTHER_DOTS = /[。．｡]/;

/** The length of one part of a domain name as the domain name system carries it: `xn--…`. */
export function encodedLabelLength(label: string): number {
	const parts = label.split(OTHER_DOTS).map(lengthOfPart);
	return parts.reduce((sum, length) => sum + length, parts.length - 1);
}

function lengthOfPart(part: string): number {
	const isPlain = /^[\x20-\x7e]*$/.test(part);
	return isPlain ? part.length : 'xn--'.length + punycodeLength(part);
}

/**
 * How many letters the Punycode of a text has.
 * @see https://www.rfc-editor.org/rfc/rfc3492#section-6.3
 */
function punycodeLength(text: string): number {
	const codes = Array.from(text, (character) => character.codePointAt(0) as number);
	const basic = codes.filter((code) => code < FIRST_CODE).length;
	let length = basic > 0 ? basic + 1 : 0;
	let handled = basic;
	let next = FIRST_CODE;
	let delta = 0;
	let bias = FIRST_BIAS;
	while (handled < codes.length) {
		const lowest = Math.min(...codes.filter((code) => code >= next));
		delta += (lowest - next) * (handled + 1);
		next = lowest;
		for (const code of codes) {
			if (code < next) delta += 1;
			if (code !== next) continue;
			length += digitsOf(delta, bias);
			bias = adapt(delta, handled + 1, handled === basic);
			delta = 0;
			handled += 1;
		}
		delta += 1;
		next += 1;
	}
	return length;
}

/** Digits of a number with variable base. */
function digitsOf(value: number, bias: number): number {
	let rest = value;
	let digits = 1;
	for (let k = BASE; ; k += BASE) {
		const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
		if (rest < threshold) return digits;
		rest = Math.floor((rest - threshold) / (BASE - threshold));
		digits += 1;
	}
}

function adapt(value: number, count: number, isFirst: boolean): number {
	let delta = isFirst ? Math.floor(value / DAMP) : Math.floor(value / 2);
	delta += Math.floor(delta / count);
	let k = 0;
	for (; delta > ((BASE - T_MIN) * T_MAX) / 2; k += BASE)
		delta = Math.floor(delta / (BASE - T_MIN));
	return Math.floor(k + ((BASE - T_MIN + 1) * delta) / (delta + SKEW));
}
