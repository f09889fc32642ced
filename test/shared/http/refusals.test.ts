import { refusalsOf } from '../../../nodes/shared/http/refusals';
import { network, PLATFORM } from './support/network';

const RENEWING = { ...PLATFORM, refreshOnStatus: [401] };
const auth = { kind: 'credential', type: 'someApi', token: 'T' } as const;

describe('refusalsOf', () => {
	it('counts what n8n has to renew the token for', async () => {
		const { n8n, send } = network([{ status: 401 }, {}], RENEWING);
		expect(refusalsOf(n8n)).toBe(0);
		await send({ auth });
		expect(refusalsOf(n8n)).toBe(1);
	});

	it('counts a refusal of the access for good', async () => {
		const { n8n, refused } = network([{ status: 401 }]);
		expect((await refused()).failure).toMatchObject({ kind: 'credential-invalid' });
		expect(refusalsOf(n8n)).toBe(1);
	});

	it('counts no other failure, and nothing of another run', async () => {
		const { n8n, refused } = network([{ status: 400, body: { code: 7 } }]);
		await refused();
		await network([{ status: 401 }]).refused();
		expect(refusalsOf(n8n)).toBe(0);
	});
});
