import type { RunContext } from '../../shared/contract/operation';
import type { Outlook, PrepareInput } from '../../shared/publish/capability';
import type { LinkedInApi } from '../connection';
import { toLittleText } from '../text/littleText';
import { toSegments } from '../text/segments';
import { checkSubtitles } from './captions';

/** What Preview adds: the text as LinkedIn gets it, and what in it is more than text. */
export async function linkedInOutlook(
	_context: RunContext<LinkedInApi>,
	{ draft, attachments }: PrepareInput,
): Promise<Outlook> {
	const segments = toSegments(draft.text);
	const count = (kind: string) => segments.filter((segment) => segment.kind === kind).length;
	const textAsSent = toLittleText(draft.text);
	return {
		issues: await checkSubtitles(attachments),
		facts: {
			textAsSent,
			charactersAsSent: textAsSent.length,
			hashtags: count('hashtag'),
			mentions: count('mention'),
		},
	};
}
