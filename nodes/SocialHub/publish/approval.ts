import type { INode } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';

const FIELD = 'Approved Content Hashes';
const HASH = /\b[0-9a-f]{64}\b/g;

/**
 * The hashes that were approved: of a list, of the item that Preview has put out, or of any text
 * with hashes in it. Undefined where none are asked for; throws an input error for a value without a
 * hash, which must not pass for "all are approved".
 */
export function readApproval(node: INode, given: unknown): string[] | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	const text = typeof given === 'string' ? given : JSON.stringify(given);
	const hashes = [...new Set(text.match(HASH) ?? [])];
	if (hashes.length > 0) return hashes;
	throw inputError(node, {
		field: FIELD,
		happened: `There is no content hash in '${FIELD}'`,
		fix: "Give the 'contentHashes' that Preview has put out, or remove the option to publish without approval.",
	});
}
