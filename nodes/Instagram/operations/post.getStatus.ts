import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../../shared/contract/operation';
import { json } from '../../shared/contract/output';
import { inputError } from '../../shared/http/failure';
import type { InstagramAccount, InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { accountField } from '../fields';
import { INSTAGRAM } from '../platform';
import { judge, readContainer } from '../publish/containerStatus';

const CONTAINER: INodeProperties = {
	displayName: 'Container ID',
	name: 'container',
	type: 'string',
	default: '={{ $json.handle.steps.container.containerId }}',
	required: true,
	placeholder: 'e.g. 17889455560051444',
	description: "The container of a post that Publish has put out as 'processing'",
};

/** A container is all that has a status: what is published is there at once. */
export const getPostStatus: Operation<InstagramApi> = {
	resource: 'post',
	operation: 'getStatus',
	name: 'Get Status',
	action: 'Get post status',
	description:
		"Tell whether what Publish has handed in is processing, ready to be published, published, rejected or expired, with Instagram's reason",
	effect: 'read',
	repeatable: true,
	fields: [accountField, CONTAINER],
	async run(context) {
		const id = readId(context);
		return [json(await statusOf(context.api, await selectedAccount(context), id))];
	},
};

function readId({ n8n, param }: RunContext<InstagramApi>): string {
	const id = String(param<unknown>('container', '') ?? '').trim();
	if (/^\d+$/.test(id)) return id;
	throw inputError(n8n.getNode(), {
		field: 'Container ID',
		happened: id ? `'${id}' is not the ID of a container` : "'Container ID' is empty",
		fix: "Give 'handle.steps.container.containerId' of an item that Publish has put out as 'processing'.",
	});
}

async function statusOf(
	api: InstagramApi,
	account: InstagramAccount,
	containerId: string,
): Promise<IDataObject> {
	const { code, text } = await readContainer(api, account.id, containerId);
	const readiness = judge({ code, text }, []);
	const isDead = readiness.status === 'dead';
	const status =
		{ PUBLISHED: 'published', EXPIRED: 'expired' }[code] ??
		(isDead ? 'rejected' : readiness.status);
	return {
		platform: INSTAGRAM.id,
		containerId,
		status,
		reason: isDead ? readiness.failure.happened : null,
		advice: isDead ? readiness.failure.advice : null,
		canPublish: code === 'FINISHED',
	};
}
