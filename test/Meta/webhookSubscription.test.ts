import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import {
	isSubscribed,
	subscribe,
	subscribedPageId,
	unsubscribe,
} from '../../nodes/Meta/subscription';
import { FOREIGN, MetaFake, NODE, PAGE_ID, PRODUCTION, TEST, testWish, wish } from './webhookFake';

const OTHER_APP = { id: '1', subscribed_fields: ['messages'] };

/** What n8n does on activation. */
async function activate(
	fake: MetaFake,
	memory: IDataObject,
	wanted = wish(fake),
): Promise<boolean> {
	if (await isSubscribed(wanted, memory)) return false;
	await subscribe(NODE, wanted, memory);
	return true;
}

describe('subscribe', () => {
	it('installs the app on the Page and registers the address', async () => {
		const fake = new MetaFake(undefined, undefined, [OTHER_APP]);
		const memory: IDataObject = {};
		expect(await activate(fake, memory)).toBe(true);
		expect(fake.app).toEqual({ callbackUrl: PRODUCTION, fields: ['feed', 'mention'] });
		expect(fake.pageFields).toEqual(['feed', 'mention']);
		expect(fake.verifyToken).toBe('verify-me');
		expect(await isSubscribed(wish(fake), memory)).toBe(true);
	});

	it('keeps the fields that app and Page already had', async () => {
		const fake = new MetaFake({ callbackUrl: PRODUCTION, fields: ['leadgen'] }, ['leadgen']);
		await activate(fake, {});
		expect(fake.app?.fields).toEqual(['leadgen', 'feed', 'mention']);
		expect(fake.pageFields).toEqual(['leadgen', 'feed', 'mention']);
	});

	it('keeps nothing secret in the static data of the node', async () => {
		const memory: IDataObject = {};
		await activate(new MetaFake(), memory);
		expect(JSON.stringify(memory)).not.toContain('verify-me');
	});

	it('remembers the ID behind an alias', async () => {
		const fake = new MetaFake();
		const memory: IDataObject = {};
		await activate(fake, memory, wish(fake, { pageId: 'fernandco' }));
		expect(subscribedPageId(memory)).toBe(PAGE_ID);
	});

	it.each([
		['the same fields', ['feed', 'mention']],
		['other fields', ['leadgen']],
		['no fields', []],
	])('leaves a foreign address with %s as it is and says whose it is', async (_, fields) => {
		const fake = new MetaFake({ callbackUrl: FOREIGN, fields }, ['leadgen']);
		const refused = await activate(fake, {}).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(NodeOperationError);
		expect((refused as NodeOperationError).description).toContain(FOREIGN);
		expect(fake.writes).toEqual([]);
	});

	it.each([
		['of another trigger on this n8n', 'https://n8n.example.com/webhook/else/webhook'],
		['of the same trigger on another n8n', 'https://staging.example.com/webhook/hook-id/webhook'],
		['that only ends alike', 'https://n8n.example.com/webhook/not-hook-id/webhook'],
		['that is no URL', ''],
	])('counts an address %s as foreign', async (_, callbackUrl) => {
		const fake = new MetaFake({ callbackUrl, fields: ['feed'], active: false });
		await expect(activate(fake, {})).rejects.toThrow('another address');
		expect(fake.writes).toEqual([]);
	});

	it('registers again when Meta has switched the address off', async () => {
		const fake = new MetaFake(
			{ callbackUrl: PRODUCTION, fields: ['feed', 'mention'], active: false },
			['feed', 'mention'],
		);
		expect(await activate(fake, {})).toBe(true);
		expect(fake.app?.active).toBeUndefined();
	});

	it('subscribes again when a field or the installation on the Page is missing', async () => {
		const lacking = new MetaFake({ callbackUrl: PRODUCTION, fields: ['feed'] }, [
			'feed',
			'mention',
		]);
		expect(await activate(lacking, {})).toBe(true);
		const uninstalled = new MetaFake({ callbackUrl: PRODUCTION, fields: ['feed', 'mention'] });
		expect(await activate(uninstalled, {})).toBe(true);
		expect(uninstalled.pageFields).toEqual(['feed', 'mention']);
	});

	it('puts the Page back when Meta cannot verify the address', async () => {
		const fake = new MetaFake(undefined, ['leadgen']);
		fake.refuse.app = new Error('(#2200) Callback verification failed');
		const memory: IDataObject = {};
		await expect(activate(fake, memory)).rejects.toThrow('2200');
		expect(fake.pageFields).toEqual(['leadgen']);
		expect(memory).toEqual({});
	});

	it('touches no address when the Page refuses the app', async () => {
		const fake = new MetaFake();
		fake.refuse.page = new Error('(#200) permission');
		await expect(activate(fake, {})).rejects.toThrow('200');
		expect(fake.app).toBeUndefined();
	});
});

