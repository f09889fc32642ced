import type { IDataObject } from 'n8n-workflow';
import type { Draft } from '../../shared/publish/draft';
import { block, warn } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import type { InstagramApi } from '../connection';
import type { InstagramKind } from '../platform';
import { MAX_COLLABORATORS } from '../platform';
import { listed, userTags } from './containerFields';
import { KIND_NAMES } from './kinds';

const FEED = ['photo', 'carousel', 'reel'] as const;
const REEL = ['reel'] as const;

/** Kinds on which an option has an effect; on others Preview says that it has none. */
const OPTION_KINDS: Record<string, { label: string; kinds: readonly InstagramKind[] }> = {
	audioName: { label: 'Audio Name', kinds: REEL },
	collaborators: { label: 'Collaborators', kinds: FEED },
	coverAt: { label: 'Cover at (Seconds)', kinds: REEL },
	location: { label: 'Location (Page ID)', kinds: FEED },
	shareToFeed: { label: 'Share to Feed', kinds: REEL },
	trialReel: { label: 'Trial Reel', kinds: REEL },
};

export function checkOptions(draft: Draft, kind: InstagramKind): Issue[] {
	const idle = Object.entries(OPTION_KINDS)
		.filter(([name, { kinds }]) => draft.options[name] !== undefined && !kinds.includes(kind))
		.map(([, { label }]) =>
			warn('option-without-effect', label, {
				message: `'${label}' has no effect on ${KIND_NAMES[kind]}`,
				fix: `Remove '${label}'.`,
			}),
		);
	return [...idle, ...checkLists(draft), ...checkTags(draft, kind), ...checkLogin(draft)];
}

/** Labels of what Instagram takes through Facebook Login only. */
const FACEBOOK_LOGIN_OPTIONS = { isPaidPartnership: 'Paid Partnership', sponsorIds: 'Sponsor IDs' };

/** Marks in a draft those of its options that the login of the connection does not have. */
export function lackingLogin(login: InstagramApi['login'], options: IDataObject): IDataObject {
	if (login === 'facebook') return {};
	const lacking = Object.entries(FACEBOOK_LOGIN_OPTIONS)
		.filter(([name]) => options[name])
		.map(([, label]) => label);
	return lacking.length ? { needFacebookLogin: lacking } : {};
}

function checkLogin({ options }: Draft): Issue[] {
	return ((options.needFacebookLogin ?? []) as string[]).map((label) =>
		block('needs-facebook-login', label, {
			message: `Instagram Login has no '${label}'`,
			fix: `Remove '${label}', or choose a Facebook sign-in under 'Authentication'.`,
		}),
	);
}

function checkLists({ options }: Draft): Issue[] {
	const issues: Issue[] = [];
	const collaborators = listed(options.collaborators).length;
	if (collaborators > MAX_COLLABORATORS) {
		issues.push(
			block('too-many-collaborators', 'Collaborators', {
				message: `There are ${collaborators} collaborators; Instagram takes ${MAX_COLLABORATORS}`,
				fix: `Name at most ${MAX_COLLABORATORS}.`,
			}),
		);
	}
	if (listed(options.sponsorIds).length > 2) {
		issues.push(
			block('too-many-sponsors', 'Sponsor IDs', {
				message: 'There are more than 2 sponsors',
				fix: 'Name at most 2.',
			}),
		);
	}
	if (listed(options.sponsorIds).length && options.isPaidPartnership !== true) {
		issues.push(
			warn('option-without-effect', 'Sponsor IDs', {
				message: "'Sponsor IDs' has no effect without 'Paid Partnership'",
				fix: "Add 'Paid Partnership', or remove 'Sponsor IDs'.",
			}),
		);
	}
	return issues;
}

function checkTags(draft: Draft, kind: InstagramKind): Issue[] {
	const tags = userTags(draft);
	const nameless = tags.some(({ username }) => username === '');
	const misplaced = tags.some(({ x, y }) => !(x >= 0 && x <= 1 && y >= 0 && y <= 1));
	const beyond = kind === 'carousel' && tags.some(({ index }) => !draft.media[index]);
	const problems = [
		nameless ? (['a user tag has no username', "Fill in 'Username'."] as const) : undefined,
		misplaced
			? (['a user tag is outside the picture', "Give 'X' and 'Y' from 0 to 1."] as const)
			: undefined,
		beyond
			? ([
					'a user tag is on a file that the carousel does not have',
					"Correct 'File Number'.",
				] as const)
			: undefined,
	];
	return problems.flatMap((problem) =>
		problem
			? [block('user-tag', 'User Tags', { message: capital(problem[0]), fix: problem[1] })]
			: [],
	);
}

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);
