import type { Failure } from '../contract/failure';

/** What is known of a lead that could not be read: enough to read it later, by ID. */
export interface UnreadLead {
	platform: string;
	id: string;
	status: 'not-read';
	/** What happened, what to do, and the kind of the failure. */
	reason: string;
	fix: string;
	kind: Failure['kind'];
}

/** A lead that could not be read, among others that could. */
export function unreadLead(platform: string, id: string, failure: Failure): UnreadLead {
	const { happened, advice, kind } = failure;
	return { platform, id, status: 'not-read', reason: happened, fix: advice, kind };
}
