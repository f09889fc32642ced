import type { IExecuteFunctions } from 'n8n-workflow';
import type { Media } from './media';
import { looksPublic } from './publicAddress';

/**
 * How a file of the item reaches a network that fetches media itself: its bytes in a call, an
 * address on this n8n instance that ends soon, or a copy that the network itself keeps for the
 * account. In the order of safety: with bytes nothing has to be reachable; the second shows the file
 * to whoever has the address; the third leaves a copy behind for a while.
 */
export const WAYS = ['upload', 'signedUrl', 'hostedCopy'] as const;

export type Way = (typeof WAYS)[number];

/** What the user wants: one way, or the safest that can be taken. */
export type WishedWay = Way | 'automatic';

/** Why a way cannot be taken, and what to change so that it can. */
export interface Obstacle {
	why: string;
	fix: string;
}

/** A way that a network has for a kind of file. */
export interface WayOffer {
	way: Way;
	/** Absent when the way can be taken. */
	obstacle?: Obstacle;
}

/** The way that a file takes, or why it can take none. */
export type ChosenWay = { kind: 'way'; way: Way } | { kind: 'none'; obstacle: Obstacle };

/** The way for a file out of those that the network offers for it. Pure. */
export function chooseWay(wished: WishedWay, offers: readonly WayOffer[]): ChosenWay {
	const candidates = wished === 'automatic' ? offers : offers.filter(({ way }) => way === wished);
	const inOrder = WAYS.flatMap((way) => candidates.filter((offer) => offer.way === way));
	const free = inOrder.find(({ obstacle }) => !obstacle);
	if (free) return { kind: 'way', way: free.way };
	const obstacles = inOrder.flatMap(({ obstacle }) => (obstacle ? [obstacle] : []));
	return { kind: 'none', obstacle: obstacles.length ? joined(obstacles) : NOT_OFFERED };
}

const NOT_OFFERED: Obstacle = {
	why: 'the network does not take such a file in the chosen way',
	fix: "Set 'Media Way' to 'Automatic', or give a public address as 'Media URL'.",
};

function joined(obstacles: readonly Obstacle[]): Obstacle {
	return {
		why: obstacles.map(({ why }) => why).join('; '),
		fix: `${obstacles.map(({ fix }) => fix).join(' Or: ')} Or: give a public address as 'Media URL'.`,
	};
}

/** What the network would get to fetch the file from this n8n instance. */
export function offerSignedUrl(n8n: IExecuteFunctions, file: Pick<Media, 'binary'>): WayOffer {
	const way = 'signedUrl';
	if (!file.binary.id) {
		return {
			way,
			obstacle: {
				why: 'n8n keeps this file in memory, where it has no address',
				fix: "Set N8N_DEFAULT_BINARY_DATA_MODE of n8n to 'filesystem', 'database' or 's3'.",
			},
		};
	}
	const address = n8n.getRestApiUrl();
	if (looksPublic(address)) return { way };
	return {
		way,
		obstacle: {
			why: `this n8n instance calls itself ${originOf(address)}, which the network cannot reach`,
			fix: 'Make n8n reachable from the internet over https and set WEBHOOK_URL or N8N_EDITOR_BASE_URL to its public address.',
		},
	};
}

/** The address without anything that could be secret. */
const originOf = (address: string): string =>
	URL.canParse(address) ? new URL(address).origin : `'${address}'`;

/** How long the network may take until it fetches a file. */
const VALID_FOR = '3h';

/** An address of a stored file that works without login and ends by itself; it is a secret. */
export function signUrl(n8n: IExecuteFunctions, file: Pick<Media, 'binary'>): string {
	return n8n.helpers.createBinarySignedUrl(file.binary, VALID_FOR);
}
