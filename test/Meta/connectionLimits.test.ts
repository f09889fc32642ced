import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../nodes/Facebook/platform';
import { connectMeta } from '../../nodes/Meta/connection';
import type { GraphClient } from '../../nodes/Meta/graph';
import { processBudget } from '../../nodes/shared/http/budget';
import { failureOf } from '../../nodes/shared/http/failure';
import type { FakeAnswer } from '../support/fakeN8n';
import { fakeN8n } from '../support/fakeN8n';

const TYPE = 'socialOpsFacebookTokenApi';
const PAGE = { id: '77', name: 'Bakery', access_token: 'page-secret' };
let users = 0;

beforeEach(() => processBudget.clear());

/** A connection whose calls are answered by `answer`, except that for the token of the Page. */
async function connect(facts: IDataObject, answer: () => FakeAnswer = () => ({ body: {} })) {
	const data = {
		accessToken: `user-secret-${++users}`,
		appId: '5',
		appSecret: 'app-hush',
		...facts,
	};
	const { n8n, requests } = fakeN8n({
		credentials: { [TYPE]: data },
		answer: ({ url }) => (url.endsWith('/77') ? { body: PAGE } : answer()),
	});
	const connection = await connectMeta(n8n, FACEBOOK, { credentialType: TYPE, maxWaitMs: 0 });
	return { connection, requests, token: data.accessToken };
}

const refusal = (code: number, message = 'no') => ({
	status: 400,
	body: { error: { code, message } },
});

const thrownBy = async (graph: GraphClient): Promise<Error> =>
	await graph.call({ method: 'GET', path: 'x' }).then(
		() => {
			throw new Error('the call went through');
		},
		(error: Error) => error,
	);

describe('the limit of calls', () => {
	const isOpen = async (facts: IDataObject) => {
		const { connection, requests } = await connect(facts);
		await connection.user.call({ method: 'GET', path: 'me' }).catch(() => undefined);
		return requests.length === 1;
	};

	it('of an app is shared by all its tokens and by no other app', async () => {
		const { connection } = await connect({}, () => refusal(4));
		expect(failureOf(await thrownBy(connection.user))?.kind).toBe('rate-limited');
		expect(await isOpen({})).toBe(false);
		expect(await isOpen({ appId: '6' })).toBe(true);
	});

	it('is that of the token where the app is not known, whose name does not give it away', async () => {
		const nameless = { appId: '', appSecret: '' };
		const { connection, token } = await connect(nameless, () => refusal(4));
		await thrownBy(connection.user);
		expect(await isOpen({ ...nameless, accessToken: token })).toBe(false);
		expect(await isOpen(nameless)).toBe(true);
		expect(connection.budgetOwner).toMatch(/^[0-9a-f]{64}$/);
		expect([...processBudget.keys()].join()).not.toContain(token);
	});

	it.each([
		[4, 'the app', false],
		[32, 'the Page', true],
		[80001, 'the Page', true],
	])('of code %i is that of %s', async (code, _, isUserFree) => {
		const { connection, requests } = await connect({}, () => refusal(code));
		const { graph } = await connection.page('77');
		await thrownBy(graph);
		const sent = requests.length;
		await thrownBy(graph);
		expect(requests).toHaveLength(sent);
		await thrownBy(connection.user);
		expect(requests.length > sent).toBe(isUserFree);
	});
});

describe('what the network repeats of the credential', () => {
	it('does not reach an error of the user, the Page, the upload host or the app', async () => {
		const told = { message: '' };
		const { connection, token } = await connect({}, () => refusal(4711, told.message));
		told.message = `${token} page-secret app-hush 5|app-hush`;
		const { graph, upload } = await connection.page('77');
		const withoutPage = [connection.user, connection.app()];
		for (const client of [graph, upload, ...withoutPage]) {
			const error = await thrownBy(client);
			expect(error.message).toMatch(/^Facebook answered: /);
			const everything = JSON.stringify([error.message, failureOf(error), error]);
			expect(everything).not.toContain(token);
			expect(everything).not.toContain('app-hush');
			// Only calls with the token of the Page could make the network repeat that one.
			if (!withoutPage.includes(client)) expect(everything).not.toContain('page-secret');
		}
	});
});
