/** A text as a sentence: networks end their own with a full stop, or do not. */
export const sentence = (text: string): string =>
	/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
