import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { looksPublic } from '../../../nodes/shared/media/publicAddress';
import type { WayOffer } from '../../../nodes/shared/media/way';
import { chooseWay, offerSignedUrl } from '../../../nodes/shared/media/way';

const obstacle = { why: 'it is closed', fix: 'Open it.' };
const free = (way: WayOffer['way']): WayOffer => ({ way });
const closed = (way: WayOffer['way']): WayOffer => ({ way, obstacle });

describe('the way of a file', () => {
	it('is the safest one that can be taken, in whatever order they are offered', () => {
		const all = [free('hostedCopy'), free('signedUrl'), free('upload')];
		expect(chooseWay('automatic', all)).toEqual({ kind: 'way', way: 'upload' });
		expect(chooseWay('automatic', all.slice(0, 2))).toEqual({ kind: 'way', way: 'signedUrl' });
		expect(chooseWay('automatic', [closed('upload'), free('hostedCopy')])).toEqual({
			kind: 'way',
			way: 'hostedCopy',
		});
	});

	it('is the one that the user wants, if it is free', () => {
		const all = [free('hostedCopy'), free('upload')];
		expect(chooseWay('hostedCopy', all)).toEqual({ kind: 'way', way: 'hostedCopy' });
		expect(chooseWay('upload', [closed('upload'), free('hostedCopy')])).toMatchObject({
			obstacle: { why: 'it is closed' },
		});
	});

	it('does not exist where all are closed or none is offered, and all that could be changed is named', () => {
		expect(chooseWay('automatic', [closed('upload'), closed('signedUrl')])).toEqual({
			kind: 'none',
			obstacle: {
				why: 'it is closed; it is closed',
				fix: "Open it. Or: Open it. Or: give a public address as 'Media URL'.",
			},
		});
		expect(chooseWay('upload', [])).toMatchObject({ kind: 'none' });
	});
});

describe('the signed address of n8n', () => {
	const offer = (address: string, binary: Partial<IBinaryData> = { id: 'filesystem-v2:1' }) => {
		const n8n = { getRestApiUrl: () => address } as IExecuteFunctions;
		return offerSignedUrl(n8n, { binary: binary as IBinaryData });
	};

	it('is offered for stored files of an instance with a public address', () => {
		expect(offer('https://n8n.example.com/rest')).toEqual({ way: 'signedUrl' });
	});

	it('is not offered for a file in memory', () => {
		expect(offer('https://n8n.example.com/rest', {}).obstacle?.fix).toContain(
			'N8N_DEFAULT_BINARY_DATA_MODE',
		);
	});

	it('is not offered by an instance that others cannot reach', () => {
		expect(offer('http://localhost:5678/rest').obstacle).toEqual({
			why: expect.stringContaining('http://localhost:5678'),
			fix: expect.stringContaining('WEBHOOK_URL'),
		});
	});
});

it.each([
	['https://n8n.example.com/rest', true],
	['https://93.184.216.34', true],
	['https://[2606:2800:220::1]', true],
	['http://n8n.example.com', false],
	['https://localhost', false],
	['https://n8n', false],
	['https://n8n.local', false],
	['https://n8n.internal:5678', false],
	['https://10.0.0.1', false],
	['https://172.20.1.1', false],
	['https://192.168.1.5', false],
	['https://100.64.0.1', false],
	['https://[::1]', false],
	['https://[fd00::1]', false],
	['no address', false],
])('%s looks public: %s', (address, expected) => {
	expect(looksPublic(address)).toBe(expected);
});
