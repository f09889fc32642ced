import { warn } from '../../shared/publish/issue';
import type { Draft } from '../../shared/publish/draft';
import type { Issue } from '../../shared/publish/plan';
import { findUrls } from '../../shared/text/entities';
import { ADVISED } from '../platform';
import { toSegments } from '../text/segments';
import { graphemesOf } from '../../shared/text/graphemes';

/** Shorter words in capitals are mostly abbreviations. */
const WORD = /\p{L}{4,}/gu;
const SHOUTED_WORDS = 3;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}/u;

/** What a professional audience may take amiss. Nothing of it is refused. Pure. */
export function toneIssues({ text, kind }: Draft): Issue[] {
	return [...shouting(text), ...hashtags(text), ...emoji(text), ...bareLinks(text, kind)];
}

function shouting(text: string): Issue[] {
	const words = plainPart(text).match(WORD) ?? [];
	const shouted = words.filter((word) => isUpperCase(word));
	const isLoud = shouted.length >= SHOUTED_WORDS && shouted.length * 2 >= words.length;
	if (!isLoud && !/[!！]{2,}/.test(text)) return [];
	return [
		warn('tone-shouting', 'Text', {
			message: isLoud
				? `The text shouts: ${shouted.length} words are in capitals`
				: 'The text shouts: there is more than one exclamation mark in a row',
			fix: 'Say it in lower case, with one exclamation mark at most.',
		}),
	];
}

/** Scripts without capitals never shout. */
const isUpperCase = (word: string): boolean =>
	word === word.toUpperCase() && word !== word.toLowerCase();

const plainPart = (text: string): string =>
	toSegments(text)
		.map((segment) => (segment.kind === 'text' ? segment.text : ' '))
		.join('')
		.replace(/https?:\/\/\S+/g, ' ');

function hashtags(text: string): Issue[] {
	const count = toSegments(text).filter(({ kind }) => kind === 'hashtag').length;
	if (count <= ADVISED.hashtags) return [];
	return [
		warn('tone-hashtags', 'Text', {
			message: `The text has ${count} hashtags; more than ${ADVISED.hashtags} look like advertising`,
			fix: `Remove ${count - ADVISED.hashtags} hashtags.`,
		}),
	];
}

function emoji(text: string): Issue[] {
	const count = [...graphemesOf(text)].filter((character) => EMOJI.test(character)).length;
	if (count <= ADVISED.emoji) return [];
	return [
		warn('tone-emoji', 'Text', {
			message: `The text has ${count} emoji; more than ${ADVISED.emoji} look unprofessional`,
			fix: `Remove ${count - ADVISED.emoji} emoji.`,
		}),
	];
}

function bareLinks(text: string, kind: string): Issue[] {
	const urls = findUrls(text);
	if (urls.length === 0) return [];
	return [
		warn('tone-bare-link', 'Text', {
			message: `The text contains a bare link (${urls[0].text}), for which LinkedIn shows no preview`,
			fix:
				kind === 'text'
					? "Choose 'Article or Link' as 'Post Kind' and give it as 'Link'."
					: "Put it into 'First Comment', or leave it as it is.",
		}),
	];
}
