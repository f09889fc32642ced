import { graphemesOf } from './graphemes';

/** A text of at most so many characters as people see them; a cut is shown by `…`. */
export function withEllipsis(text: string, length: number): string {
	const characters = [...graphemesOf(text)];
	if (characters.length <= length) return text;
	return `${characters
		.slice(0, length - 1)
		.join('')
		.trimEnd()}…`;
}
