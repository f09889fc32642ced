/** Samples of one track in all fragments: their number and the sum of their durations. */
export interface SampleTotals {
	samples: number;
	/** In units of the track's own timescale. */
	units: number;
}

/** What is known of a fragmented file while it is read. Keyed by track id. */
export interface FragmentState {
	/** Duration of a sample where neither the fragment nor the sample names one. */
	defaults: Map<number, number>;
	totals: Map<number, SampleTotals>;
	current?: { id: number; sampleUnits: number };
}

const MAX_TRACKS = 64;

const TFHD_BASE_DATA_OFFSET = 0x01;
const TFHD_DESCRIPTION_INDEX = 0x02;
const TFHD_DEFAULT_DURATION = 0x08;
const TRUN_DATA_OFFSET = 0x001;
const TRUN_FIRST_FLAGS = 0x004;
const TRUN_SAMPLE_FIELDS = [0x100, 0x200, 0x400, 0x800];
const TRUN_SAMPLE_DURATION = 0x100;

/** Forgets the track of the fragment before. */
export function startFragmentTrack(state: FragmentState) {
	delete state.current;
}

/**
 * Takes up a `trex`, `tfhd` or `trun` box (ISO/IEC 14496-12, 8.8). Throws a RangeError where the
 * box ends too early.
 */
export function addFragment(state: FragmentState, type: string, payload: DataView) {
	if (type === 'trex') {
		if (state.defaults.size < MAX_TRACKS) {
			state.defaults.set(payload.getUint32(4), payload.getUint32(12));
		}
	} else if (type === 'tfhd') {
		state.current = readTrackHeader(state, payload);
	} else if (type === 'trun' && state.current) {
		addRun(state, state.current, payload);
	}
}

function readTrackHeader(state: FragmentState, payload: DataView) {
	const flags = payload.getUint32(0) & 0xffffff;
	const id = payload.getUint32(4);
	let at = 8;
	if (flags & TFHD_BASE_DATA_OFFSET) at += 8;
	if (flags & TFHD_DESCRIPTION_INDEX) at += 4;
	const own = flags & TFHD_DEFAULT_DURATION ? payload.getUint32(at) : undefined;
	return { id, sampleUnits: own ?? state.defaults.get(id) ?? 0 };
}

function addRun(
	state: FragmentState,
	track: { id: number; sampleUnits: number },
	payload: DataView,
) {
	const flags = payload.getUint32(0) & 0xffffff;
	const samples = payload.getUint32(4);
	let units = samples * track.sampleUnits;
	if (flags & TRUN_SAMPLE_DURATION) {
		const stride = 4 * TRUN_SAMPLE_FIELDS.filter((field) => flags & field).length;
		const first = 8 + (flags & TRUN_DATA_OFFSET ? 4 : 0) + (flags & TRUN_FIRST_FLAGS ? 4 : 0);
		units = 0;
		for (let index = 0; index < samples; index++)
			units += payload.getUint32(first + index * stride);
	}
	const known = state.totals.get(track.id);
	if (!known && state.totals.size >= MAX_TRACKS) return;
	state.totals.set(track.id, {
		samples: samples + (known?.samples ?? 0),
		units: units + (known?.units ?? 0),
	});
}
