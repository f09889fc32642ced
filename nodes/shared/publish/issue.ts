import type { Media } from '../media/media';
import type { Issue } from './plan';

/** An issue that keeps the draft from being sent. */
export function block(rule: string, field: string, text: { message: string; fix: string }): Issue {
	return { rule, severity: 'block', field, ...text };
}

/** An issue of one file, without which the rest could be sent. */
export function blockFile(
	rule: string,
	{ name }: Pick<Media, 'name'>,
	text: { message: string; fix: string },
): Issue {
	return { ...block(rule, name, text), file: name };
}

/** An issue that a person should know of; the draft is sent all the same. */
export function warn(rule: string, field: string, text: { message: string; fix: string }): Issue {
	return { rule, severity: 'warn', field, ...text };
}
