import type { PublicationHandle } from '../../shared/publish/handle';

/** Instagram's IDs, which get into the addresses of calls: of accounts, containers and posts. */
const ID = /^\d+$/;

/** What no handle of Instagram can be. */
export function handleProblem({
	account,
	steps,
}: Pick<PublicationHandle, 'account' | 'steps'>): string | undefined {
	if (!ID.test(account.id)) return 'handle.account.id: not an ID of Instagram';
	for (const [step, { containerId, id }] of Object.entries(steps)) {
		const given = [containerId, id].filter((value) => value !== undefined && value !== '');
		const isForeign = given.some((value) => !ID.test(String(value)));
		if (isForeign) return `handle.steps.${step}: not an ID of Instagram`;
	}
	return undefined;
}
