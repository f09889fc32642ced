import type { IDataObject } from 'n8n-workflow';
import { signInValues } from '../../shared/network/connections';
import type { NetworkSpec } from '../../shared/network/network';
import type { PublishKind } from '../../shared/publish/capability';
import { warn } from '../../shared/publish/issue';
import { ownOptions } from '../../shared/publish/options';
import type { Issue } from '../../shared/publish/plan';
import type { ParameterValues } from '../../shared/run/withParameters';
import type { Destination } from './destination';
import type { HubDraft } from './draft';

/** What goes to one destination: the draft as it is, or adapted. */
export interface Candidate {
	readonly text: string;
	readonly files: readonly string[];
}

export interface ComposeInput {
	destination: Destination;
	draft: HubDraft;
	candidate: Candidate;
	kind: PublishKind;
}

/** The parameters of a network's own node for a candidate, and what they leave out. */
export interface Composed {
	values: ParameterValues;
	notes: Issue[];
}

/** What a network's own node would be told for one destination. Pure. */
export function compose<Api>(spec: NetworkSpec<Api>, input: ComposeInput): Composed {
	const { destination, draft, candidate, kind } = input;
	const { accounts, settings, connection } = destination;
	const files = kind.inputs.includes('media') ? candidate.files : [];
	const { text, link } = placeLink(input);
	const extra = spec.publish.extraFields.map(({ name }) => name);
	return {
		notes: notesOf(input),
		values: {
			...signInValues(connection.signIn),
			...accounts,
			postKind: kind.value,
			text,
			link,
			mediaSource: sourceOf(draft, files),
			binaryPropertyName: [...files],
			mediaUrl: [...files],
			...pick(settings, extra),
			options: {
				...draft.options,
				...pick(
					settings,
					ownOptions(spec.publish).map(({ name }) => name),
				),
				firstComment: settings.firstComment ?? draft.options.firstComment ?? '',
				altText: files.map((file) => draft.altTexts[file] ?? '').join('\n'),
			},
		},
	};
}

const sourceOf = ({ source }: HubDraft, files: readonly string[]): string =>
	files.some((file) => /^https?:/i.test(file)) ? 'url' : source;

function pick(values: IDataObject, names: readonly string[]): IDataObject {
	const entries = Object.entries(values).filter(([name]) => names.includes(name));
	return Object.fromEntries(entries);
}

/** The link that is left to place: none where the destination leaves it out. */
export const wantedLink = ({ settings }: Destination, { link }: HubDraft): string =>
	settings.linkHandling === 'none' ? '' : link;

/** Whether the link goes to the network as a link of its own. */
const isOwnLink = ({ destination, kind }: ComposeInput): boolean =>
	destination.settings.linkHandling !== 'text' && kind.inputs.includes('link');

function placeLink(input: ComposeInput): { text: string; link: string } {
	const { destination, draft, candidate, kind } = input;
	const link = wantedLink(destination, draft);
	const text = kind.inputs.includes('text') ? candidate.text : '';
	if (!link || isOwnLink(input)) return { text, link };
	if (!kind.inputs.includes('text') || text.includes(link)) return { text, link: '' };
	return { text: [text.trimEnd(), link].filter(Boolean).join('\n\n'), link: '' };
}

/** What a kind of post has no place for, and where the link has gone. */
function notesOf(input: ComposeInput): Issue[] {
	const { destination, draft, candidate, kind } = input;
	const link = wantedLink(destination, draft);
	const hasText = kind.inputs.includes('text');
	const notes: Issue[] = [];
	const leftOut = (rule: string, field: string, what: string) =>
		notes.push(
			warn(rule, field, {
				message: `'${kind.name}' has no place for ${what}: it is left out`,
				fix: "Choose another 'Post Kind' for this account to keep it.",
			}),
		);
	if (candidate.text && !hasText) leftOut('text-left-out', 'Text', 'the text');
	if (link && !hasText && !isOwnLink(input)) leftOut('link-left-out', 'Link', 'the link');
	if (candidate.files.length > 0 && !kind.inputs.includes('media')) {
		leftOut('media-left-out', 'Media', 'files');
	}
	const isPlaced = link && hasText && !isOwnLink(input) && !candidate.text.includes(link);
	if (isPlaced && destination.settings.linkHandling !== 'text') {
		notes.push(
			warn('link-in-text', 'Link', {
				message: `'${kind.name}' has no link of its own: it stands behind the text`,
				fix: "Set 'Link Handling' of this account to 'In Text' or 'Leave Out' if that is what you want.",
			}),
		);
	}
	return notes;
}
