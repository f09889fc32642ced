import type { IDataObject } from 'n8n-workflow';
import type { GraphFields } from '../Meta/graph';
import type { RunContext } from '../shared/contract/operation';
import { inputError } from '../shared/http/failure';
import { readTime } from '../shared/time/timeParameter';
import type { FacebookApi } from './connection';
import { LIMITS } from './platform';

/** What is to change; a name that is missing stays as it is. */
export interface PostChanges {
	text?: string;
	/** Unix seconds. */
	scheduleAt?: number;
	publishNow?: boolean;
	hidden?: boolean;
	pinned?: boolean;
}

/**
 * Reads 'Update Fields'. Throws an input error for no change, for changes that contradict each other
 * and for what Facebook would refuse.
 */
export function readPostChanges(context: RunContext<FacebookApi>, now: number): PostChanges {
	const given = context.param<IDataObject>('updateFields', {});
	const changes: PostChanges = {
		...(given.text === undefined ? {} : { text: readText(context, String(given.text)) }),
		...(given.scheduleAt ? { scheduleAt: readSchedule(context, given, now) } : {}),
		...(given.publishNow === true ? { publishNow: true } : {}),
		...(given.hidden === undefined ? {} : { hidden: given.hidden === true }),
		...(given.pinned === undefined ? {} : { pinned: given.pinned === true }),
	};
	if (Object.keys(changes).length === 0) {
		throw refuse(context, {
			field: 'Update Fields',
			happened: 'There is nothing to change',
			fix: 'Add at least one field.',
		});
	}
	if (changes.publishNow && changes.scheduleAt) {
		throw refuse(context, {
			field: 'Publish Now',
			happened: 'A post cannot be published now and be scheduled',
			fix: "Remove 'Publish Now' or 'Schedule At'.",
		});
	}
	return changes;
}

function readText(context: RunContext<FacebookApi>, text: string): string {
	const { max } = LIMITS.text.text;
	if (text === '') {
		throw refuse(context, {
			field: 'Text',
			happened: "'Text' is empty",
			fix: 'Write the new text, or remove the field.',
		});
	}
	if (text.length <= max) return text;
	throw refuse(context, {
		field: 'Text',
		happened: `The text has ${text.length} characters; Facebook takes ${max}`,
		fix: `Shorten it by ${text.length - max} characters.`,
	});
}

function readSchedule(context: RunContext<FacebookApi>, given: IDataObject, now: number): number {
	const time = readTime(context.n8n, {
		field: 'Schedule At',
		value: given.scheduleAt,
		zone: given.timeZone,
	});
	const at = time?.toMillis() ?? 0;
	const { minMinutes, maxDays } = LIMITS.text.schedule;
	if (at >= now + minMinutes * 60_000 && at <= now + maxDays * 86_400_000) {
		return Math.floor(at / 1000);
	}
	throw refuse(context, {
		field: 'Schedule At',
		happened: `${time?.toISO() ?? 'The time'} is outside what Facebook takes`,
		fix: `Choose a time ${minMinutes} minutes to ${maxDays} days from now.`,
	});
}

/** https://developers.facebook.com/docs/pages-api/posts#update-a-post */
export function toPostCall(changes: PostChanges): GraphFields {
	return {
		message: changes.text,
		scheduled_publish_time: changes.scheduleAt,
		is_published: changes.publishNow,
		is_hidden: changes.hidden,
		is_pinned: changes.pinned,
	};
}

/** https://developers.facebook.com/docs/graph-api/reference/video#Updating */
export function toVideoCall(context: RunContext<FacebookApi>, changes: PostChanges): GraphFields {
	if (changes.hidden !== undefined || changes.pinned !== undefined) {
		throw refuse(context, {
			field: 'Post',
			happened: 'A video by its own ID can be neither hidden nor pinned',
			fix: "Give the ID of the post that shows the video: 'postId' in the output of Get Status.",
		});
	}
	return {
		description: changes.text,
		scheduled_publish_time: changes.scheduleAt,
		published: changes.publishNow,
	};
}

function refuse(
	context: RunContext<FacebookApi>,
	problem: Parameters<typeof inputError>[1],
): Error {
	return inputError(context.n8n.getNode(), problem);
}
