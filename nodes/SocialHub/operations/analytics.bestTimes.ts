import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { BestTimesQuestion } from '../../shared/analytics/bestTimes/bestTimes';
import { bestTimesOf } from '../../shared/analytics/bestTimes/bestTimes';
import type { Operation } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { json } from '../../shared/contract/output';
import { readZone } from '../../shared/time/zoneParameter';
import type { HubApi, HubContext } from '../hub';
import { CONNECTIONS } from '../networks';
import { accountListFields } from '../accounts/accountsField';
import { eachAccount, failedOutput } from '../accounts/eachAccount';

const DEFAULT_POSTS = 100;
const DEFAULT_NEEDED = 30;
const FEWEST_NEEDED = 10;
const DEFAULT_TIMES = 5;

const FIELDS: INodeProperties[] = [
	{
		displayName: 'Newest Posts',
		name: 'newestPosts',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_POSTS,
		description:
			'How many posts of each account are read, newest first. Some networks charge for each post that is read.',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description: 'Time zone of the people who should be reached; empty means that of the workflow',
	},
];

const OPTIONS: INodeProperties[] = [
	{
		displayName: 'Posts Needed',
		name: 'postsNeeded',
		type: 'number',
		typeOptions: { minValue: FEWEST_NEEDED },
		default: DEFAULT_NEEDED,
		description: 'How many posts with numbers an account must have for a verdict',
	},
	{
		displayName: 'Times',
		name: 'times',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_TIMES,
		description: 'How many of the best times are given',
	},
];

/** When posts of an account have done best. */
export const bestTimes: Operation<HubApi> = {
	resource: 'analytics',
	operation: 'bestTimes',
	name: 'Get Best Times',
	action: 'Get best times to post',
	description:
		"Get the weekdays and hours at which each account's own past posts have done best, with the method and the number of posts. There is no verdict on too few posts.",
	effect: 'read',
	repeatable: true,
	fields: [...accountListFields(CONNECTIONS), ...FIELDS],
	options: OPTIONS,
	run: async (context) => await timesOf(context, readQuestion(context)),
};

function readQuestion({ n8n, param }: HubContext): BestTimesQuestion {
	const { postsNeeded, times } = param<IDataObject>('options', {});
	return {
		zone: readZone(n8n, param<unknown>('timeZone', '')),
		needed: Math.max(FEWEST_NEEDED, Number(postsNeeded ?? DEFAULT_NEEDED)),
		limit: Number(times ?? DEFAULT_TIMES),
		now: Date.now(),
	};
}

async function timesOf(
	context: HubContext,
	question: BestTimesQuestion,
): Promise<OperationOutput[]> {
	const limit = context.param('newestPosts', DEFAULT_POSTS);
	const outcomes = await eachAccount(context, async (own, { analytics }) => {
		const { id, name } = await analytics.account(own);
		const posts = await analytics.readPosts(own, { which: 'recent', limit });
		return json({
			platform: analytics.platform.id,
			account: { id, name },
			...bestTimesOf(posts, question),
		});
	});
	return outcomes.map((one) =>
		'result' in one ? one.result : failedOutput(one.account, one.error),
	);
}
