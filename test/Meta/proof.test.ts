import { createHmac } from 'node:crypto';
import { appSecretProof } from '../../nodes/Meta/proof';

describe('appSecretProof', () => {
	it('is the hex HMAC-SHA256 of the token under the secret', () => {
		// RFC 4231, test case 2.
		expect(appSecretProof('what do ya want for nothing?', 'Jefe')).toBe(
			'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
		);
		expect(appSecretProof('token', 'key')).toBe(
			createHmac('sha256', 'key').update('token').digest('hex'),
		);
	});
});
