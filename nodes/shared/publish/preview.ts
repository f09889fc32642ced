import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import type { Media } from '../media/media';
import { countText } from '../text/count';
import type { PublishKind } from './capability';
import type { DraftMedia } from './draft';
import { blocks } from './plan';
import type { Prepared } from './prepared';
import type { Card, CardPicture } from './card';
import { renderBoard } from './card';
import { renderCardText } from './cardText';

/** Pictures up to this size are shown in the card; larger ones by name. */
const SHOWN_UP_TO_BYTES = 4 * 1024 * 1024;
const SHOWN_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp'];

/** n8n shows text files without saying that they are UTF-8; browsers know it by this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The output of Preview: the verdict as JSON, and the post as people would see it: an HTML page
 * under `preview` for mails and approval pages, and Markdown under `previewText`, which n8n shows.
 */
export async function previewOutput<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
): Promise<OperationOutput> {
	const { json, card } = await previewOf(context, ready);
	return { json, binary: await previewFiles(context.n8n, [card]) };
}

/** What Preview says of a post, and the post as people would see it. */
export interface PostPreview {
	json: IDataObject;
	card: Card;
}

/** Asks the network too for what only that knows beforehand. */
export async function previewOf<Api>(
	context: RunContext<Api>,
	ready: Prepared<Api>,
): Promise<PostPreview> {
	const { capability, account, draft, plan, files } = ready;
	const text = capability.shownText?.(draft) ?? draft.text;
	const outlook = await capability.outlook?.(context, { ...ready, now: Date.now() });
	const issues = [...plan.issues, ...(outlook?.issues ?? [])];
	const kind = capability.kinds.find(({ value }) => value === draft.kind);
	const card: Card = {
		platform: capability.platform.title,
		account,
		draft: { ...draft, text },
		kindName: kind?.name ?? draft.kind,
		issues,
		contentHash: ready.contentHash,
		pictures: await Promise.all(
			draft.media.map(async (media, index) =>
				media.source === 'url' && !files[index]
					? fetchedByNetwork(media, kind?.media)
					: await toPicture(media, files[index]),
			),
		),
	};
	const ok = !issues.some(blocks);
	return {
		card,
		json: {
			platform: capability.platform.id,
			account: { id: account.id, name: account.name },
			kind: draft.kind,
			ok,
			contentHash: ready.contentHash,
			textLength: countText(text, 'graphemes'),
			scheduledAt: draft.scheduleAt || null,
			issues: issues as unknown as IDataObject[],
			requests: plan.steps.flatMap(({ requests }) => requests) as unknown as IDataObject[],
			...outlook?.facts,
		},
	};
}

/** The cards as HTML and as Markdown, by name of the binary field. */
export async function previewFiles(n8n: IExecuteFunctions, cards: readonly Card[]) {
	const text = BYTE_ORDER_MARK + cards.map(renderCardText).join('\n---\n\n');
	return {
		preview: await textFile(n8n, renderBoard(cards), ['preview.html', 'text/html']),
		previewText: await textFile(n8n, text, ['preview.md', 'text/markdown']),
	};
}

type MediaOf<Source> = Extract<DraftMedia, { source: Source }>;

function fetchedByNetwork(
	{ url, altText = '' }: MediaOf<'url'>,
	kind: PublishKind['media'],
): CardPicture {
	return kind === 'video'
		? { kind, name: url, altText }
		: { kind: 'picture', source: url, name: url, altText };
}

async function textFile(
	n8n: IExecuteFunctions,
	text: string,
	[fileName, mimeType]: [string, string],
) {
	return await n8n.helpers.prepareBinaryData(Buffer.from(text, 'utf8'), fileName, mimeType);
}

async function toPicture(media: DraftMedia, file: Media | undefined): Promise<CardPicture> {
	const altText = media.altText ?? '';
	if (!file) return { kind: 'file', name: nameOf(media), altText };
	const name = file.fileName ?? file.name;
	const type = file.mimeType ?? '';
	if (SHOWN_TYPES.includes(type) && file.size <= SHOWN_UP_TO_BYTES) {
		const bytes = await file.buffer();
		return {
			kind: 'picture',
			source: `data:${type};base64,${bytes.toString('base64')}`,
			name,
			altText,
		};
	}
	return {
		kind: type.startsWith('video/') ? 'video' : 'file',
		name: describe(file, name),
		altText,
	};
}

const nameOf = (media: DraftMedia): string => (media.source === 'url' ? media.url : media.field);

function describe(file: Media, name: string): string {
	const facts = [
		file.durationSeconds === undefined ? '' : `${Math.round(file.durationSeconds)} s`,
		file.width ? `${file.width}x${file.height}` : '',
		`${(file.size / 1024 / 1024).toFixed(1)} MiB`,
	];
	return `${name} (${facts.filter(Boolean).join(', ')})`;
}
