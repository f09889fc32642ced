import fc from 'fast-check';
import { readCallback } from '../../../nodes/Meta/trigger/callback';
import type { FakeTrigger } from './world';
import { APP, World, newAddress } from './world';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise(() => {}),
}));

const KEY = { appSecret: APP.secret, object: 'page' } as const;
const PAGES = ['1', '2', '3'];
const FIELDS = ['feed', 'mention', 'videos'];
const BEFORE: ReadonlyArray<[string, string[]]> = [['1', ['feed', 'name']]];

type Step = { act: 'join' | 'leave' | 'crash' | 'restart' | 'happen'; who: number };

const member = fc.record({
	isTest: fc.boolean(),
	isFar: fc.boolean(),
	pages: fc.subarray(PAGES, { minLength: 1 }),
	fields: fc.subarray(FIELDS, { minLength: 1 }),
});
const steps = (acts: Array<Step['act']>) =>
	fc.array(fc.record({ act: fc.constantFrom(...acts), who: fc.nat() }), { maxLength: 25 });

/** A trigger that is active and whose n8n runs. */
const isLive = ({ isUp, isRegistered }: FakeTrigger) => isUp && isRegistered;

function startOf(
	members: Array<{ isTest: boolean; isFar: boolean; pages: string[]; fields: string[] }>,
) {
	const world = new World();
	for (const [page, fields] of BEFORE) world.pages.set(page, [...fields]);
	const triggers = members.map(({ isFar, ...options }) =>
		world.trigger({
			...options,
			address: newAddress(
				isFar ? 'https://far.example.com' : undefined,
				options.isTest ? 'webhook-test' : 'webhook',
			),
		}),
	);
	return { world, triggers };
}

async function take(step: Step, trigger: FakeTrigger): Promise<void> {
	const { isRegistered, isUp } = trigger;
	if (step.act === 'join' && !isRegistered) await trigger.activate();
	if (step.act === 'leave' && isRegistered && isUp) await trigger.deactivate();
	if (step.act === 'crash') trigger.isUp = false;
	if (step.act === 'restart' && isRegistered && !isUp) await trigger.restart();
}

function listOf(world: World): string[] {
	const callbackUrl = world.subscriptions.get('page')?.callbackUrl;
	if (callbackUrl === undefined) return [];
	const members = readCallback(callbackUrl, KEY);
	expect(members).toBeDefined();
	return (members ?? []).map(({ address }) => address);
}

/** Every trigger that lives is on the list, and where the host lives, it gets what it wants, once. */
async function checkAll(world: World, triggers: FakeTrigger[], id: string) {
	const list = listOf(world);
	const live = triggers.filter(isLive);
	for (const { address } of live) expect(list).toContain(address);
	const host = triggers.find(({ address }) => address === list[0]);
	if (!host || !isLive(host)) return;
	for (const page of PAGES) {
		for (const field of FIELDS) {
			const event = `${id} ${page} ${field}`;
			await world.happen(page, field, event);
			await world.settled();
			for (const trigger of triggers) {
				const wants =
					isLive(trigger) && trigger.pages.includes(page) && trigger.fields.includes(field);
				const count = trigger.received.filter((each) => each === event).length;
				expect(count).toBe(wants ? 1 : 0);
			}
		}
	}
}

async function leaveAll(triggers: FakeTrigger[]) {
	for (const trigger of triggers)
		if (trigger.isRegistered && !trigger.isUp) await trigger.restart();
	for (const trigger of triggers) if (trigger.isRegistered) await trigger.deactivate();
}

const members = fc.array(member, { minLength: 1, maxLength: 5 });

describe('any number of triggers that share an app', () => {
	it('all get their events after every step, and leave nothing behind', async () => {
		await fc.assert(
			fc.asyncProperty(members, steps(['join', 'join', 'leave']), async (given, order) => {
				const { world, triggers } = startOf(given);
				for (const [index, step] of order.entries()) {
					await take(step, triggers[step.who % triggers.length]);
					await checkAll(world, triggers, String(index));
				}
				await leaveAll(triggers);
				expect(world.subscriptions.size).toBe(0);
				expect([...world.pages]).toEqual(BEFORE);
			}),
			{ numRuns: 60 },
		);
	});

	it('stay on the list through crashes, and every join or restart gives it a living host', async () => {
		const acts: Array<Step['act']> = ['join', 'join', 'leave', 'crash', 'restart'];
		await fc.assert(
			fc.asyncProperty(members, steps(acts), async (given, order) => {
				const { world, triggers } = startOf(given);
				for (const [index, step] of order.entries()) {
					const trigger = triggers[step.who % triggers.length];
					const wasLive = isLive(trigger);
					await take(step, trigger);
					await checkAll(world, triggers, String(index));
					if (!wasLive && isLive(trigger)) {
						const [host] = listOf(world);
						expect(triggers.filter(isLive).map(({ address }) => address)).toContain(host);
					}
				}
				await leaveAll(triggers);
				expect(world.subscriptions.size).toBe(0);
				// A trigger that is down while the last one leaves cannot say what it needs.
				for (const [page, fields] of BEFORE) {
					expect(world.pages.get(page)).toEqual(expect.arrayContaining(fields));
				}
			}),
			{ numRuns: 60 },
		);
	});
});
