import type { TextEntity } from '../../shared/text/entities';
import { findXUrls, LATIN, PUNCTUATION, SPACES } from './urls';

/**
 * A name behind an @, or one of its lists. Not behind a letter, as in mail addresses, except for
 * RT; not where an @, an accented letter or an address goes on.
 */
const MENTION = new RegExp(
	`(?<before>^|[^a-zA-Z0-9_!#$%&*@＠]|(?:^|[^a-zA-Z0-9_+~.-])[rR][tT]:?)(?<mention>[@＠][a-zA-Z0-9_]{1,20}(?:/[a-zA-Z][a-zA-Z0-9_-]{0,24})?)(?<after>[@＠${LATIN}]|://)?`,
	'g',
);
const CASHTAG = new RegExp(
	`(?<=^|[${SPACES}])\\$[a-z]{1,6}(?:[._][a-z]{1,2})?(?=$|\\s|[${PUNCTUATION}])`,
	'gi',
);

/** Names that X turns into mentions. Positions are in UTF-16 units. */
export function findXMentions(text: string): TextEntity[] {
	const urls = findXUrls(text);
	const found: TextEntity[] = [];
	MENTION.lastIndex = 0;
	for (let match = MENTION.exec(text); match; match = MENTION.exec(text)) {
		const { before, mention, after } = match.groups as Record<string, string | undefined>;
		const start = match.index + (before ?? '').length;
		const end = start + (mention ?? '').length;
		// What stands behind a mention can be what stands before the next one.
		MENTION.lastIndex = end;
		const isInUrl = urls.some((url) => start >= url.start && start < url.end);
		if (after === undefined && !isInUrl) found.push({ text: mention ?? '', start, end });
	}
	return found;
}

/** Names of stocks behind a $: since 2026 a post may have one. */
export function findCashtags(text: string): TextEntity[] {
	return [...text.matchAll(CASHTAG)].map(({ 0: cashtag, index }) => ({
		text: cashtag,
		start: index,
		end: index + cashtag.length,
	}));
}
