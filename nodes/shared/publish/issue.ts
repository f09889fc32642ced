import type { Issue } from './plan';

/** An issue that keeps the draft from being sent. */
export function block(rule: string, field: string, text: { message: string; fix: string }): Issue {
	return { rule, severity: 'block', field, ...text };
}

/** An issue that a person should know of; the draft is sent all the same. */
export function warn(rule: string, field: string, text: { message: string; fix: string }): Issue {
	return { rule, severity: 'warn', field, ...text };
}
