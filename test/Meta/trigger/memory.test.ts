import type { IDataObject } from 'n8n-workflow';
import type { Remembered } from '../../../nodes/Meta/trigger/memory';
import { recall, remember } from '../../../nodes/Meta/trigger/memory';
import { newAddress } from './world';

const activation = (facts: Partial<Remembered> & { address: string }): Remembered => ({
	version: 2,
	at: 1_000,
	pages: ['1'],
	fields: ['feed'],
	added: { 1: ['feed'] },
	...facts,
});

/** What this process knows of a trigger, and what stands in its static data. */
function recalled(here: Partial<Remembered>, stored: Partial<Remembered>) {
	const address = newAddress();
	remember({}, activation({ address, ...here }));
	const saved: IDataObject = { subscription: { ...activation({ address, ...stored }) } };
	return recall(saved, address);
}

describe('what a trigger remembers', () => {
	const older: Partial<Remembered> = { at: 1_000, pages: ['1'], added: { 1: ['feed'] } };
	const newer: Partial<Remembered> = { at: 2_000, pages: ['2'], added: { 2: ['feed'] } };

	it('is the newer activation alone, when another process has taken the trigger out and in', () => {
		expect(recalled(older, newer)).toMatchObject(newer);
		expect(recalled(older, newer)?.added).toEqual(newer.added);
	});

	it('is the newer activation alone, when a run has written the older one back', () => {
		expect(recalled(newer, older)).toMatchObject(newer);
		expect(recalled(newer, older)?.added).toEqual(newer.added);
	});

	it('is of one activation all that was added, wherever it was noted', () => {
		const remembered = recalled(
			{ added: { 1: ['feed', 'mention'], 2: ['feed'] } },
			{ added: { 1: ['feed', 'videos'] } },
		);
		expect(remembered?.added).toEqual({ 1: ['feed', 'videos', 'mention'], 2: ['feed'] });
	});

	it('is newer than what version 0.1 has stored', () => {
		const address = newAddress();
		remember({}, activation({ address, ...newer }));
		const saved = {
			subscription: { version: 1, callbackUrl: address, pageId: '9', pageFields: ['name'] },
		};
		expect(recall(saved, address)).toEqual(activation({ address, ...newer }));
	});

	it.each<[string, Partial<Remembered>]>([
		['an activation', {}],
		['an adoption', { added: { 1: ['feed', 'name'] } }],
	])('is found after %s both in the process and in the static data', (_, facts) => {
		const saved: IDataObject = {};
		const remembered = activation({ address: newAddress(), ...facts });
		remember(saved, remembered);
		expect(recall({}, remembered.address)).toEqual(remembered);
		expect(recall(saved, newAddress())).toEqual(remembered);
	});
});
