import fc from 'fast-check';
import type { Member } from '../../../nodes/Meta/trigger/callback';
import {
	addressOf,
	listable,
	readCallback,
	readList,
	writeCallback,
} from '../../../nodes/Meta/trigger/callback';
import { withHost } from '../../../nodes/Meta/trigger/members';

const KEY = { appSecret: 'app-key', object: 'page' } as const;
const HOST = { address: 'https://n8n.example.com/webhook/host/webhook', isTest: false };
const GUEST = { address: 'https://n8n.example.com/webhook/guest/webhook', isTest: false };
const FAR = { address: 'https://other.example.com:8443/webhook/far/webhook', isTest: false };
const TEST = { address: 'https://n8n.example.com/webhook-test/host/webhook', isTest: true };

const address = fc
	.tuple(
		fc.constantFrom('https://n8n.example.com', 'https://N8N.example.com', 'http://a.b:5678/n8n'),
		fc.array(fc.stringMatching(/^[a-zA-Z0-9 ._~!$&'()*+,;=:@%äß€-]{1,12}$/), {
			minLength: 1,
			maxLength: 4,
		}),
	)
	.map(([origin, parts]) => listable(`${origin}/${parts.join('/')}`));

const members = fc
	.uniqueArray(fc.record({ address, isTest: fc.boolean() }), {
		minLength: 1,
		maxLength: 8,
		selector: (member) => member.address,
	})
	.map((list) => withHost(list, list[0]));

describe('the callback with the list of triggers in it', () => {
	it('names those on the same server by their path and those elsewhere in full', () => {
		const url = writeCallback([HOST, GUEST, FAR, TEST], KEY);
		expect(url).toMatch(
			/^https:\/\/n8n\.example\.com\/webhook\/host\/webhook\?guests=\/webhook\/guest\/webhook,https:\/\/other\.example\.com:8443\/webhook\/far\/webhook&tests=\/webhook-test\/host\/webhook&list=[\w-]{22}$/,
		);
		expect(readCallback(url, KEY)).toEqual([HOST, GUEST, FAR, TEST]);
	});

	it('is signed also when the host is alone', () => {
		const url = writeCallback([HOST], KEY);
		expect(url).toMatch(/webhook\?list=[\w-]{22}$/);
		expect(readCallback(url, KEY)).toEqual([HOST]);
	});

	it('reads as what was written, for every list', () => {
		fc.assert(
			fc.property(members, (list) => {
				expect(readCallback(writeCallback(list, KEY), KEY)).toEqual(list);
			}),
		);
	});

	it('survives servers that write the query in their own way', () => {
		fc.assert(
			fc.property(members, (list) => {
				const url = writeCallback(list, KEY);
				const [host, query] = url.split('?');
				const rewritten = `${host}?${new URLSearchParams(query).toString()}`;
				expect(readCallback(rewritten, KEY)).toEqual(list);
			}),
		);
	});

	it("is nobody's with another secret, for another object, or without one", () => {
		const url = writeCallback([HOST, GUEST], KEY);
		expect(readCallback(url, { ...KEY, appSecret: 'another' })).toBeUndefined();
		expect(readCallback(url, { ...KEY, object: 'instagram' })).toBeUndefined();
		const unsigned = { appSecret: '', object: 'page' } as const;
		expect(readCallback(writeCallback([HOST], unsigned), unsigned)).toBeUndefined();
		expect(readCallback(HOST.address, KEY)).toBeUndefined();
	});

	it('takes no list that somebody has changed', () => {
		fc.assert(
			fc.property(members, address, fc.nat(), (list, stranger, at) => {
				const changed: Member[][] = [
					[...list, { address: stranger, isTest: false }],
					list.slice(1),
					list.map((member, index) =>
						index === at % list.length ? { ...member, isTest: !member.isTest } : member,
					),
					[...list].reverse(),
				];
				const signature = new URLSearchParams(writeCallback(list, KEY).split('?')[1]).get('list');
				for (const other of changed.filter((each) => each.length > 0)) {
					const ordered = withHost(other, other[0]);
					if (JSON.stringify(ordered) === JSON.stringify(list)) continue;
					const forged = writeCallback(ordered, { ...KEY, appSecret: 'guess' }).replace(
						/list=.*/,
						`list=${signature}`,
					);
					expect(readCallback(forged, KEY)).toBeUndefined();
				}
			}),
		);
	});

	it('makes nothing of whatever else a query holds, and never throws', () => {
		fc.assert(
			fc.property(
				fc.dictionary(fc.constantFrom('guests', 'tests', 'list', 'x'), fc.anything()),
				fc.string(),
				(query, url) => {
					expect(readList(HOST.address, query, KEY)).toBeUndefined();
					expect(readCallback(url, KEY)).toBeUndefined();
					expect(url.startsWith(addressOf(url))).toBe(true);
				},
			),
		);
	});
});
