import type { IDataObject } from 'n8n-workflow';
import type { GraphClient } from '../../Meta/graph';
import type { Settled } from '../../shared/publish/publication';
import type { Found } from '../../shared/contract/once';

interface Phase {
	status?: string;
	publish_status?: string;
	error?: { message?: string; code?: number };
	errors?: Array<{ message?: string; code?: number }>;
}

export interface VideoStatus {
	video_status?: string;
	uploading_phase?: Phase & { bytes_transfered?: number; bytes_transferred?: number };
	processing_phase?: Phase;
	publishing_phase?: Phase;
}

/** Statuses of a video whose bytes are in but which nobody has asked to publish. */
const NOT_FINISHED = ['uploading', 'upload_complete'];
const FAILED = ['error', 'expired', 'upload_failed'];

/** Whether a video whose ID is known has been handed in for publishing. */
export async function findVideoById(
	graph: GraphClient,
	videoId: string,
): Promise<Found<IDataObject>> {
	const { status } = await readVideo(graph, videoId);
	if (isUnderWay(status.processing_phase) || isUnderWay(status.publishing_phase)) {
		return { status: 'done', handle: { mediaId: videoId } };
	}
	if (!status.video_status) {
		return { status: 'unknown', reason: 'Facebook does not say how far the video is' };
	}
	return NOT_FINISHED.includes(status.video_status)
		? { status: 'not-done' }
		: { status: 'done', handle: { mediaId: videoId } };
}

const isUnderWay = (phase: Phase | undefined) =>
	['in_progress', 'complete', 'completed'].includes(phase?.status ?? '');

/**
 * How far Facebook is with a video, reel or video story.
 * @see https://developers.facebook.com/docs/video-api/guides/reels-publishing
 */
export async function settleVideo(graph: GraphClient, videoId: string): Promise<Settled> {
	const { status, raw } = await readVideo(graph, videoId);
	const reason = problemOf(status);
	if (reason || FAILED.includes(status.video_status ?? '')) {
		return { status: 'rejected', reason: reason ?? `the video is '${status.video_status}'` };
	}
	const id = raw.post_id ? String(raw.post_id) : null;
	const url = toUrl(raw.permalink_url);
	const publishing = status.publishing_phase?.publish_status;
	if (status.video_status !== 'ready') return { status: 'processing', id, url, raw };
	if (publishing === 'draft' || publishing === 'scheduled') {
		return { status: publishing, id: id ?? videoId, url, raw };
	}
	return { status: 'published', id: id ?? videoId, url, raw };
}

/** Bytes of an upload that the network has; the counter has two spellings. */
export function bytesReceived(status: VideoStatus): number {
	const phase = status.uploading_phase;
	return Number(phase?.bytes_transfered ?? phase?.bytes_transferred ?? 0);
}

export async function readVideo(
	graph: GraphClient,
	videoId: string,
): Promise<{ status: VideoStatus; raw: IDataObject }> {
	const raw = await graph.call({
		method: 'GET',
		path: videoId,
		fields: { fields: 'status,permalink_url,post_id,published' },
	});
	return { status: (raw.status ?? {}) as VideoStatus, raw };
}

function problemOf(status: VideoStatus): string | undefined {
	const phases = [status.uploading_phase, status.processing_phase, status.publishing_phase];
	for (const phase of phases) {
		const problem = phase?.error ?? phase?.errors?.[0];
		if (problem?.message) return problem.message;
	}
	return undefined;
}

function toUrl(permalink: unknown): string | null {
	if (!permalink) return null;
	const link = String(permalink);
	return link.startsWith('/') ? `https://www.facebook.com${link}` : link;
}
