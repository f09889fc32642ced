import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { AccountCheck } from '../../../nodes/shared/account/accountCheck';
import type { Standing } from '../../../nodes/shared/account/standing';
import { failedStanding, standingOf, worstFirst } from '../../../nodes/shared/account/standing';
import { toNodeError } from '../../../nodes/shared/http/failure';

const NODE = { name: 'Hub', type: 'test.hub', parameters: {} } as unknown as INode;

const CHECK: AccountCheck = {
	platform: 'one',
	verified: true,
	accountId: '1',
	accountName: 'Ada',
	expiresAt: null,
	daysLeft: null,
	scopes: { granted: [], missing: [] },
	canPublish: true,
	canComment: true,
	canReadInsights: true,
	canReadLeads: null,
	apiVersion: { used: 'v1', sunset: null, daysLeft: null },
	rateUsage: [],
	message: 'Connected as Ada. There is nothing to do.',
};

describe('standingOf', () => {
	it.each<[Standing, Partial<AccountCheck>]>([
		['working', {}],
		['working', { daysLeft: 14 }],
		['ending', { daysLeft: 13 }],
		['ending', { apiVersion: { used: 'v1', sunset: '2026-12-01', daysLeft: 3 } }],
		['attention', { message: 'Connected as Ada. Reconnect the credential and allow: posts.' }],
		['broken', { verified: false, message: 'The token has expired. Reconnect.' }],
	])('is %s for %j', (standing, facts) => {
		expect(standingOf({ ...CHECK, ...facts })).toBe(standing);
	});
});

describe('failedStanding', () => {
	const failed = (kind: 'rate-limited' | 'permission-missing') =>
		failedStanding(
			toNodeError(NODE, { kind, happened: 'It said no', advice: 'Do this.', effect: 'none' }),
		);

	it('tells what could not be found out from what does not work', () => {
		expect(failed('rate-limited')).toEqual({
			standing: 'unchecked',
			message: 'It said no. Do this.',
		});
		expect(failed('permission-missing').standing).toBe('broken');
	});

	it('takes an error of n8n itself for a broken connection', () => {
		const error = new NodeOperationError(NODE, 'Node does not have any credentials set');
		expect(failedStanding(error)).toEqual({
			standing: 'broken',
			message: 'Node does not have any credentials set',
		});
	});
});

describe('worstFirst', () => {
	it('puts the worst first, and of two alike the one that ends first', () => {
		const rows = [
			{ name: 'a', standing: 'working', daysLeft: null },
			{ name: 'b', standing: 'ending', daysLeft: 9 },
			{ name: 'c', standing: 'broken', daysLeft: null },
			{ name: 'd', standing: 'ending', daysLeft: 2 },
			{ name: 'e', standing: 'working', daysLeft: 40 },
			{ name: 'f', standing: 'unchecked', daysLeft: null },
			{ name: 'g', standing: 'attention', daysLeft: null },
		] as const;
		expect([...rows].sort(worstFirst).map(({ name }) => name)).toEqual([...'cfdbgea']);
	});
});
