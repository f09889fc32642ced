/** Pauses that were asked for, in milliseconds, in their order. */
export const pauses: number[] = [];
let clock = 0;

/** Stops the clock at a time; from then on only pauses move it. Undone by `restoreMocks`. */
export function startClock(now: number) {
	clock = now;
	pauses.length = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => clock);
}

/** Stands in for n8n's `sleep`: the clock moves, nobody waits. */
export async function passTime(ms: number): Promise<void> {
	pauses.push(ms);
	clock += ms;
}
