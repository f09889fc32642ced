import { sleep } from 'n8n-workflow';
import { asThrown, failureOf } from '../../shared/http/failure';

const PAUSES_MS = [3_000, 6_000, 12_000];

/**
 * Makes a post of media whose status may be unreadable: then a refusal of its content can mean that
 * LinkedIn still processes them, in words that are not documented, and the call goes out again.
 */
export async function onceReady<Result>(
	send: () => Promise<Result>,
	isUnreadable: () => Promise<boolean>,
): Promise<Result> {
	for (let tries = 0; ; tries++) {
		try {
			return await send();
		} catch (error) {
			const pause = PAUSES_MS[tries];
			if (!pause || !isOfContent(error) || !(await isUnreadable())) throw asThrown(error);
			await sleep(pause);
		}
	}
}

function isOfContent(error: unknown): boolean {
	const failure = failureOf(error);
	if (failure?.kind !== 'content-rejected' || failure.duplicate) return false;
	return /^\/?content\b/.test(String(failure.details?.field ?? ''));
}
