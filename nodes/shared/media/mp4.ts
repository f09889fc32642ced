import type { Box } from './boxReader';
import { createBoxReader } from './boxReader';
import type { FragmentState } from './mp4Fragments';
import { addFragment, startFragmentTrack } from './mp4Fragments';
import { readDuration, readFragmentDuration } from './mp4Header';
import type { Mp4Track } from './mp4Track';
import { describeTrack, readTrackBox } from './mp4Track';

/** What an MP4 or QuickTime file says of itself. */
export interface VideoFacts {
	durationSeconds?: number;
	/** Pixels as displayed: the rotation is applied. */
	width?: number;
	height?: number;
	/** Degrees clockwise by which a player turns the stored picture; absent for 0. */
	rotation?: 90 | 180 | 270;
	hasAudio: boolean;
	/** `h264`, `hevc`, `av1`, `vp9`, `prores`, …; the four-letter code where there is no such name. */
	videoCodec?: string;
	audioCodec?: string;
	/** Pictures per second, on average. */
	frameRate?: number;
}

export interface Mp4Probe {
	/** Takes the next bytes of the file. */
	push(chunk: Uint8Array): void;
	/** The facts read so far; undefined while no complete movie header has been seen. */
	result(): VideoFacts | undefined;
}

const CONTAINERS = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf'];
const LEAVES = ['mvhd', 'mehd', 'trex', 'tkhd', 'mdhd', 'hdlr', 'stsd', 'stts', 'tfhd', 'trun'];
const MAX_BOX_BYTES = 8 * 1024 * 1024;
const MAX_TRACKS = 64;

/**
 * Reads duration, size and codecs of an MP4 or QuickTime file from its chunks, in one pass and
 * bounded memory (one table of at most 8 MiB), wherever in the file the header stands. Fragmented
 * files are counted through. Never throws: what is damaged is left out.
 */
export function createMp4Probe(): Mp4Probe {
	const tracks: Mp4Track[] = [];
	const fragments: FragmentState = { defaults: new Map(), totals: new Map() };
	let movieSeconds: number | undefined;
	let sawMovie = false;
	let timescale = 0;

	const onBox = ({ type, payload }: Box) => {
		const track = tracks[tracks.length - 1];
		if (type === 'trak') {
			if (tracks.length < MAX_TRACKS) tracks.push({});
		} else if (type === 'mvhd') {
			const header = readDuration(payload);
			timescale = header.timescale;
			movieSeconds = header.seconds;
			sawMovie = true;
		} else if (type === 'mehd') {
			movieSeconds ||= readFragmentDuration(payload, timescale);
		} else if (['traf', 'tfhd', 'trex', 'trun'].includes(type)) {
			if (type === 'traf') startFragmentTrack(fragments);
			else addFragment(fragments, type, payload);
		} else if (track && payload.byteLength > 0) {
			readTrackBox(track, type, payload);
		}
	};

	const reader = createBoxReader(
		{ enter: new Set(CONTAINERS), collect: new Set(LEAVES), maxCollectBytes: MAX_BOX_BYTES },
		(box) => ignoringTruncation(() => onBox(box)),
	);
	return {
		push: (chunk) => reader.push(chunk),
		result: () => (sawMovie ? summarise(tracks, fragments, movieSeconds) : undefined),
	};
}

function summarise(
	tracks: Mp4Track[],
	fragments: FragmentState,
	movieSeconds: number | undefined,
): VideoFacts {
	const described = tracks.map((track) =>
		describeTrack(track, fragments.totals.get(track.id ?? 0)),
	);
	const video = described.find((track) => track.kind === 'video');
	const audio = described.find((track) => track.kind === 'audio');
	const longest = Math.max(0, ...described.map((track) => track.seconds ?? 0));
	// The header of a fragmented file may count its own samples only.
	const isFragmented = fragments.totals.size > 0;
	const seconds = isFragmented ? Math.max(movieSeconds ?? 0, longest) : movieSeconds || longest;
	const facts: VideoFacts = {
		durationSeconds: seconds || undefined,
		width: video?.width,
		height: video?.height,
		rotation: video?.rotation,
		hasAudio: audio !== undefined,
		videoCodec: video?.codec,
		audioCodec: audio?.codec,
		frameRate: video?.rate,
	};
	const known = Object.entries(facts).filter(([, value]) => value !== undefined);
	return Object.fromEntries(known) as unknown as VideoFacts;
}

/** A box that ends within a field is damaged: it says nothing, the others still do. */
function ignoringTruncation(read: () => void) {
	try {
		read();
	} catch {
		return;
	}
}
