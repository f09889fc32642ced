/** Movie and media headers start alike: version, dates, units per second, duration in units. */
export function readDuration(payload: DataView): { timescale: number; seconds?: number } {
	const isLong = payload.getUint8(0) === 1;
	const timescale = payload.getUint32(isLong ? 20 : 12);
	const units = isLong ? uint64(payload, 24) : payload.getUint32(16);
	const isUnknown = isLong ? units >= 2 ** 63 : units === 0xffffffff;
	return { timescale, seconds: isUnknown || !timescale ? undefined : units / timescale };
}

/** The length that a fragmented movie announces, in seconds. */
export function readFragmentDuration(payload: DataView, timescale: number): number | undefined {
	const units = payload.getUint8(0) === 1 ? uint64(payload, 4) : payload.getUint32(4);
	return timescale ? units / timescale : undefined;
}

export function fourLetters(payload: DataView, at: number): string {
	return String.fromCharCode(...[0, 1, 2, 3].map((offset) => payload.getUint8(at + offset)));
}

function uint64(payload: DataView, at: number): number {
	return payload.getUint32(at) * 2 ** 32 + payload.getUint32(at + 4);
}
