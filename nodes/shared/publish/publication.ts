import type { IDataObject } from 'n8n-workflow';

export type PublicationStatus = 'published' | 'scheduled' | 'draft' | 'processing';

/** What came of a draft, in the same shape for every network. Times are ISO 8601. */
export interface Publication {
	platform: string;
	account: { id: string; name: string };
	/** Id of the post; null while a network gives it only after processing. */
	id: string | null;
	url: string | null;
	kind: string;
	status: PublicationStatus;
	publishedAt: string | null;
	scheduledAt: string | null;
	contentHash: string;
	/** An earlier try or a call whose answer was lost had published it; nothing was sent again. */
	replayed: boolean;
	firstCommentId?: string | null;
	/** Ids of all posts of a thread that are out, in order; the first one is `id`. */
	threadIds?: string[];
	/** Ids of uploaded photos or of the video behind the post. */
	mediaIds?: string[];
	warnings: string[];
	/** While `processing` and not out yet: what Finish needs to go on. */
	handle?: IDataObject;
	raw?: IDataObject;
}

/** How far a network is with something that it processes after the last call. */
export type Settled =
	| {
			status: 'published' | 'scheduled' | 'draft';
			id: string | null;
			url: string | null;
			publishedAt?: string;
			threadIds?: string[];
			raw?: IDataObject;
	  }
	| { status: 'processing'; id: string | null; url: string | null; raw?: IDataObject }
	| { status: 'rejected'; reason: string; code?: string };
