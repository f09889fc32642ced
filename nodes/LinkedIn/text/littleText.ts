import type { Segment } from './segments';
import { toSegments } from './segments';

const RESERVED = /[\\|{}@[\]()<>#*_~]/g;

/**
 * What a user has typed as LinkedIn's little text. Every reserved character that belongs to no
 * mention and no hashtag gets a backslash, also where it would have no meaning: LinkedIn drops all
 * that follows a stray `(` without a word. Pure.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
 */
export function toLittleText(text: string): string {
	return toSegments(text).map(write).join('');
}

function write(segment: Segment): string {
	if (segment.kind === 'mention') return `@[${escape(segment.name)}](${segment.urn})`;
	return segment.kind === 'hashtag' ? segment.text : escape(segment.text);
}

const escape = (text: string): string => text.replace(RESERVED, (mark) => `\\${mark}`);