describe('unsubscribe', () => {
	it('leaves nothing behind where there was nothing', async () => {
		const fake = new MetaFake(undefined, undefined, [OTHER_APP]);
		const memory: IDataObject = {};
		await activate(fake, memory);
		await unsubscribe(wish(fake), memory);
		expect(fake.app).toBeUndefined();
		expect(fake.pageFields).toBeUndefined();
		expect(memory).toEqual({});
	});

	it('removes only what the trigger added', async () => {
		const fake = new MetaFake({ callbackUrl: PRODUCTION, fields: ['leadgen'] }, [
			'feed',
			'leadgen',
		]);
		const memory: IDataObject = {};
		await activate(fake, memory);
		await unsubscribe(wish(fake), memory);
		expect(fake.app?.fields).toEqual(['leadgen']);
		expect(fake.pageFields).toEqual(['feed', 'leadgen']);
	});

	it('leaves a foreign address and the Page alone, also after a refused activation', async () => {
		const fake = new MetaFake({ callbackUrl: FOREIGN, fields: ['feed'] }, ['feed']);
		await unsubscribe(wish(fake), {});
		expect(fake.writes).toEqual([]);
	});

	it('leaves everything alone when somebody has taken the address over since', async () => {
		const fake = new MetaFake();
		const memory: IDataObject = {};
		await activate(fake, memory);
		fake.app = { callbackUrl: FOREIGN, fields: ['feed'] };
		await unsubscribe(wish(fake), memory);
		expect(fake.app.callbackUrl).toBe(FOREIGN);
		expect(fake.pageFields).toEqual(['feed', 'mention']);
	});

	it('still takes its address back when its memory was lost', async () => {
		const fake = new MetaFake({ callbackUrl: PRODUCTION, fields: ['feed', 'mention', 'leadgen'] }, [
			'feed',
			'mention',
		]);
		const memory: IDataObject = {};
		expect(await activate(fake, memory)).toBe(false);
		await unsubscribe(wish(fake), memory);
		expect(fake.app?.fields).toEqual(['leadgen']);
		expect(fake.pageFields).toEqual(['feed', 'mention']);
	});

	it('cleans up the Page when the address is gone already', async () => {
		const fake = new MetaFake();
		const memory: IDataObject = {};
		await activate(fake, memory);
		fake.app = undefined;
		await unsubscribe(wish(fake), memory);
		expect(fake.pageFields).toBeUndefined();
	});
});

describe('testing and production of one trigger', () => {
	it('refuses to test while production receives the events, and changes nothing', async () => {
		const fake = new MetaFake();
		await activate(fake, {});
		const before = [...fake.writes];
		const refused = activate(fake, {}, testWish(fake));
		await expect(refused).rejects.toThrow('a test would take its events away');
		await unsubscribe(testWish(fake), {});
		expect(fake.writes).toEqual(before);
	});

	it('takes the address over from a test of the same trigger, and the test leaves it alone', async () => {
		const fake = new MetaFake();
		const testMemory: IDataObject = {};
		const memory: IDataObject = {};
		await activate(fake, testMemory, testWish(fake));
		expect(fake.app?.callbackUrl).toBe(TEST);
		await activate(fake, memory);
		await unsubscribe(testWish(fake), testMemory);
		expect(fake.app).toEqual({ callbackUrl: PRODUCTION, fields: ['feed', 'mention'] });
		expect(fake.pageFields).toEqual(['feed', 'mention']);
	});

	it('leaves no field of an earlier test at the address', async () => {
		const fake = new MetaFake({ callbackUrl: TEST, fields: ['videos'] });
		const memory: IDataObject = {};
		await activate(fake, memory);
		await unsubscribe(wish(fake), memory);
		expect(fake.app).toBeUndefined();
	});

	it('ends a test without a trace', async () => {
		const fake = new MetaFake();
		const memory: IDataObject = {};
		await activate(fake, memory, testWish(fake));
		await unsubscribe(testWish(fake), memory);
		expect([fake.app, fake.pageFields]).toEqual([undefined, undefined]);
	});
});
