import type { Platform } from '../contract/platform';
import type { Failure } from '../contract/failure';
import type { AccountFacts } from './accountCheck';

const WARN_BELOW_DAYS = 14;

/** Days until an end; null where there is none, or nobody says. */
export type DaysLeft = number | null;

/** Whether an end is so near that somebody should do something. */
export const isSoon = (daysLeft: DaysLeft): daysLeft is number =>
	daysLeft !== null && daysLeft < WARN_BELOW_DAYS;

/** What a working connection needs, in plain words. */
export function messageOf(
	platform: Platform,
	facts: AccountFacts,
	{ access, version }: { access: DaysLeft; version: DaysLeft },
): string {
	const sentences = [
		`Connected as ${facts.accountName}.`,
		...(isSoon(access)
			? [`The access ends in ${days(access)}: reconnect the credential before that.`]
			: []),
		...(isSoon(version) ? [versionEnds(platform, version)] : []),
		...(facts.missing.length
			? [`Reconnect the credential and allow: ${facts.missing.join(', ')}.`]
			: []),
		...facts.findings,
	];
	return sentences.length === 1 ? `${sentences[0]} ${NOTHING_TO_DO}` : sentences.join(' ');
}

const NOTHING_TO_DO = 'There is nothing to do.';

/** Whether the message of a connection asks for nothing. */
export const isAllRight = (message: string): boolean => message.endsWith(NOTHING_TO_DO);

/** What has happened and what to do, in plain words. */
export const adviceOf = ({ happened, advice }: Failure): string => `${happened}. ${advice}`;

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

function versionEnds({ api }: Platform, daysLeft: number): string {
	const when = daysLeft < 0 ? 'has ended' : `ends in ${days(daysLeft)}`;
	return `Version ${api.version} of the ${api.name} ${when}: choose a newer one in the credential, or update this package.`;
}
