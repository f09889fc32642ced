import { linkedPage } from '../../nodes/Instagram/facebookLogin';
import { answer } from '../support/fakeGraph';
import { startClock } from '../support/virtualTime';
import { NOW, fakeAccount } from './support';

const HOUR = 3_600_000;
const linkedTo = (pageId: string) =>
	answer({
		data: [{ id: pageId, name: 'Fern', instagram_business_account: { id: '555', username: 'f' } }],
	});

afterEach(() => jest.restoreAllMocks());

it('knows the linked Page for an hour, since people may link another', async () => {
	const { api, graph } = fakeAccount({ 'GET me/accounts': [linkedTo('77'), linkedTo('78')] });
	if (api.login !== 'facebook') throw new Error('not Facebook Login');
	startClock(NOW);
	expect(await linkedPage(api.meta, '555')).toMatchObject({ id: '77' });
	startClock(NOW + HOUR - 1);
	expect(await linkedPage(api.meta, '555')).toMatchObject({ id: '77' });
	expect(graph.calls).toHaveLength(1);
	startClock(NOW + HOUR);
	expect(await linkedPage(api.meta, '555')).toMatchObject({ id: '78' });
});
