import type { Media } from '../media/media';
import { blockFile, warn } from './issue';
import type { CheckInput } from './limits';
import type { Issue } from './plan';

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
		blockFile('ratio', file, {
			message: `The file '${file.fileName}' has ${width}x${height} pixels (${ratio.toFixed(2)}:1); ${kindName} takes ${ratios.name}`,
			fix: `Crop it to ${ratios.name}.`,
		}),
	];
}

function checkType({ limits, platformTitle }: FileCheck, file: Media): Issue[] {
	if (!limits.mimeTypes || limits.mimeTypes.includes(file.mimeType ?? '')) return [];
	return [
		blockFile('media-type', file, {
			message: `The file '${file.fileName ?? file.name}' is ${file.mimeType ?? 'of an unknown type'}, which ${platformTitle} does not take here`,
			fix: `Convert it to one of: ${limits.mimeTypes.join(', ')}.`,
		}),
	];
}

function checkBytes({ limits, platformTitle }: FileCheck, file: Media): Issue[] {
	const name = file.fileName ?? file.name;
	if (limits.maxBytes !== undefined && file.size > limits.maxBytes) {
		return [
			blockFile('media-too-large', file, {
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
				blockFile('duration', file, {
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
				blockFile('resolution', file, {
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

function mebibytes(bytes: number): string {
	return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
