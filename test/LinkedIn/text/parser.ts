/** What LinkedIn shows of a little text, by a reader that owes nothing to the node. */
export interface Shown {
	/** As people see it; a mention by its name. */
	text: string;
	mentions: Array<{ name: string; urn: string }>;
	hashtags: string[];
}

const RESERVED = '\\|{}@[]()<>#*_~';

/**
 * Reads character by character, as the grammar is written. Throws at a reserved character that is
 * neither escaped nor part of a mention or hashtag.
 */
export function parse(little: string): Shown {
	const shown: Shown = { text: '', mentions: [], hashtags: [] };
	let at = 0;
	const fail = (what: string): never => {
		throw new Error(`${what} at ${at} of ${JSON.stringify(little)}`);
	};
	const until = (stop: string): string => {
		let read = '';
		while (at < little.length && little[at] !== stop) {
			if (little[at] === '\\') at++;
			read += little[at++];
		}
		if (little[at++] !== stop) fail(`no ${stop}`);
		return read;
	};
	const isWord = (point: string | undefined) => point !== undefined && /[\p{L}\p{N}]/u.test(point);
	while (at < little.length) {
		const point = String.fromCodePoint(little.codePointAt(at) as number);
		if (point === '\\') {
			if (!RESERVED.includes(little[at + 1] ?? 'x')) fail('a stray backslash');
			shown.text += little[at + 1];
			at += 2;
		} else if (point === '@' && little[at + 1] === '[') {
			at += 2;
			const name = until(']');
			if (little[at++] !== '(') fail('no (');
			const urn = until(')');
			shown.mentions.push({ name, urn });
			shown.text += name;
		} else if (point === '#' || point === '＃') {
			at += 1;
			let tag = point;
			for (;;) {
				const next =
					at < little.length ? String.fromCodePoint(little.codePointAt(at) as number) : undefined;
				if (!isWord(next) && !(tag.length > 1 && next !== undefined && /\p{M}/u.test(next))) break;
				tag += next;
				at += (next as string).length;
			}
			if (tag.length === 1 && point === '#') fail('a bare #');
			if (tag.length > 1) shown.hashtags.push(tag);
			shown.text += tag;
		} else if (RESERVED.includes(point)) {
			fail(`a bare ${point}`);
		} else {
			shown.text += point;
			at += point.length;
		}
	}
	return shown;
}
