// @ts-check
'use strict';

const { graphError, missingObject } = require('../errors');
const { spendCall } = require('./budget');

/** @typedef {'facebook' | 'instagram'} Login */

const PAGE_READ = 'pages_read_engagement';

/**
 * Permissions by job and login; a job without a login is not possible with it.
 * @type {Record<string, { facebook?: string[], instagram?: string[], task?: string }>}
 */
const JOBS = {
	read: { facebook: ['instagram_basic'], instagram: ['instagram_business_basic'] },
	publish: {
		facebook: ['instagram_basic', 'instagram_content_publish', PAGE_READ],
		instagram: ['instagram_business_basic', 'instagram_business_content_publish'],
		task: 'CREATE_CONTENT',
	},
	comment: {
		facebook: ['instagram_basic', 'instagram_manage_comments', PAGE_READ],
		instagram: ['instagram_business_basic', 'instagram_business_manage_comments'],
	},
	// Which permission messages through Facebook Login need is not in the references.
	message: {
		facebook: ['instagram_basic', 'instagram_manage_comments', 'pages_messaging'],
		instagram: ['instagram_business_basic', 'instagram_business_manage_messages'],
	},
	insights: {
		facebook: ['instagram_basic', 'instagram_manage_insights', PAGE_READ],
		instagram: ['instagram_business_basic', 'instagram_business_manage_insights'],
	},
	// Which permission Instagram Login needs for this is not confirmed.
	remove: {
		facebook: ['instagram_basic', 'instagram_manage_contents'],
		instagram: ['instagram_business_basic', 'instagram_business_content_publish'],
	},
	engage: { facebook: ['instagram_basic', 'instagram_manage_engagement'] },
	discover: { facebook: ['instagram_basic'] },
	// A feature of the app, not a permission of the person.
	search: { facebook: [] },
	subscribe: { instagram: ['instagram_business_basic'] },
};

/** Whether a token reaches an account. @param {import('../state').State} state
 *  @param {import('../state').Token} token @param {import('./store').Account | undefined} account */
function reaches(state, token, account) {
	if (!account) return false;
	if (token.type === 'IG') return token.accountId === account.id;
	if (!account.pageId) return false;
	if (token.type === 'PAGE') return token.pageId === account.pageId;
	const person = state.people.get(token.userId ?? '');
	const isSelected = !person?.selectedPages || person.selectedPages.has(account.pageId);
	return (person?.roles.has(account.pageId) ?? false) && isSelected;
}

/** Nodes that belong to no account. */
const SHARED = ['igHashtag', 'igHashtagSearch', 'pages'];

/** The account that an object belongs to. @param {import('../dispatch').Call} call */
function accountOf({ state, node }) {
	if (node.type === 'igAccount') return node.value;
	return state.igAccounts.get(node.value.accountId ?? '');
}

/** The account that a call names in `user_id`. @param {import('../dispatch').Call} call */
function askingAccount(call) {
	const { state, token, args } = call;
	if (args.user_id === undefined) throw graphError(100, 'The parameter user_id is required');
	const account = state.igAccounts.get(args.user_id);
	if (!account || !reaches(state, token, account)) throw missingObject(args.user_id, call.method);
	spendCall(call, account);
	return account;
}

/** The role on the linked Page. @param {import('../dispatch').Call} call
 *  @param {import('./store').Account} account @param {string} task */
function checkTask({ state, token }, account, task) {
	const tasks = state.people.get(token.userId ?? '')?.roles.get(account.pageId ?? '') ?? [];
	if (token.type !== 'IG' && !tasks.includes('MANAGE') && !tasks.includes(task))
		throw graphError(200, `The person behind this token lacks the task ${task} on the linked Page`);
}

/**
 * What a call on an Instagram object needs: a token that reaches its account, the permissions of the
 * job, and calls left. Throws 190, 100/33, 10, 200 or 80002.
 * @param {import('../dispatch').Call} call @param {string} job
 */
function checkAccess(call, job) {
	const { state, token, node } = call;
	if (token.type === 'APP')
		throw graphError(190, 'This method must be called with a user or Page access token');
	const needed = JOBS[job];
	const missing = (needed[token.type === 'IG' ? 'instagram' : 'facebook'] ?? []).filter(
		(permission) => !call.scopes.includes(permission),
	);
	const isShared = SHARED.includes(node.type);
	const account = isShared ? undefined : accountOf(call);
	if (!isShared && !reaches(state, token, account)) throw missingObject(call.nodeId, call.method);
	if (account) spendCall(call, account);
	if (missing.length > 0) {
		throw graphError(
			10,
			`Application does not have permission for this action: ${missing.join(', ')} missing`,
		);
	}
	if (needed.task && account) checkTask(call, account, needed.task);
}

/**
 * @typedef {{ job: string, params?: import('../params').Params | ((login: Login) => import('../params').Params),
 *   run(call: import('../dispatch').Call): unknown }} IgEdge
 * @param {Record<string, IgEdge>} table @param {Login} login
 * @returns {import('../dispatch').Edges} the edges that this login has
 */
function edgesFor(table, login) {
	const possible = Object.entries(table).filter(([, { job }]) => JOBS[job][login]);
	return Object.fromEntries(
		possible.map(([name, { job, params, run }]) => [
			name,
			{
				params: typeof params === 'function' ? params(login) : (params ?? {}),
				check: (/** @type {import('../dispatch').Call} */ call) => checkAccess(call, job),
				run,
			},
		]),
	);
}

module.exports = { askingAccount, edgesFor, reaches };
