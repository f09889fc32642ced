import type { Account, Draft } from '../../shared/publish/draft';
import { block } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';
import { parseUrn } from '../urn';
import { targetEntities, wrongTargets } from './targeting';

/** What speaks against the people that a post is meant for. Pure. */
export function checkAudience({ options }: Draft, account: Account): Issue[] {
	const isPerson = parseUrn(account.id)?.type === 'person';
	const issues = wrongTargets(options).map(({ label, value }) =>
		block('target-invalid', label, {
			message: `'${value}' is not an ID for '${label}'`,
			fix: 'Give numbers or URNs of LinkedIn, with commas between.',
		}),
	);
	if (isPerson && targetEntities(options).length) {
		issues.push(
			block('target-of-person', 'Show to Locations', {
				message: 'Only posts of pages can be shown to a part of the followers',
				fix: "Remove the options 'Show to …', or choose a page as 'Author'.",
			}),
		);
	}
	if (!isPerson && options.visibility && options.visibility !== 'PUBLIC') {
		issues.push(
			block('visibility-of-page', 'Visibility', {
				message: 'Posts of pages are public',
				fix: "Remove 'Visibility', or restrict it with the options 'Show to …'.",
			}),
		);
	}
	return issues;
}
