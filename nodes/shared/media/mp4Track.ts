import type { SampleTotals } from './mp4Fragments';
import { fourLetters, readDuration } from './mp4Header';
import type { SampleDescription } from './mp4SampleDescription';
import { readDescription } from './mp4SampleDescription';

/** The boxes of one track that have been read so far. */
export interface Mp4Track {
	id?: number;
	rotation?: 0 | 90 | 180 | 270;
	timescale?: number;
	seconds?: number;
	/** `vide` or `soun`; other tracks (captions, metadata) have other names. */
	handler?: string;
	description?: SampleDescription;
	totals?: SampleTotals;
}

export interface TrackFacts {
	kind: 'video' | 'audio' | 'other';
	codec?: string;
	/** Pixels as displayed. */
	width?: number;
	height?: number;
	rotation?: 90 | 180 | 270;
	seconds?: number;
	/** Samples per second. */
	rate?: number;
}

/** Takes up a box of a track. Throws a RangeError where the box ends too early. */
export function readTrackBox(track: Mp4Track, type: string, payload: DataView) {
	switch (type) {
		case 'tkhd':
			readTrackHeader(track, payload);
			break;
		case 'mdhd': {
			const { timescale, seconds } = readDuration(payload);
			Object.assign(track, { timescale, seconds });
			break;
		}
		case 'hdlr':
			// QuickTime has a second handler per track, for the data reference; the first one counts.
			track.handler ??= fourLetters(payload, 8);
			break;
		case 'stsd':
			track.description = readDescription(payload, track.handler);
			break;
		case 'stts':
			track.totals = readTimes(payload);
			break;
	}
}

export function describeTrack(track: Mp4Track, fragments: SampleTotals | undefined): TrackFacts {
	const kind = track.handler === 'vide' ? 'video' : track.handler === 'soun' ? 'audio' : 'other';
	const samples = (track.totals?.samples ?? 0) + (fragments?.samples ?? 0);
	const units = (track.totals?.units ?? 0) + (fragments?.units ?? 0);
	const timed = track.timescale && units ? units / track.timescale : undefined;
	const facts: TrackFacts = {
		kind,
		codec: track.description?.codec,
		seconds: Math.max(track.seconds ?? 0, timed ?? 0) || undefined,
		rate: timed && Math.round((samples / timed) * 1000) / 1000,
	};
	if (kind !== 'video' || !track.description) return facts;
	const { width, height } = track.description;
	const turned = track.rotation === 90 || track.rotation === 270;
	return {
		...facts,
		width: (turned ? height : width) || undefined,
		height: (turned ? width : height) || undefined,
		rotation: track.rotation || undefined,
	};
}

function readTrackHeader(track: Mp4Track, payload: DataView) {
	const isLong = payload.getUint8(0) === 1;
	track.id = payload.getUint32(isLong ? 20 : 12);
	const matrix = isLong ? 52 : 40;
	const degrees =
		Math.atan2(payload.getInt32(matrix + 4), payload.getInt32(matrix)) / (Math.PI / 180);
	track.rotation = ((Math.round(degrees / 90) * 90 + 360) % 360) as Mp4Track['rotation'];
}

function readTimes(payload: DataView): SampleTotals {
	const entries = Math.min(payload.getUint32(4), Math.floor((payload.byteLength - 8) / 8));
	const totals = { samples: 0, units: 0 };
	for (let index = 0; index < entries; index++) {
		const samples = payload.getUint32(8 + index * 8);
		totals.samples += samples;
		totals.units += samples * payload.getUint32(12 + index * 8);
	}
	return totals;
}
