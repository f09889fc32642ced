import { fourLetters } from './mp4Header';

/** How the samples of a track are coded. The size is 0 for tracks without a picture. */
export interface SampleDescription {
	codec: string;
	/** Pixels as stored. */
	width: number;
	height: number;
}

const CODEC_NAMES: Readonly<Record<string, string>> = {
	avc1: 'h264',
	avc3: 'h264',
	hvc1: 'hevc',
	hev1: 'hevc',
	dvh1: 'hevc',
	dvhe: 'hevc',
	av01: 'av1',
	vp08: 'vp8',
	vp09: 'vp9',
	mp4v: 'mpeg4',
	jpeg: 'mjpeg',
	apco: 'prores',
	apcs: 'prores',
	apcn: 'prores',
	apch: 'prores',
	ap4h: 'prores',
	ap4x: 'prores',
	'.mp3': 'mp3',
	'ac-3': 'ac3',
	'ec-3': 'eac3',
	Opus: 'opus',
	fLaC: 'flac',
};

const MP4_AUDIO = 'mp4a';
const MP3_OBJECT_TYPES = [0x69, 0x6b];

/** The first entry of a sample description table: all entries of a track share the picture size. */
export function readDescription(payload: DataView, handler: string | undefined): SampleDescription {
	const format = fourLetters(payload, 12);
	const isVideo = handler === 'vide' && payload.byteLength >= 44;
	return {
		codec: format === MP4_AUDIO ? mp4AudioCodec(payload) : (CODEC_NAMES[format] ?? format.trim()),
		width: isVideo ? payload.getUint16(40) : 0,
		height: isVideo ? payload.getUint16(42) : 0,
	};
}

/** `mp4a` is AAC unless its elementary stream descriptor says MP3 (ISO/IEC 14496-1, 7.2.6). */
function mp4AudioCodec(payload: DataView): string {
	let at = 16;
	while (at + 4 <= payload.byteLength && payload.getUint32(at) !== 0x65736473) at += 1;
	at += 8;
	const skipTag = () => {
		at += 1;
		while (payload.getUint8(at) & 0x80) at += 1;
		at += 1;
	};
	if (at + 16 > payload.byteLength || payload.getUint8(at) !== 0x03) return 'aac';
	skipTag();
	at += 3;
	if (payload.getUint8(at) !== 0x04) return 'aac';
	skipTag();
	return MP3_OBJECT_TYPES.includes(payload.getUint8(at)) ? 'mp3' : 'aac';
}
