import { countText } from '../../shared/text/count';
import type { Draft } from '../../shared/publish/draft';
import { block } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { POLL, POLL_MINUTES } from '../limits';

/** What speaks against the poll of a draft. Pure. */
export function checkPoll({ kind, options }: Draft): Issue[] {
	if (kind !== 'poll') return [];
	const choices = (options.pollChoices ?? []) as string[];
	return [
		...checkCount(choices),
		...choices.flatMap(checkChoice),
		...checkEqual(choices),
		...checkMinutes(Number(options.pollMinutes)),
	];
}

function checkCount({ length }: readonly string[]): Issue[] {
	if (length >= POLL.minOptions && length <= POLL.maxOptions) return [];
	return [
		block('poll-choices', 'Choices', {
			message: `There are ${length} choices; a poll takes ${POLL.minOptions} to ${POLL.maxOptions}`,
			fix: "Give 2 to 4 'Choices', each on a line of its own.",
		}),
	];
}

function checkChoice(choice: string): Issue[] {
	const length = countText(choice, 'codepoints');
	if (length <= POLL.maxOptionLength) return [];
	return [
		block('poll-choice-too-long', 'Choices', {
			message: `The choice '${choice}' has ${length} characters; X takes ${POLL.maxOptionLength}`,
			fix: `Shorten it by ${length - POLL.maxOptionLength} characters.`,
		}),
	];
}

function checkEqual(choices: readonly string[]): Issue[] {
	if (new Set(choices).size === choices.length) return [];
	return [
		block('poll-choices-equal', 'Choices', {
			message: 'Two choices of the poll are equal',
			fix: 'Change one of them.',
		}),
	];
}

function checkMinutes(minutes: number): Issue[] {
	const { min, max } = POLL_MINUTES;
	if (Number.isInteger(minutes) && minutes >= min && minutes <= max) return [];
	return [
		block('poll-duration', 'Duration (Minutes)', {
			message: `A poll cannot run ${minutes} minutes; X takes ${min} to ${max}`,
			fix: `Give a whole number from ${min} to ${max}.`,
		}),
	];
}
