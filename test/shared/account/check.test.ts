import { FACEBOOK } from '../../../nodes/Facebook/platform';
import type { AccountFacts } from '../../../nodes/shared/account/accountCheck';
import type { AccountCapability } from '../../../nodes/shared/account/capability';
import { checkAccount } from '../../../nodes/shared/account/check';
import type { RunContext } from '../../../nodes/shared/contract/operation';
import type { ApiVersion } from '../../../nodes/shared/contract/platform';
import { block, processBudget } from '../../../nodes/shared/http/budget';
import { openJournal } from '../../../nodes/shared/run/journal';
import { fakeN8n } from '../../support/fakeN8n';

const DAY_MS = 86_400_000;

const FACTS: AccountFacts = {
	accountId: '1',
	accountName: 'Ada',
	expiresAt: null,
	granted: [],
	missing: [],
	abilities: { canPublish: true, canComment: true, canReadInsights: true, canReadLeads: null },
	findings: [],
	buckets: ['posts'],
	details: {},
};

/** Connections that each call a version of their own. */
const capability: AccountCapability<ApiVersion> = {
	platform: FACEBOOK,
	noun: 'page',
	checkFields: [],
	checkOptions: [],
	listOptions: [],
	versionOf: (api) => api,
	inspect: async () => FACTS,
	list: async function* () {},
};

async function check(daysLeft: number) {
	const { n8n } = fakeN8n();
	const hints: string[] = [];
	n8n.addExecutionHints = (...added) => {
		hints.push(...added.map(({ message }) => message));
	};
	// Half a day more, so that the whole days are the same when the check looks at the clock.
	const sunset = new Date(Date.now() + (daysLeft + 0.5) * DAY_MS).toISOString();
	const context: RunContext<ApiVersion> = {
		n8n,
		api: { name: 'Wall API', version: '202601', sunset },
		itemIndex: 0,
		journal: openJournal(n8n, 0)(0),
		afterRun: (work) => work(),
		param: <T>(_name: string, fallback: T) => fallback,
	};
	return { result: await checkAccount(context, capability), hints };
}

describe('checkAccount', () => {
	it('tells of the version that the connection calls', async () => {
		const { result, hints } = await check(90);
		expect(result.apiVersion).toMatchObject({ used: '202601', daysLeft: 90 });
		expect(result.message).toBe('Connected as Ada. There is nothing to do.');
		expect(hints).toEqual([]);
	});

	it('tells of a budget that the network has refused a call of', async () => {
		const blockedUntil = new Date(Date.now() + DAY_MS).toISOString();
		block(processBudget, FACEBOOK.id, 'posts', Date.parse(blockedUntil));
		const { result } = await check(90);
		expect(result.rateUsage).toEqual([{ bucket: 'posts', percentUsed: 100, blockedUntil }]);
		processBudget.clear();
	});

	it.each([
		[13, 'Version 202601 of the Wall API ends in 13 days:'],
		[1, 'Version 202601 of the Wall API ends in 1 day:'],
		[-3, 'Version 202601 of the Wall API has ended:'],
	])('warns of a version with %i days left', async (daysLeft, sentence) => {
		const { result, hints } = await check(daysLeft);
		expect(result.message).toContain(sentence);
		expect(hints).toEqual([result.message]);
	});
});
