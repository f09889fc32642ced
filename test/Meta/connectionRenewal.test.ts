import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../nodes/Facebook/platform';
import { connectMeta } from '../../nodes/Meta/connection';
import { fakeN8n } from '../support/fakeN8n';

const TYPE = 'socialOpsFacebookLongLivedOAuth2Api';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-20T10:00:00Z');
let tokens = 0;

beforeEach(() => at(0));
afterEach(() => jest.restoreAllMocks());

const at = (hours: number) => jest.spyOn(Date, 'now').mockReturnValue(NOW + hours * HOUR);

/** Attempts are remembered for the whole process: each test has a token of its own. */
const tokenOf = (daysLeft: number): IDataObject => ({
	access_token: `long-lived-${++tokens}`,
	n8n_expires_at: String(NOW + daysLeft * DAY),
});

/** Opens the credential as a new execution does; says whether it tried to renew. */
async function open(
	oauthTokenData: IDataObject,
	renewal: () => IDataObject = () => oauthTokenData,
) {
	const credential = { grantType: 'clientCredentials', clientId: '5', oauthTokenData };
	const { n8n } = fakeN8n({ credentials: { [TYPE]: credential } });
	let tried = false;
	const warnings: string[] = [];
	n8n.helpers.refreshOAuth2Token = async () => {
		tried = true;
		return renewal();
	};
	n8n.logger = { warn: (text: string) => warnings.push(text) } as unknown as typeof n8n.logger;
	const { credential: facts } = await connectMeta(n8n, FACEBOOK, {
		credentialType: TYPE,
		maxWaitMs: 0,
	});
	return { tried, warnings, expiresAt: facts.expiresAt };
}

const refused = (): never => {
	throw new Error('the exchange of secret-1 failed');
};

describe('renewing a long-lived token', () => {
	it('is tried once in six hours while the network gives no later end', async () => {
		const token = tokenOf(9);
		expect((await open(token)).tried).toBe(true);
		expect((await open(token)).tried).toBe(false);
		at(5.9);
		expect((await open(token)).tried).toBe(false);
		at(6);
		expect((await open(token)).tried).toBe(true);
	});

	it('is tried for each token by itself', async () => {
		await open(tokenOf(9));
		expect((await open(tokenOf(9))).tried).toBe(true);
	});

	it('that fails leaves a working token in use until the next attempt', async () => {
		const token = tokenOf(9);
		expect(await open(token, refused)).toEqual({
			tried: true,
			warnings: ['The long-lived Facebook token could not be renewed yet'],
			expiresAt: Number(token.n8n_expires_at),
		});
		expect(await open(token, refused)).toMatchObject({ tried: false, warnings: [] });
	});

	it('is tried each time once the token has ended, and then says what to do', async () => {
		const token = tokenOf(-1);
		const says = /^Facebook did not exchange the token of the credential$/;
		await expect(open(token, refused)).rejects.toThrow(says);
		await expect(open(token, refused)).rejects.toThrow(says);
		const renewed = tokenOf(60);
		expect(await open(token, () => renewed)).toMatchObject({
			tried: true,
			expiresAt: Number(renewed.n8n_expires_at),
		});
	});
});
