import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import { readTime } from '../../shared/time/timeParameter';

const DEFAULT_TOO_LATE_MINUTES = 60;

/** Whether a post may go out now. */
export type Due =
	| { status: 'due' }
	/** `dueAt`: ISO 8601 with offset. */
	| { status: 'not-due'; dueAt: string }
	| { status: 'too-late'; dueAt: string; minutes: number };

/** Compares 'Due At' with a time in milliseconds since 1970. Throws for what is no time. */
export function readDue(n8n: IExecuteFunctions, options: IDataObject, now: number): Due {
	const { dueAt: value, timeZone: zone, tooLateAfter = DEFAULT_TOO_LATE_MINUTES } = options;
	const time = readTime(n8n, { field: 'Due At', value, zone });
	if (!time) return { status: 'due' };
	const dueAt = time.toISO() ?? '';
	const minutes = Math.floor((now - time.toMillis()) / 60_000);
	if (minutes < 0) return { status: 'not-due', dueAt };
	return minutes >= Number(tooLateAfter) && now > time.toMillis()
		? { status: 'too-late', dueAt, minutes }
		: { status: 'due' };
}

/** Throws for a post whose time has passed by too long. */
export function assertNotTooLate(n8n: IExecuteFunctions, due: Due) {
	if (due.status !== 'too-late') return;
	throw inputError(n8n.getNode(), {
		field: 'Due At',
		happened: `The post was due at ${due.dueAt}, ${due.minutes} minutes ago`,
		fix: "Give another time as 'Due At', or allow more under 'Too Late After (Minutes)'.",
	});
}
