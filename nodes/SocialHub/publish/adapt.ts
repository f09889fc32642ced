import { warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { blocks } from '../../shared/publish/plan';
import { countText } from '../../shared/text/count';
import { shorterTexts, withoutLastHashtag } from '../../shared/text/shorten';
import type { Attempt } from './attempt';
import { adaptMedia } from './adaptMedia';
import type { Candidate } from './values';

/** What the user allows to change. */
export type Adaptation = 'text' | 'hashtags' | 'media';

export interface AdaptInput<Api> {
	candidate: Candidate;
	allowed: readonly Adaptation[];
	/** Files that can take the place of others, in order. */
	spare: readonly string[];
	/** What the network says to a candidate. */
	attempt(candidate: Candidate): Promise<Attempt<Api>>;
}

/** The candidate as far as it could be adapted, and what was changed. */
export interface Adapted<Api> {
	attempt: Attempt<Api>;
	notes: Issue[];
}

export const isRefusedFor = <Api>({ issues }: Attempt<Api>, rule: string): boolean =>
	issues.some((issue) => blocks(issue) && issue.rule === rule);

/** Changes what the user allows to change until the network takes it; what does not help is not done. */
export async function adapt<Api>(input: AdaptInput<Api>): Promise<Adapted<Api>> {
	const { allowed } = input;
	let adapted: Adapted<Api> = { attempt: await input.attempt(input.candidate), notes: [] };
	if (allowed.includes('media')) adapted = await adaptMedia(input, adapted);
	if (allowed.includes('hashtags')) adapted = await removeHashtags(input, adapted);
	if (allowed.includes('text')) adapted = await shortenText(input, adapted);
	return adapted;
}

async function removeHashtags<Api>(
	input: AdaptInput<Api>,
	{ attempt, notes }: Adapted<Api>,
): Promise<Adapted<Api>> {
	let current = attempt;
	let removed = 0;
	while (isRefusedFor(current, 'too-many-hashtags')) {
		const text = withoutLastHashtag(current.candidate.text);
		if (text === undefined) return { attempt, notes };
		current = await input.attempt({ ...current.candidate, text });
		removed += 1;
	}
	if (removed === 0) return { attempt, notes };
	const note = warn('hashtags-removed', 'Text', {
		message: `The last ${removed === 1 ? 'hashtag is' : `${removed} hashtags are`} removed: the network takes no more`,
		fix: 'Give this account a text of its own to choose them.',
	});
	return { attempt: current, notes: [...notes, note] };
}

/** The longest of the shorter texts that the network takes. */
async function shortenText<Api>(
	input: AdaptInput<Api>,
	{ attempt, notes }: Adapted<Api>,
): Promise<Adapted<Api>> {
	if (!isRefusedFor(attempt, 'text-too-long')) return { attempt, notes };
	const { candidate } = attempt;
	const texts = shorterTexts(candidate.text);
	let shorter: Attempt<Api> | undefined;
	// Shorter texts never count more: the first one that is taken is looked for by halving.
	for (let low = 0, high = texts.length - 1; low <= high;) {
		const middle = Math.floor((low + high) / 2);
		const tried = await input.attempt({ ...candidate, text: texts[middle] });
		if (isRefusedFor(tried, 'text-too-long')) low = middle + 1;
		else {
			shorter = tried;
			high = middle - 1;
		}
	}
	if (!shorter) return { attempt, notes };
	const [before, after] = [candidate, shorter.candidate].map(({ text }) =>
		countText(text, 'graphemes'),
	);
	const note = warn('text-shortened', 'Text', {
		message: `The text is shortened from ${before} to ${after} characters: the network takes no more`,
		fix: 'Give this account a text of its own to say it in other words.',
	});
	return { attempt: shorter, notes: [...notes, note] };
}
