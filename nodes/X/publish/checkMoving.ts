import type { Media } from '../../shared/media/media';
import { blockFile, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { DOCUMENTED_VIDEO, MAX_FRAME_RATE, MAX_GIF } from '../limits';

/** What speaks against a GIF that moves. */
export function checkGif({ name, fileName, width = 0, height = 0, frames = 0 }: Media): Issue[] {
	const issues: Issue[] = [];
	const size = `The GIF '${fileName}' has ${width}x${height} pixels`;
	const fix = 'Scale the GIF down, or publish it as a video.';
	if (width > MAX_GIF.width || height > MAX_GIF.height) {
		const message = `${size}; X takes ${MAX_GIF.width}x${MAX_GIF.height}`;
		issues.push(blockFile('resolution', { name }, { message, fix }));
	}
	if (frames > MAX_GIF.frames) {
		issues.push(
			blockFile(
				'frames',
				{ name },
				{
					message: `The GIF '${fileName}' has ${frames} pictures; X takes ${MAX_GIF.frames}`,
					fix: 'Leave out pictures, or publish it as a video.',
				},
			),
		);
	} else if (width * height * frames > MAX_GIF.pixels) {
		const message = `${size} in each of ${frames} pictures; X takes ${MAX_GIF.pixels / 1_000_000} million pixels in all of them`;
		issues.push(blockFile('resolution', { name }, { message, fix }));
	}
	return issues;
}

/** What speaks against a video, besides its size and duration. */
export function checkVideo(file: Media): Issue[] {
	const { name, videoCodec, audioCodec, frameRate = 0, width = 0, height = 0 } = file;
	const issues: Issue[] = [];
	if (videoCodec && !/^(avc|h264)/i.test(videoCodec)) {
		issues.push(
			warn('video-codec', name, {
				message: `The video is coded as ${videoCodec}; X documents H.264`,
				fix: 'Convert it to H.264 if X refuses it.',
			}),
		);
	}
	if (audioCodec && !/^(mp4a|aac)/i.test(audioCodec)) {
		issues.push(
			warn('audio-codec', name, {
				message: `The sound is coded as ${audioCodec}; X documents AAC`,
				fix: 'Convert it to AAC if X refuses it.',
			}),
		);
	}
	// Measured rates miss whole numbers by a little.
	if (frameRate > MAX_FRAME_RATE + 0.5) {
		issues.push(
			blockFile(
				'frame-rate',
				{ name },
				{
					message: `The video has ${Math.round(frameRate)} pictures a second; X takes ${MAX_FRAME_RATE}`,
					fix: `Convert it to ${MAX_FRAME_RATE} or fewer.`,
				},
			),
		);
	}
	const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
	if (longer > DOCUMENTED_VIDEO.longer || shorter > DOCUMENTED_VIDEO.shorter) {
		issues.push(
			warn('resolution', name, {
				message: `The video has ${width}x${height} pixels; X documents up to ${DOCUMENTED_VIDEO.longer}x${DOCUMENTED_VIDEO.shorter} and scales larger ones down or refuses them`,
				fix: 'Scale the video down if X refuses it.',
			}),
		);
	}
	return issues;
}
