import { countText } from '../../shared/text/count';
import type { PrepareInput } from '../../shared/publish/capability';
import type { Draft } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import { checkDraft } from '../../shared/publish/limits';
import type { Issue } from '../../shared/publish/plan';
import type { FacebookKind } from '../platform';
import { LIMITS } from '../platform';
import { carouselCards, countryCodes } from './fieldValues';

const KIND_NAMES: Record<FacebookKind, string> = {
	text: 'a text or link post',
	photo: 'a photo post',
	carousel: 'a link carousel',
	video: 'a video',
	reel: 'a reel',
	photoStory: 'a photo story',
	videoStory: 'a video story',
};

/** Kinds on which an option has an effect; on others Preview says that it has none. */
const OPTION_KINDS: Record<string, { label: string; kinds: readonly FacebookKind[] }> = {
	backdateTo: { label: 'Backdate To', kinds: ['text', 'photo', 'carousel'] },
	callToAction: { label: 'Call to Action', kinds: ['text', 'video'] },
	countries: { label: 'Show in Countries', kinds: ['text', 'photo', 'carousel', 'video'] },
	minimumAge: { label: 'Minimum Age', kinds: ['text', 'photo', 'carousel', 'video'] },
	place: { label: 'Place (Page ID)', kinds: ['text', 'photo', 'carousel', 'reel'] },
	videoTitle: { label: 'Video Title', kinds: ['video', 'reel'] },
};

/** Everything that speaks against a draft, known before anything is sent. */
export function checkFacebookDraft(input: PrepareInput): Issue[] {
	const { draft, files, now } = input;
	const kind = draft.kind as FacebookKind;
	return [
		...checkDraft({
			draft,
			files,
			limits: LIMITS[kind],
			kindName: KIND_NAMES[kind],
			platformTitle: 'Facebook',
			now,
		}),
		...checkContent(draft, kind),
		...checkTimes(draft, now),
		...checkOptions(draft, kind),
	];
}

function checkContent(draft: Draft, kind: FacebookKind): Issue[] {
	const issues: Issue[] = [];
	if (kind === 'text' && !draft.text.trim() && !draft.link) {
		issues.push(
			block('empty', 'Text', {
				message: 'The post has neither a text nor a link',
				fix: "Fill in 'Text' or 'Link'.",
			}),
		);
	}
	if (draft.link && !/^https?:\/\/[^\s/]+/i.test(draft.link)) {
		issues.push(
			block('link-invalid', 'Link', {
				message: `'${draft.link}' is not a web address`,
				fix: 'Give a complete address that starts with https://.',
			}),
		);
	}
	return kind === 'carousel' ? [...issues, ...checkCarousel(draft)] : issues;
}

function checkCarousel(draft: Draft): Issue[] {
	const cards = carouselCards(draft);
	const issues: Issue[] = [];
	if (!draft.link) {
		issues.push(
			block('carousel-link', 'Link', {
				message: "A link carousel needs the page behind 'See more'",
				fix: "Fill in 'Link'.",
			}),
		);
	}
	if (cards.length < 2 || cards.length > 5) {
		issues.push(
			block('carousel-cards', 'Cards', {
				message: `There are ${cards.length} cards; a link carousel takes 2 to 5`,
				fix: "Give 2 to 5 'Cards'.",
			}),
		);
	}
	if (cards.some(({ link }) => !/^https?:\/\//i.test(link))) {
		issues.push(
			block('carousel-card-link', 'Cards', {
				message: 'A card has no complete link',
				fix: 'Give every card a link that starts with https://.',
			}),
		);
	}
	return issues;
}

function checkTimes(draft: Draft, now: number): Issue[] {
	const issues: Issue[] = [];
	if (draft.asDraft && draft.scheduleAt) {
		issues.push(
			block('draft-and-schedule', 'Schedule At', {
				message: 'A draft cannot be scheduled at the same time',
				fix: "Turn off 'Save as Draft' or empty 'Schedule At'.",
			}),
		);
	}
	if (draft.options.backdateTo && !(Date.parse(String(draft.options.backdateTo)) < now)) {
		issues.push(
			block('backdate-future', 'Backdate To', {
				message: "'Backdate To' is not a time in the past",
				fix: "Choose a past time, or use 'Schedule At'.",
			}),
		);
	}
	if (draft.firstComment && (draft.asDraft || draft.scheduleAt)) {
		issues.push(
			warn('comment-later', 'First Comment', {
				message: 'The first comment is not added: the post is not out yet',
				fix: 'Add the comment with the operation Create of the resource Comment once the post is out.',
			}),
		);
	}
	return issues;
}

function checkOptions(draft: Draft, kind: FacebookKind): Issue[] {
	const issues = Object.entries(OPTION_KINDS)
		.filter(([name, { kinds }]) => draft.options[name] !== undefined && !kinds.includes(kind))
		.map(([, { label }]) =>
			warn('option-without-effect', label, {
				message: `'${label}' has no effect on ${KIND_NAMES[kind]}`,
				fix: `Remove '${label}'.`,
			}),
		);
	if (draft.media.some(({ altText }) => altText) && kind !== 'photo' && kind !== 'photoStory') {
		issues.push(
			warn('option-without-effect', 'Alt Text', {
				message: `'Alt Text' has no effect on ${KIND_NAMES[kind]}`,
				fix: "Remove 'Alt Text'.",
			}),
		);
	}
	const wrongCode = countryCodes(draft.options).find((code) => !/^[A-Z]{2}$/.test(code));
	if (wrongCode) {
		issues.push(
			block('country-code', 'Show in Countries', {
				message: `'${wrongCode}' is not a country code`,
				fix: 'Give two-letter codes with commas between, e.g. DE, AT.',
			}),
		);
	}
	if (draft.options.callToAction && !draft.link && !draft.options.callToActionLink) {
		issues.push(
			block('call-to-action-link', 'Call to Action Link', {
				message: 'The button leads nowhere',
				fix: "Fill in 'Link' or 'Call to Action Link'.",
			}),
		);
	}
	if (countText(String(draft.options.videoTitle ?? ''), 'utf16') > 255) {
		issues.push(
			block('title-too-long', 'Video Title', {
				message: 'The video title is longer than 255 characters',
				fix: "Shorten 'Video Title'.",
			}),
		);
	}
	return issues;
}
