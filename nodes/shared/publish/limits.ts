import type { Media } from '../media/media';
import { countText } from '../text/count';
import type { Draft } from './draft';
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

/** Everything in one file that the limits speak against, for kinds whose files differ. Pure. */
export function checkFile(input: FileCheck, file: Media): Issue[] {
	return [
		...checkType(input, file),
		...checkBytes(input, file),
		...checkVideo(input, file),
		...checkRatio(input, file),
	];
}

type FileCheck = Pick<CheckInput, 'limits' | 'kindName' | 'platformTitle'>;

function checkRatio({ limits, kindName }: FileCheck, file: Media): Issue[] {
	const { ratios } = limits;
	const { width, height } = file;
	if (!ratios || !width || !height) return [];
	const ratio = width / height;
	// A picture of whole pixels can miss the bound by less than one of them.
	const slack = 1 / height;
	if (ratio >= ratios.min - slack && ratio <= ratios.max + slack) return [];
	return [
		block('ratio', file.name, {
			message: `The file '${file.fileName}' has ${width}x${height} pixels (${ratio.toFixed(2)}:1); ${kindName} takes ${ratios.name}`,
			fix: `Crop it to ${ratios.name}.`,
		}),
	];
}

function checkType({ limits, platformTitle }: FileCheck, file: Media): Issue[] {
	if (!limits.mimeTypes || limits.mimeTypes.includes(file.mimeType ?? '')) return [];
	return [
		block('media-type', file.name, {
			message: `The file '${file.fileName ?? file.name}' is ${file.mimeType ?? 'of an unknown type'}, which ${platformTitle} does not take here`,
			fix: `Convert it to one of: ${limits.mimeTypes.join(', ')}.`,
		}),
	];
}

function checkBytes({ limits, platformTitle }: FileCheck, file: Media): Issue[] {
	const name = file.fileName ?? file.name;
	if (limits.maxBytes !== undefined && file.size > limits.maxBytes) {
		return [
			block('media-too-large', file.name, {
				message: `The file '${name}' has ${mebibytes(file.size)}; ${platformTitle} takes ${mebibytes(limits.maxBytes)} here`,
				fix: 'Make the file smaller.',
			}),
		];
	}
	const advised = limits.adviseMaxBytes;
	if (advised && file.mimeType === advised.mimeType && file.size > advised.bytes) {
		return [
			warn('media-large', file.name, {
				message: `The file '${name}' has ${mebibytes(file.size)}; above ${mebibytes(advised.bytes)} ${platformTitle} may pixelate it`,
				fix: 'Use a JPEG or a smaller file.',
			}),
		];
	}
	return [];
}

function checkVideo({ limits, kindName }: FileCheck, file: Media): Issue[] {
	const issues: Issue[] = [];
	const { durationSeconds: seconds, width, height } = file;
	const what = file.mimeType.startsWith('image/') ? 'picture' : 'video';
	if (limits.duration && seconds !== undefined) {
		const { min, max, otherwise } = limits.duration;
		if (seconds < min || seconds > max) {
			issues.push(
				block('duration', file.name, {
					message: `The video runs ${Math.round(seconds * 10) / 10} s; ${kindName} takes ${min} to ${max} s`,
					fix:
						seconds < min
							? 'Use a longer video.'
							: `Cut the video${otherwise ? `, or ${otherwise}` : ''}.`,
				}),
			);
		}
	}
	if (limits.minSize && width && height) {
		const { minSize } = limits;
		if (width < minSize.width || height < minSize.height) {
			issues.push(
				block('resolution', file.name, {
					message: `The video has ${width}x${height} pixels; ${kindName} takes ${minSize.width}x${minSize.height} or more`,
					fix: 'Use a video of a higher resolution.',
				}),
			);
		}
	}
	if (limits.aspect && width && height) {
		const { ratio, tolerance, name } = limits.aspect;
		if (Math.abs(width / height - ratio) > tolerance) {
			issues.push(
				warn('aspect', file.name, {
					message: `The ${what} has ${width}x${height} pixels; ${kindName} is meant for ${name}`,
					fix: `Crop the ${what} to ${name}.`,
				}),
			);
		}
	}
	return issues;
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

export function block(rule: string, field: string, text: { message: string; fix: string }): Issue {
	return { rule, severity: 'block', field, ...text };
}

export function warn(rule: string, field: string, text: { message: string; fix: string }): Issue {
	return { rule, severity: 'warn', field, ...text };
}

function mebibytes(bytes: number): string {
	return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
