import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import type { Media } from '../media/media';
import { readTime } from '../time/timeParameter';
import type { PublishCapability, PublishKind } from './capability';
import type { Draft } from './draft';
import { openNamed, readAttachments, readCover, readMedia } from './readMedia';

/** A draft and its opened files; no file where the network fetches a URL itself. */
export interface OpenedDraft {
	draft: Draft;
	files: Array<Media | undefined>;
	/** The cover, if it is a file on this n8n instance. */
	coverFile?: Media;
	attachments?: Record<string, Media>;
}

/** Reads the draft of one item from the parameters and opens its binary files. */
export async function readDraft<Api>(
	context: RunContext<Api>,
	capability: PublishCapability<Api>,
): Promise<OpenedDraft> {
	const kind = readKind(context, capability);
	const options = context.param<IDataObject>('options', {});
	const { media, files } = kind.inputs.includes('media')
		? await readMedia(context, capability, options)
		: await openNamed(context, capability.ownFiles?.(context, kind.value) ?? []);
	const { cover, coverFile } = await readCover(context, capability, { kind, options });
	const { attachments, attachmentFiles } = await readAttachments(context, capability, {
		kind,
		options,
	});
	const own = capability.options.map(({ name }) => [name, options[name]] as const);
	return {
		files,
		...(coverFile ? { coverFile } : {}),
		...(attachmentFiles ? { attachments: attachmentFiles } : {}),
		draft: {
			kind: kind.value,
			// Read whatever the kind is: what it has no place for is refused, not dropped.
			text: String(context.param('text', '')),
			link: String(context.param('link', '')).trim(),
			media,
			...(cover ? { cover } : {}),
			...(attachments ? { attachments } : {}),
			firstComment: String(options.firstComment ?? ''),
			scheduleAt: readSchedule(context, options),
			asDraft: options.asDraft === true,
			options: {
				...Object.fromEntries(own.filter(([, value]) => value !== undefined && value !== '')),
				...capability.readExtra(context, kind.value),
			},
		},
	};
}

function readKind<Api>(context: RunContext<Api>, capability: PublishCapability<Api>): PublishKind {
	const value = context.param('postKind', '');
	const kind = capability.kinds.find((candidate) => candidate.value === value);
	if (kind) return kind;
	throw inputError(context.n8n.getNode(), {
		field: 'Post Kind',
		happened: `${capability.platform.title} has no kind of post called '${value}'`,
		fix: `Choose one of: ${capability.kinds.map((candidate) => candidate.value).join(', ')}.`,
	});
}

function readSchedule<Api>({ n8n }: RunContext<Api>, options: IDataObject): string {
	const { scheduleAt: value, timeZone: zone } = options;
	return readTime(n8n, { field: 'Schedule At', value, zone })?.toISO() ?? '';
}
