import type { PrepareInput } from '../../shared/publish/capability';
import type { Draft } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import { checkDraft } from '../../shared/publish/limits';
import type { Issue } from '../../shared/publish/plan';
import { toMessage } from '../comments/message';
import type { LinkedInKind } from '../platform';
import { LIMITS, MAX_ALT_TEXT, MAX_COMMENT, MAX_TEXT } from '../platform';
import { toLittleText } from '../text/littleText';
import { checkAudience } from './checkAudience';
import { checkKind } from './checkKinds';
import { KIND_NAMES } from './kinds';
import { toneIssues } from './tone';

/** Everything that speaks against a draft, known before anything is sent. */
export function checkLinkedInDraft(input: PrepareInput): Issue[] {
	const { draft, files, account, now } = input;
	const kind = draft.kind as LinkedInKind;
	return [
		...checkDraft({
			draft,
			files,
			limits: LIMITS[kind],
			kindName: KIND_NAMES[kind],
			platformTitle: 'LinkedIn',
			now,
		}),
		...checkText(draft),
		...checkKind(input),
		...checkTime(draft),
		...checkAltTexts(draft),
		...checkAudience(draft, account),
		...checkCaptions(draft),
		...checkComment(draft),
		...toneIssues(draft),
	];
}

function checkText({ text }: Draft): Issue[] {
	const { length } = toLittleText(text);
	if (length <= MAX_TEXT) return [];
	const escapes = length - text.length;
	const counted = escapes > 0 ? `, ${escapes} of them escapes of characters such as ( and _` : '';
	return [
		block('text-too-long', 'Text', {
			message: `The text has ${length} characters${counted}; LinkedIn takes ${MAX_TEXT}`,
			fix: `Shorten 'Text' by ${length - MAX_TEXT} characters.`,
		}),
	];
}

function checkTime({ scheduleAt, asDraft }: Draft): Issue[] {
	const issues: Issue[] = [];
	if (scheduleAt) {
		issues.push(
			block('no-schedule', 'Schedule At', {
				message: "LinkedIn's API cannot schedule",
				fix: "Empty 'Schedule At' and let n8n do it: put a Wait node with that time before this node, or start the workflow with a Schedule Trigger.",
			}),
		);
	}
	if (asDraft) {
		issues.push(
			block('no-draft', 'Save as Draft', {
				message: "LinkedIn's API stores no drafts",
				fix: "Turn off 'Save as Draft'. Preview shows a post without publishing it.",
			}),
		);
	}
	return issues;
}

function checkAltTexts({ media, kind, cover, options }: Draft): Issue[] {
	const texts = [...media.map(({ altText }) => altText), options.altText].flatMap((text) =>
		text ? [String(text)] : [],
	);
	if (texts.length && kind !== 'image' && !(kind === 'article' && cover)) {
		return [
			warn('option-without-effect', 'Alt Text', {
				message: `'Alt Text' has no effect on ${KIND_NAMES[kind]}${kind === 'article' ? ' without a cover' : ''}`,
				fix: kind === 'article' ? "Give a picture as 'Cover'." : "Remove 'Alt Text'.",
			}),
		];
	}
	return texts
		.filter(({ length }) => length > MAX_ALT_TEXT)
		.map(({ length }) =>
			block('alt-text-too-long', 'Alt Text', {
				message: `An alt text has ${length} characters; LinkedIn takes ${MAX_ALT_TEXT}`,
				fix: `Shorten it by ${length - MAX_ALT_TEXT} characters.`,
			}),
		);
}

function checkCaptions({ options, kind, attachments }: Draft): Issue[] {
	const issues: Issue[] = [];
	if (options.captions && kind !== 'video') {
		issues.push(
			warn('option-without-effect', 'Captions', {
				message: `'Captions' has no effect on ${KIND_NAMES[kind]}`,
				fix: "Remove 'Captions'.",
			}),
		);
	}
	const language = String(options.captionsLanguage ?? 'en_US');
	if (attachments?.captions && !/^[a-z]{2}[_-][a-z]{2}$/i.test(language)) {
		issues.push(
			block('captions-language', 'Captions Language', {
				message: `'${language}' is not a language with a country`,
				fix: 'Give both, such as en_US or de_DE.',
			}),
		);
	}
	return issues;
}

function checkComment({ firstComment }: Draft): Issue[] {
	const { length } = toMessage(firstComment).text;
	if (length <= MAX_COMMENT) return [];
	return [
		block('comment-too-long', 'First Comment', {
			message: `The first comment has ${length} characters; LinkedIn takes ${MAX_COMMENT}`,
			fix: `Shorten it by ${length - MAX_COMMENT} characters.`,
		}),
	];
}
