import type { NamedFile } from '../../shared/publish/capability';

/** Names with commas between, or a list of them, and alternative texts in lines. */
export function namedFiles(names: unknown, altTexts: unknown): NamedFile[] {
	const fields = Array.isArray(names) ? names.map(String) : String(names ?? '').split(',');
	const texts = Array.isArray(altTexts) ? altTexts.map(String) : textLines(altTexts);
	return fields
		.map((field) => field.trim())
		.filter((field) => field !== '')
		.map((field, index) => {
			const altText = texts[index]?.trim();
			return altText ? { field, altText } : { field };
		});
}

/** Whether some of the alternative texts have no file that they could belong to. */
export const hasStrayTexts = (files: readonly NamedFile[], altTexts: unknown): boolean =>
	linesOf(altTexts).length > files.filter(({ altText }) => altText).length;

/** Lines that are not empty, of a text or a list. */
export function linesOf(value: unknown): string[] {
	const lines = Array.isArray(value) ? value.map(String) : textLines(value);
	return lines.map((line) => line.trim()).filter((line) => line !== '');
}

const textLines = (text: unknown): string[] => String(text ?? '').split('\n');
