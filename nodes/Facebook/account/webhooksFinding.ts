/** One reason why events may not arrive. A problem keeps them away; a hint may. */
export interface WebhookFinding {
	severity: 'problem' | 'hint';
	/** What is the case. */
	what: string;
	/** What to do about it. */
	fix: string;
}

export const problem = (what: string, fix: string): WebhookFinding => ({
	severity: 'problem',
	what,
	fix,
});
export const hint = (what: string, fix: string): WebhookFinding => ({
	severity: 'hint',
	what,
	fix,
});
