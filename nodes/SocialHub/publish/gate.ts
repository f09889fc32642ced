import type { INode } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import { blocks } from '../../shared/publish/plan';
import type { PreparedDestination } from './prepareDestination';

/** A destination that was prepared, or the error that kept it from being prepared. */
export interface Outcome {
	title: string;
	ready: Promise<PreparedDestination>;
}

/**
 * For 'All or Nothing': throws unless every destination would be published, by what is known before
 * anything is sent, by what the network says of it, and by what was approved.
 */
export async function assertAllPass(
	node: INode,
	outcomes: readonly Outcome[],
	approved: readonly string[] | undefined,
) {
	const reasons = await Promise.all(
		outcomes.map(async ({ title, ready }) => {
			const reason = await reasonAgainst(ready, approved);
			return reason === undefined ? [] : [`${title}: ${reason}`];
		}),
	);
	const [first] = reasons.flat();
	if (first === undefined) return;
	throw inputError(node, {
		field: 'All or Nothing',
		happened: `Nothing is published, because a network would refuse the post. ${first}`,
		fix: "Change the post as its own error says, or turn off 'All or Nothing'.",
	});
}

async function reasonAgainst(
	ready: Promise<PreparedDestination>,
	approved: readonly string[] | undefined,
): Promise<string | undefined> {
	try {
		const { issues, contentHash = '', preview } = await ready;
		if (approved && !approved.includes(contentHash)) return 'the post is not the approved one';
		const known = issues.find(blocks);
		if (known) return known.message;
		const shown = await preview();
		return shown?.card.issues.find(blocks)?.message;
	} catch (error) {
		return (error as Error).message;
	}
}
