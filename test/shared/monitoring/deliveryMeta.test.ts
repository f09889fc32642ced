import { createHmac } from 'crypto';
import type { EventItem } from '../../../nodes/shared/contract/event';
import { receive } from '../../../nodes/shared/webhook/receive';
import type { WebhookSpec } from '../../../nodes/shared/webhook/spec';
import { startClock } from '../../support/virtualTime';
import { webhookCall } from '../webhook/webhookCall';

const NOW = Date.parse('2026-11-20T10:00:05.500Z');
const TIMED = {
	header: 'x-sign',
	encoding: 'hex',
	prefix: 'v1=',
	time: { prefix: 't=', joiner: '.', toleranceSeconds: 300 },
} as const;
const PLAIN = { header: 'x-sign', encoding: 'hex', prefix: 'v1=' } as const;

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

const hmac = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');

async function received(item: Partial<EventItem>, { includeMeta = true, timed = false } = {}) {
	const body = JSON.stringify(item);
	const seconds = Math.floor(NOW / 1000) - 3;
	const header = timed ? `t=${seconds},v1=${hmac(`${seconds}.${body}`)}` : `v1=${hmac(body)}`;
	const { context } = webhookCall({
		rawBody: Buffer.from(body),
		headers: { 'x-sign': header },
		parameters: { options: { includeMeta } },
	});
	const spec: WebhookSpec = {
		title: 'Network',
		signature: timed ? TIMED : PLAIN,
		secrets: async () => ({ signing: ['key'] }),
		items: (value) => [{ event: 'thing', id: 'a', ...(value as object) }],
	};
	const { workflowData } = await receive.call(context, spec);
	return workflowData?.[0][0].json;
}

const metaOf = async (...given: Parameters<typeof received>) =>
	(await received(...given))?.meta as Record<string, unknown>;

describe('Include Meta of a trigger', () => {
	it('adds when the event came and how long after it had happened', async () => {
		expect(await metaOf({ occurredAt: '2026-11-20T10:00:04Z' })).toEqual({
			receivedAt: '2026-11-20T10:00:05.500Z',
			delayMs: 1500,
			deliveryId: expect.stringMatching(/^[\w-]{12}$/),
			signatureAgeMs: null,
		});
	});

	it('takes the time of a lead too', async () => {
		expect(await metaOf({ createdAt: '2026-11-20T10:00:00Z' })).toMatchObject({ delayMs: 5500 });
	});

	it('says nothing of a delay that the network does not tell, and never a negative one', async () => {
		expect(await metaOf({ occurredAt: null })).toMatchObject({ delayMs: null });
		expect(await metaOf({ occurredAt: '2026-11-20T10:00:09Z' })).toMatchObject({ delayMs: 0 });
	});

	it('tells the age of the signature where the time is signed', async () => {
		expect(await metaOf({}, { timed: true })).toMatchObject({ signatureAgeMs: 3500 });
	});

	it('gives a delivery the same ID when it comes again, and another one to another', async () => {
		const [first, again, other] = [await metaOf({}), await metaOf({}), await metaOf({ id: 'b' })];
		expect(again.deliveryId).toBe(first.deliveryId);
		expect(other.deliveryId).not.toBe(first.deliveryId);
	});

	it('adds nothing where it is off', async () => {
		expect(await received({}, { includeMeta: false })).toEqual({ event: 'thing', id: 'a' });
	});
});
