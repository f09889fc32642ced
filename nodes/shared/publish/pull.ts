import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { Media } from '../media/media';
import type { ChosenWay, Way, WayOffer, WishedWay } from '../media/way';
import { chooseWay } from '../media/way';
import type { Account, Draft, DraftMedia } from './draft';
import { blockFile } from './issue';
import type { Issue } from './plan';

/** For networks that fetch media themselves: the ways in which a file of the item can reach them. */
export interface PullCapability<Api> {
	/** All ways that the network has for any file, and what each one means there. */
	readonly ways: Readonly<Partial<Record<Way, { name: string; description: string }>>>;
	/** The ways for this file, and what stands in the way of each. */
	offers(context: RunContext<Api>, input: PulledFile): Promise<WayOffer[]>;
}

export interface PulledFile {
	account: Account;
	draft: Draft;
	file: Media;
	/** The file is a picture that stands for a video. */
	isCover: boolean;
}

/** How one file of a draft reaches the network: `given` is the user's own address. */
export type MediaPath = { kind: 'given'; url: string } | ChosenWay;

/** A file of a draft and how it reaches the network. */
export interface PlacedMedia {
	media: DraftMedia;
	file: Media | undefined;
	path: MediaPath;
}

export interface PlaceInput<Api> {
	pull: PullCapability<Api>;
	account: Account;
	draft: Draft;
	isCover?: boolean;
}

/** Chooses the way of a file by the option 'Media Way'. */
export async function placeMedia<Api>(
	context: RunContext<Api>,
	{ pull, account, draft, isCover = false }: PlaceInput<Api>,
	{ media, file }: Pick<PlacedMedia, 'media' | 'file'>,
): Promise<PlacedMedia> {
	if (media.source === 'url') return { media, file, path: { kind: 'given', url: media.url } };
	if (!file) return { media, file, path: { kind: 'none', obstacle: NO_FILE } };
	const { mediaWay = 'automatic' } = context.param<IDataObject>('options', {});
	const offers = await pull.offers(context, { account, draft, file, isCover });
	return { media, file, path: chooseWay(mediaWay as WishedWay, offers) };
}

const NO_FILE = {
	why: 'the file is not in the item any more',
	fix: 'Publish the post anew from the files.',
};

/** What speaks against a draft because a file cannot reach the network. */
export function pathIssues(placed: readonly PlacedMedia[], platformTitle: string): Issue[] {
	return placed.flatMap(({ media, file, path }) => {
		if (path.kind !== 'none' || !file || media.source === 'url') return [];
		const { why, fix } = path.obstacle;
		return [
			blockFile(
				'media-way',
				{ name: media.field },
				{
					message: `There is no way for the file '${file.fileName}' to reach ${platformTitle}: ${why}`,
					fix,
				},
			),
		];
	});
}

/** The option that chooses the way, for networks that need one. */
export function mediaWayOption<Api>({ ways }: PullCapability<Api>): INodeProperties {
	const offered = Object.entries(ways).map(([value, texts]) => ({ value, ...texts }));
	return {
		displayName: 'Media Way',
		name: 'mediaWay',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'The safest way that can be taken; Preview says which one that is',
			},
			...offered.sort((one, other) => one.name.localeCompare(other.name)),
		],
		default: 'automatic',
		description:
			'How files of the input item reach the network, which fetches media from a web address',
	};
}
