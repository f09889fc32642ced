import type { Media } from '../media/media';
import { countText } from '../text/count';
import type { Draft } from './draft';
import { checkFile } from './fileLimits';
import { block } from './issue';
import type { Issue } from './plan';

/** What a network accepts for one kind of post. Absent means: not limited. */
export interface KindLimits {
	text?: { max: number; unit: Parameters<typeof countText>[1]; label: string };
	/** Number of files. */
	media?: { min: number; max: number };
	mimeTypes?: readonly string[];
	maxBytes?: number;
	/** Advised size: above it a warning. */
	adviseMaxBytes?: { mimeType: string; bytes: number };
	/** Seconds, and what else to do with a longer video: `choose 'Video' as 'Post Kind'`. */
	duration?: { min: number; max: number; otherwise?: string };
	/** Pixels of the shorter and of the longer side. */
	minSize?: { width: number; height: number };
	/** Width divided by height, and how far from it is still fine. */
	aspect?: { ratio: number; tolerance: number; name: string };
	/** Width divided by height: outside it is refused. */
	ratios?: { min: number; max: number; name: string };
	schedule?: { minMinutes: number; maxDays: number };
	/** Something of the draft that this kind has no place for. */
	refuses?: ReadonlyArray<'text' | 'link' | 'firstComment' | 'schedule' | 'draft'>;
}

export interface CheckInput {
	draft: Draft;
	/** Opened files by position in `draft.media`; undefined where the network fetches a URL. */
	files: ReadonlyArray<Media | undefined>;
	limits: KindLimits;
	/** How the kind is called in sentences: `a reel`. */
	kindName: string;
	platformTitle: string;
	now: number;
}

/** Everything in a draft that the limits of its kind speak against. Pure. */
export function checkDraft(input: CheckInput): Issue[] {
	return [
		...checkText(input),
		...checkRefused(input),
		...checkMediaCount(input),
		...input.files.flatMap((file) => (file ? checkFile(input, file) : [])),
		...checkSchedule(input),
	];
}

function checkText({ draft, limits, platformTitle }: CheckInput): Issue[] {
	if (!limits.text) return [];
	const { max, unit, label } = limits.text;
	const length = countText(draft.text, unit);
	if (length <= max) return [];
	return [
		block('text-too-long', label, {
			message: `The text has ${length} characters; ${platformTitle} takes ${max}`,
			fix: `Shorten '${label}' by ${length - max} characters.`,
		}),
	];
}

const REFUSABLE = {
	text: { label: 'Text', given: (draft: Draft) => draft.text !== '' },
	link: { label: 'Link', given: (draft: Draft) => draft.link !== '' },
	firstComment: { label: 'First Comment', given: (draft: Draft) => draft.firstComment !== '' },
	schedule: { label: 'Schedule At', given: (draft: Draft) => draft.scheduleAt !== '' },
	draft: { label: 'Save as Draft', given: (draft: Draft) => draft.asDraft },
};

function checkRefused({ draft, limits, kindName, platformTitle }: CheckInput): Issue[] {
	return (limits.refuses ?? [])
		.filter((part) => REFUSABLE[part].given(draft))
		.map((part) =>
			block(`no-${part.toLowerCase()}`, REFUSABLE[part].label, {
				message: `${platformTitle} has no '${REFUSABLE[part].label}' for ${kindName}`,
				fix: `Leave '${REFUSABLE[part].label}' empty or choose another 'Post Kind'.`,
			}),
		);
}

function checkMediaCount({ draft, limits, kindName }: CheckInput): Issue[] {
	const { min, max } = limits.media ?? { min: 0, max: 0 };
	const count = draft.media.length;
	if (count >= min && count <= max) return [];
	const wanted = min === max ? `${min}` : `${min} to ${max}`;
	return [
		block('media-count', draft.media[0]?.source === 'url' ? 'Media URL' : 'Input Data Field Name', {
			message: `There are ${count} files for ${kindName}, which takes ${wanted}`,
			fix: `Give ${wanted} files, or choose another 'Post Kind'.`,
		}),
	];
}

function checkSchedule({ draft, limits, kindName, now }: CheckInput): Issue[] {
	if (!draft.scheduleAt || !limits.schedule) return [];
	const { minMinutes, maxDays } = limits.schedule;
	const aheadMs = Date.parse(draft.scheduleAt) - now;
	if (Number.isNaN(aheadMs)) {
		return [
			block('schedule-invalid', 'Schedule At', {
				message: `'${draft.scheduleAt}' is not a date and time`,
				fix: "Give 'Schedule At' as ISO 8601, e.g. 2026-12-24T09:00:00.",
			}),
		];
	}
	if (aheadMs >= minMinutes * 60_000 && aheadMs <= maxDays * 86_400_000) return [];
	return [
		block('schedule-window', 'Schedule At', {
			message: `${draft.scheduleAt} is outside the time in which ${kindName} can be scheduled`,
			fix: `Choose a time ${minMinutes} minutes to ${maxDays} days from now.`,
		}),
	];
}
