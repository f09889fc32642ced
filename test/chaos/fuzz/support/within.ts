import { createContext, Script } from 'vm';

const SCRIPT = new Script('run()');

/**
 * Runs what is synchronous and ends it when it has not ended after so many milliseconds: an endless
 * loop or a pattern that takes for ever cannot be ended from outside by a timer.
 */
export function within(milliseconds: number, run: () => void) {
	SCRIPT.runInContext(createContext({ run }), { timeout: milliseconds });
}

/** The same for what is asynchronous, between its steps. */
export async function withinAsync(milliseconds: number, run: () => Promise<void>) {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('has not ended')), milliseconds);
	});
	await Promise.race([run(), late]).finally(() => clearTimeout(timer));
}
