import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { Platform } from '../contract/platform';
import type { Media } from '../media/media';
import type { Found, OncePolicy } from '../contract/once';
import type { Account, Draft } from './draft';
import type { PublicationHandle } from './handle';
import type { Handles, Issue, Look, Plan } from './plan';
import type { PlacedMedia, PullCapability } from './pull';
import type { Settled } from './publication';

/** A kind of post that a network has. */
export interface PublishKind {
	value: string;
	name: string;
	description: string;
	/** Which shared inputs the editor shows for it. */
	inputs: ReadonlyArray<'text' | 'link' | 'media'>;
	/** What its files are. */
	media?: 'picture' | 'video';
}

export interface PrepareInput {
	draft: Draft;
	files: ReadonlyArray<Media | undefined>;
	account: Account;
	now: number;
	/** Where the network pulls media: how each file of the draft reaches it. */
	placed?: readonly PlacedMedia[];
	/** The same for the picture that stands for a video. */
	cover?: PlacedMedia;
	/** The cover, if it is a file on this n8n instance. */
	coverFile?: Media;
	/** Further files, by the option that names them. */
	attachments?: Readonly<Record<string, Media>>;
}

/** What Preview asks the network for, besides the plan. */
export interface Outlook {
	issues: Issue[];
	/** Added to the output of Preview. */
	facts: IDataObject;
}

/** A binary field of the item that a field of a network names. */
export interface NamedFile {
	field: string;
	altText?: string;
}

/** A post that is out, and the comment for it. */
export interface CommentedPost {
	account: Account;
	id: string;
	text: string;
}

/**
 * What a network must say so that it can be published to. Publish and Preview are made from it by
 * one factory, so that they read the same fields and apply the same checks.
 */
export interface PublishCapability<Api> {
	readonly platform: Platform;
	readonly kinds: readonly PublishKind[];
	/** Fields before the kind: who publishes. */
	readonly accountFields: INodeProperties[];
	/** Fields after the shared ones that only this network has. */
	readonly extraFields: INodeProperties[];
	/** Options that only this network has; their values reach `draft.options`. */
	readonly options: INodeProperties[];
	/** The network neither puts a post out at a later time by itself nor stores drafts. */
	readonly cannotSchedule?: true;
	/** Kinds of post whose video, or link, can have a cover. */
	readonly coverKinds?: readonly string[];
	/** Options that name a further file of the item, and the kinds of post that it belongs to. */
	readonly attachments?: ReadonlyArray<{ option: string; kinds: readonly string[] }>;
	/** Shown under 'Text': how this network's mentions are typed. */
	readonly textHint?: string;
	/** The network takes bytes only: what is given by address, this node downloads. */
	readonly loadsUrls?: true;
	/** The post goes out in a call of its own once the network has processed the media: has Finish. */
	readonly publishesAfterProcessing?: true;
	/** Present where the network fetches media itself. */
	readonly pull?: PullCapability<Api>;
	/** The files that fields of a kind name which has no shared 'media' input, in order. */
	ownFiles?(context: RunContext<Api>, kind: string): NamedFile[];
	/** How long after a call its result may stay invisible when read back. */
	readonly lookAfterMs: OncePolicy['lookAfterMs'];
	account(context: RunContext<Api>): Promise<Account>;
	/** Values of the extra fields, for `draft.options`. */
	readExtra(context: RunContext<Api>, kind: string): IDataObject;
	/** The text that people see, where it is not the text of the draft alone: that of a thread. */
	shownText?(draft: Draft): string;
	/** Pure: the calls that the draft needs and what speaks against it. */
	prepare(input: PrepareInput): Plan<Api>;
	/**
	 * Present where Finish goes on with a handle, which anybody can have written: what no handle of
	 * this network can be, undefined where it can.
	 */
	handleProblem?(
		handle: Pick<PublicationHandle, 'account' | 'draft' | 'steps'>,
	): string | undefined;
	/** What only the network knows beforehand, such as how many posts it still takes today. */
	outlook?(context: RunContext<Api>, input: PrepareInput): Promise<Outlook>;
	/** One look at how far the network is. */
	settle(api: Api, input: { draft: Draft; account: Account; handles: Handles }): Promise<Settled>;
	/** Adds the first comment, if the network has comments. Its handle has the comment's `id`. */
	firstComment?: {
		send(api: Api, post: CommentedPost): Promise<IDataObject>;
		/** The comment, if it has been added since. */
		find(api: Api, post: CommentedPost, look: Look): Promise<Found<IDataObject>>;
	};
}
