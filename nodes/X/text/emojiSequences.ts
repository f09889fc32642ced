/**
 * Emoji of several characters that X counts as one, as patterns: those of Emoji 11, which its
 * counting rule of version 3 knows. Newer ones it counts part by part. An emoji of a single
 * character needs no entry: it weighs as much as any other character that is not Latin.
 * @see https://unicode.org/Public/emoji/11.0/
 * @see https://docs.x.com/fundamentals/counting-characters
 */

const JOINER = '\\u200d';
const AS_EMOJI = '\\ufe0f';
const TONE = '[\\u{1f3fb}-\\u{1f3ff}]';

/** A character class of code points and ranges in hexadecimal. */
const oneOf = (codes: string): string =>
	`[${codes
		.trim()
		.split(/\s+/)
		.map((range) =>
			range
				.split('-')
				.map((code) => `\\u{${code}}`)
				.join('-'),
		)
		.join('')}]`;

/** Signs that are text unless the selector behind them says otherwise. */
const TEXT_OR_EMOJI = oneOf(`
a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 23cf 23ed-23ef 23f1-23f2 23f8-23fa
24c2 25aa-25ab 25b6 25c0 25fb-25fe 2600-2604 260e 2611 2614-2615 2618 2620 2622-2623 2626 262a
262e-262f 2638-263a 2640 2642 2648-2653 265f-2660 2663 2665-2666 2668 267b 267f 2692-2697 2699
269b-269c 26a0-26a1 26aa-26ab 26b0-26b1 26bd-26be 26c4-26c5 26c8 26cf 26d1 26d3-26d4 26e9-26ea
26f0-26f5 26f8 26fa 26fd 2702 2708-2709 270f 2712 2714 2716 271d 2721 2733-2734 2744 2747 2757
2763-2764 27a1 2934-2935 2b05-2b07 2b1b-2b1c 2b50 2b55 3030 303d 3297 3299 1f004 1f170-1f171
1f17e-1f17f 1f202 1f21a 1f22f 1f237 1f321 1f324-1f32c 1f336 1f37d 1f396-1f397 1f399-1f39b
1f39e-1f39f 1f3cd-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 1f43f 1f441 1f4fd 1f549-1f54a 1f56f-1f570
1f573 1f576-1f579 1f587 1f58a-1f58d 1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3
1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa 1f6cb 1f6cd-1f6cf 1f6e0-1f6e5 1f6e9 1f6f0 1f6f3
`);

/** People and hands that have a skin tone and may be text. */
const TONED_OR_TEXT = oneOf('261d 26f7 26f9 270c-270d 1f3cb-1f3cc 1f574-1f575 1f590');
const TONED = oneOf(`
270a-270b 1f385 1f3c2-1f3c4 1f3c7 1f3ca 1f442-1f443 1f446-1f450 1f466-1f469 1f46e 1f470-1f478 1f47c
1f481-1f483 1f485-1f487 1f4aa 1f57a 1f595-1f596 1f645-1f647 1f64b-1f64f 1f6a3 1f6b4-1f6b6 1f6c0
1f6cc 1f918-1f91c 1f91e-1f91f 1f926 1f930-1f939 1f93d-1f93e 1f9b5-1f9b6 1f9b8-1f9b9 1f9d1-1f9dd
`);

const SEX = `${JOINER}[\\u2640\\u2642]${AS_EMOJI}`;
const WITH_TONE_OR_SELECTOR_AND_SEX = oneOf('26f9 1f3cb-1f3cc 1f574-1f575');
const WITH_SEX = oneOf(`
1f3c3-1f3c4 1f3ca 1f46e 1f471 1f473 1f477 1f481-1f482 1f486-1f487 1f645-1f647 1f64b 1f64d-1f64e
1f6a3 1f6b4-1f6b6 1f926 1f935 1f937-1f939 1f93d-1f93e 1f9b8-1f9b9 1f9d6-1f9dd
`);
const WITH_SEX_ONLY = oneOf('1f46f 1f93c 1f9de-1f9df');

const MAN = '\\u{1f468}';
const WOMAN = '\\u{1f469}';
const ADULT = `[${MAN}${WOMAN}]`;
const BOY = '\\u{1f466}';
const GIRL = '\\u{1f467}';
const CHILD = `[${BOY}${GIRL}]`;
const OCCUPATION = `(?:[\\u2695\\u2696\\u2708]${AS_EMOJI}|${oneOf('1f33e 1f373 1f393 1f3a4 1f3a8 1f3eb 1f3ed 1f4bb-1f4bc 1f527 1f52c 1f680 1f692')})`;
const HAIR = oneOf('1f9b0-1f9b3');
const LOVE = `${JOINER}\\u2764${AS_EMOJI}${JOINER}`;
const KISS = `\\u{1f48b}${JOINER}`;
const PARENTS = `(?:${MAN}${JOINER}${ADULT}|${WOMAN}${JOINER}${WOMAN}|${ADULT})`;
const CHILDREN = `(?:${BOY}${JOINER}${BOY}|${GIRL}${JOINER}${CHILD}|${CHILD})`;

/** Regions that have a flag: two letters of ISO 3166, and some more that Unicode lists. */
const FLAGS = `
AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA
EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO
TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
`
	.trim()
	.split(/\s+/);
/** England, Scotland and Wales. */
const PARTS_OF_COUNTRIES = ['gbeng', 'gbsct', 'gbwls'];

const inCodes = (text: string, first: number, zero: string): string =>
	Array.from(text, (letter) => {
		const code = first + letter.charCodeAt(0) - zero.charCodeAt(0);
		return `\\u{${code.toString(16)}}`;
	}).join('');

/** The longest first where one begins with another. */
export const EMOJI_SEQUENCES: readonly string[] = [
	`${ADULT}${TONE}?${JOINER}(?:${OCCUPATION}|${HAIR})`,
	`${WITH_TONE_OR_SELECTOR_AND_SEX}(?:${TONE}|${AS_EMOJI})${SEX}`,
	`${WITH_SEX}${TONE}?${SEX}`,
	`${WITH_SEX_ONLY}${SEX}`,
	`(?:${MAN}${LOVE}(?:${KISS})?${MAN}|${WOMAN}${LOVE}(?:${KISS})?${ADULT})`,
	`${PARENTS}${JOINER}${CHILDREN}`,
	`\\u{1f3f3}${AS_EMOJI}${JOINER}\\u{1f308}`,
	`\\u{1f3f4}${JOINER}\\u2620${AS_EMOJI}`,
	`\\u{1f441}${JOINER}\\u{1f5e8}`,
	`[#*0-9]${AS_EMOJI}?\\u20e3`,
	`${TEXT_OR_EMOJI}${AS_EMOJI}`,
	`${TONED_OR_TEXT}(?:${AS_EMOJI}${TONE}?|${TONE})`,
	`${TONED}${TONE}`,
	...PARTS_OF_COUNTRIES.map((part) => `\\u{1f3f4}${inCodes(part, 0xe0061, 'a')}\\u{e007f}`),
	...FLAGS.map((region) => inCodes(region, 0x1f1e6, 'A')),
];
