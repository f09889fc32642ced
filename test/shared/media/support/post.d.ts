import type { MediaStream } from '../../../../nodes/shared/media/content';

/**
 * Posts a body of so many bytes as n8n's request helper does when redirects are off, and returns
 * the SHA-256 of what arrived.
 */
export function postAndHash(body: MediaStream | Buffer, length: number): Promise<string>;
