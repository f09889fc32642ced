import { listForms } from '../../../nodes/LinkedIn/leads/forms';
import { answer, elements, linkedInItem, refuse } from '../support/item';
import { AD_ACCOUNT, FORM_2 } from './fixtures';

const FORMS = 'GET rest/leadForms';

describe('listForms', () => {
	it('leaves out an account without access if all accounts are asked for', async () => {
		const { context } = await linkedInItem({
			script: {
				'GET rest/adAccounts': answer({
					elements: [1, 2, 3].map((id) => ({ id, name: `Account ${id}` })),
				}),
				[FORMS]: ({ url }) => {
					if (url.includes('sponsoredAccount%3A2)')) return refuse(403);
					return url.includes('sponsoredAccount%3A3)') ? refuse(400) : elements(FORM_2);
				},
			},
		});
		const { forms, problems } = await listForms(context.api, { kind: 'allAdAccounts' });
		expect(forms).toHaveLength(1);
		expect(problems.map(({ account, isLeftOut }) => [account.name, isLeftOut])).toEqual([
			['Account 2', true],
			['Account 3', undefined],
		]);
	});

	it('leaves out no account that is chosen', async () => {
		const { context } = await linkedInItem({
			script: {
				'GET rest/adAccounts/522529623': answer({ id: 522529623, name: 'Fern Ads' }),
				[FORMS]: refuse(403),
			},
		});
		const { problems } = await listForms(context.api, { kind: 'adAccount', id: AD_ACCOUNT });
		expect(problems.map(({ isLeftOut }) => isLeftOut)).toEqual([undefined]);
	});
});
