import type { Operation } from '../../shared/contract/operation';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { accountField, postField } from '../fields';
import { toPost } from '../postShape';
import { postId, readPost } from '../postTarget';

export const getPost: Operation<InstagramApi> = {
	resource: 'post',
	operation: 'get',
	name: 'Get',
	action: 'Get post',
	description: 'Read one post, reel or story of the account: text, address, files and counts',
	effect: 'read',
	repeatable: true,
	fields: [accountField, postField],
	options: [RAW_OPTION],
	async run(context) {
		const account = await selectedAccount(context);
		const raw = await readPost(account, await postId(context, account));
		return [withRaw(context, toPost(raw), raw)];
	},
};
