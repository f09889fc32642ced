import type { Draft } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { POLL } from '../platform';
import { pollAnswers, pollQuestion } from './body';
import { empty } from './empty';

/** What speaks against the question and the answers of a poll. Pure. */
export function checkPoll({ options }: Draft): Issue[] {
	const question = pollQuestion(options);
	const answers = pollAnswers(options);
	const issues: Issue[] = [];
	if (!question)
		issues.push(empty('Poll Question', 'The poll has no question', "Fill in 'Poll Question'."));
	if (question.length > POLL.maxQuestion) {
		issues.push(
			block('poll-question-too-long', 'Poll Question', {
				message: `The question has ${question.length} characters; LinkedIn takes ${POLL.maxQuestion}`,
				fix: `Shorten it by ${question.length - POLL.maxQuestion} characters.`,
			}),
		);
	}
	if (answers.length < POLL.minAnswers || answers.length > POLL.maxAnswers) {
		issues.push(
			block('poll-answers', 'Poll Answers', {
				message: `The poll has ${answers.length} answers; LinkedIn takes ${POLL.minAnswers} to ${POLL.maxAnswers}`,
				fix: `Give ${POLL.minAnswers} to ${POLL.maxAnswers} answers, each on a line of its own.`,
			}),
		);
	}
	if (new Set(answers).size < answers.length) {
		issues.push(
			warn('poll-answers-equal', 'Poll Answers', {
				message: 'Two answers of the poll are the same',
				fix: 'Give different answers.',
			}),
		);
	}
	const long = answers.find(({ length }) => length > POLL.maxAnswer);
	if (long) {
		issues.push(
			block('poll-answer-too-long', 'Poll Answers', {
				message: `The answer '${long}' has ${long.length} characters; LinkedIn takes ${POLL.maxAnswer}`,
				fix: `Shorten it by ${long.length - POLL.maxAnswer} characters.`,
			}),
		);
	}
	return issues;
}
